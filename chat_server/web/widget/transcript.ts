import type { Entry } from "../wire";
import type { Language } from "../wire/language";
import { type Texts, textsIn } from "./texts";
import { checkedInWords, timeInWords } from "./words";

/** Who wrote it, as the visitor sees them. */
export function authorInWords(entry: Entry, words: Texts): string {
  if (entry.author.kind === "visitor") return words.you;
  return entry.author.name || words.helpline;
}

export function noticeInWords(entry: Entry, words: Texts): string {
  const { notices } = words;
  const name = entry.notice?.name || words.helpline;
  switch (entry.notice?.what) {
    case "joined":
    case "transferred":
      return notices[entry.notice.what](name);
    case "requeued":
      return notices.requeued;
    case "watched":
      return notices.watched;
    case "article_recalled":
      return notices.recalled(name);
    case "ended":
      return words.talking.ended;
    default:
      return entry.text || notices.other;
  }
}

/** The conversation as plain text, to keep. */
export function transcript(entries: readonly Entry[], language: Language, origin: string): string {
  const words = textsIn(language);
  return entries.map((entry) => line(entry, words, language, origin)).join("\n\n");
}

function line(entry: Entry, words: Texts, language: Language, origin: string): string {
  const time = timeInWords(entry.at, language);
  if (entry.kind === "notice") return `[${time}] ${noticeInWords(entry, words)}`;
  return `[${time}] ${authorInWords(entry, words)}: ${saidInText(entry, words, language, origin)}`;
}

function saidInText(entry: Entry, words: Texts, language: Language, origin: string): string {
  const { article, resource } = entry;
  if (article) return `${article.section ?? article.title}\n${origin}${article.url}`;
  if (!resource) return entry.text ?? "";
  const { name, what_for, who_for, area, phone, url } = resource;
  const checked = checkedInWords(resource, words, language);
  return [name, what_for, `${who_for} · ${area}`, phone, url, checked].filter(Boolean).join("\n");
}
