// Texts of records, of calls and of what is read before a chat is taken over. Loaded with these.

import { language } from "../preferences";
import type { Language } from "../wire";
import { contactTexts as en } from "./en_contacts";
import { contactTexts as es } from "./es_contacts";

export const contactTexts: Record<Language, typeof en> = { en, es };

/** As `words`, for records. */
export function contactWords(): typeof en {
  return contactTexts[language.value];
}
