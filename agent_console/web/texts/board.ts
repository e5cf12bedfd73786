// Texts of the supervisors' place. Loaded with it: nobody who only chats waits for them.

import { language } from "../preferences";
import type { Language } from "../wire";
import { en } from "./en";
import { boardTexts as enBoard } from "./en_board";
import { hoursTexts as enHours } from "./en_hours";
import { rosterTexts as enRoster } from "./en_roster";
import { es } from "./es";
import { boardTexts as esBoard } from "./es_board";
import { hoursTexts as esHours } from "./es_hours";
import { rosterTexts as esRoster } from "./es_roster";

const english = { ...en, board: enBoard, hours: enHours, roster: enRoster };

export type BoardTexts = typeof english;

export const boardTexts: Record<Language, BoardTexts> = {
  en: english,
  es: { ...es, board: esBoard, hours: esHours, roster: esRoster },
};

/** All texts, with those of the board. */
export function words(): BoardTexts {
  return boardTexts[language.value];
}
