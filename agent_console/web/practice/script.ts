// What a practice visitor says. It is played line by line: the next one follows the specialist's answer.

import type { Chat, Language } from "../wire";
import { scripts as en } from "./scripts_en";
import { scripts as es } from "./scripts_es";

export interface Script {
  id: string;
  language: Language;
  /** What it is good for, for whoever chooses. */
  aim: string;
  name: string | null;
  role: Chat["role"];
  topic: Chat["topic"];
  /** What the visitor wrote while they waited; null: nothing. */
  question: string | null;
  /** Each is said after an answer; then the visitor leaves. Of a silent visitor there are none, and they stay. */
  lines: readonly string[];
}

const SCRIPTS: Record<Language, readonly Script[]> = { en, es };

export function scriptsIn(language: Language): readonly Script[] {
  return SCRIPTS[language];
}
