// Texts of what may need help at once. Loaded with it.

import { language } from "../preferences";
import type { Language } from "../wire";
import { urgencyTexts as en } from "./en_urgency";
import { urgencyTexts as es } from "./es_urgency";

export const urgencyTexts: Record<Language, typeof en> = { en, es };

/** As `words`, for what may need help at once. */
export function urgencyWords(): typeof en {
  return urgencyTexts[language.value];
}
