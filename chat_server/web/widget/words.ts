// Numbers and instants, said in words.

import type { ResourceCard, Wait } from "../wire";
import type { Language } from "../wire/language";
import { type Texts, textsIn } from "./texts";

const LOCALES: Record<Language, string> = { en: "en-US", es: "es-US" };

export function positionInWords(position: number | null, language: Language): string {
  const { waiting } = textsIn(language);
  if (position === null) return "";
  return position <= 1 ? waiting.next : waiting.position(position);
}

/** An honest range: rounded outward, and none where none is known. */
export function waitInWords(wait: Wait | null, language: Language): string {
  const { waiting } = textsIn(language);
  if (!wait) return waiting.noRange;
  const [low, high] = [Math.floor(wait.low_s / 60), Math.ceil(wait.high_s / 60)];
  if (high <= 1) return waiting.underAMinute;
  return low < 1 || low === high ? waiting.upTo(high) : waiting.range(low, high);
}

export function timeInWords(at: string | Date, language: Language): string {
  return new Date(at).toLocaleTimeString(LOCALES[language], { hour: "numeric", minute: "2-digit" });
}

/** A day of the calendar, which is the same in every zone. */
export function dayInWords(day: string, language: Language): string {
  return new Date(day).toLocaleDateString(LOCALES[language], { dateStyle: "long", timeZone: "UTC" });
}

/** When somebody last checked what a service says. */
export function checkedInWords(resource: ResourceCard, words: Texts, language: Language): string {
  const day = resource.last_checked;
  return day === null ? words.neverChecked : words.checked(dayInWords(day, language));
}

/** Such as "tomorrow at 8:00 AM", in the zone of whoever reads it. */
export function instantInWords(at: string, language: Language, now = new Date()): string {
  const then = new Date(at);
  const words = textsIn(language);
  const day = then.toLocaleDateString(LOCALES[language], { weekday: "long", month: "long", day: "numeric" });
  // Spanish has no comma after the article: "el viernes 27 de noviembre".
  const said = language === "es" ? day.replace(",", "") : day;
  const near = [words.today, words.tomorrow][daysBetween(now, then)];
  return `${near ?? `${words.on} ${said}`} ${words.at(timeInWords(then, language))}`;
}

/** The next opening, or null where it is not known or has passed. */
export function openingInWords(at: string | null, language: Language, now = new Date()): string | null {
  if (!at || new Date(at) <= now) return null;
  return instantInWords(at, language, now);
}

// Dates as if they were UTC, since a local day may have 23 or 25 hours.
function daysBetween(from: Date, to: Date): number {
  const day = (at: Date) => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate());
  return Math.round((day(to) - day(from)) / 86_400_000);
}
