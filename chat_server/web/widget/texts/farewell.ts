import type { Language } from "../../wire/language";
import { farewellTexts as en } from "./farewell_en";
import { farewellTexts as es } from "./farewell_es";

export const farewellIn = (language: Language) => ({ en, es })[language];
