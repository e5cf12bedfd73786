import type { Entry } from "../wire";
import { isRecalled } from "../wire/recalled";
import { authorInWords, noticeInWords } from "./entry_words";
import type { State } from "./state";
import { type Texts, textsIn } from "./texts";
import { checkedInWords, timeInWords } from "./words";

/** A chat that is kept: its log, and the phone line for whoever reads it later. */
type Kept = Pick<State, "entries" | "language" | "number">;

/** The conversation as plain text, to keep. */
export function transcript(kept: Kept, origin: string): string {
  return kept.entries
    .map((entry) => `[${timeInWords(entry.at, kept.language)}] ${line(entry, kept, origin)}`)
    .join("\n\n");
}

function line(entry: Entry, kept: Kept, origin: string): string {
  const words = textsIn(kept.language);
  if (entry.kind !== "notice")
    return `${authorInWords(entry, words)}: ${saidInText(entry, kept, words, origin)}`;
  const said = noticeInWords(entry, words);
  if (entry.notice?.what !== "article_recalled") return said;
  const { correction } = entry.notice;
  const instead = correction && `${words.correction}: ${origin}${correction}`;
  return inLines(words.withdrawn, said, `${words.callNow} ${kept.number}`, instead);
}

function saidInText(entry: Entry, kept: Kept, words: Texts, origin: string): string {
  const { article, resource } = entry;
  if (article) {
    const withdrawn = isRecalled(article, kept.entries) && words.withdrawn;
    const { section, title, sample, notice, url } = article;
    return inLines(section ?? title, withdrawn, sample && words.sample, origin + url, notice || words.review);
  }
  if (!resource) return entry.text ?? "";
  const { name, what_for, who_for, area, phone, url } = resource;
  const checked = checkedInWords(resource, words, kept.language);
  return inLines(name, what_for, `${who_for} · ${area}`, phone, url, checked);
}

function inLines(...said: (string | false | null | undefined)[]): string {
  return said.filter(Boolean).join("\n");
}
