import type { Language } from "../../wire/language";
import { en, type Texts } from "./en";
import { es } from "./es";

export type { Texts };

export const texts: Record<Language, Texts> = { en, es };
