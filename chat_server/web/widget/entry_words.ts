// Who wrote an entry, and what happened, in words.

import type { Entry } from "../wire";
import type { Texts } from "./texts";

/** Who wrote it, as the visitor sees them. */
export function authorInWords(entry: Entry, words: Texts): string {
  if (entry.author.kind === "visitor") return words.you;
  return entry.author.name || words.helpline;
}

export function noticeInWords(entry: Entry, words: Texts): string {
  const { notices } = words;
  const what = entry.notice?.what as keyof typeof notices;
  const known = Object.hasOwn(notices, what) ? notices[what] : entry.text || notices.other;
  return typeof known === "function" ? known(entry.notice?.name || words.helpline) : known;
}
