// Texts of the editors' place. Loaded with it: nobody who only chats waits for them.

import { language } from "../preferences";
import type { Language } from "../wire";
import { articleTexts as en } from "./en_articles";
import { articleTexts as es } from "./es_articles";

export const articleTexts: Record<Language, typeof en> = { en, es };

/** As `words`, for the editors' place. */
export function articleWords(): typeof en {
  return articleTexts[language.value];
}
