import { language } from "../preferences";
import type { Language } from "../wire";
import { en, type Texts } from "./en";
import { es } from "./es";

export type { Texts };

export const texts: Record<Language, Texts> = { en, es };

/** The texts in the language of whoever reads; what reads them follows a change. */
export function words(): Texts {
  return texts[language.value];
}
