// Hours, days and previews in the reader's language.

import { language } from "../../preferences";
import { words } from "../../texts/board";
import type { HoursWindow, Preview, WireError } from "../../wire";
import { LOCALES } from "../../wording";
import { WEEKDAYS, type Weekday } from "./week_draft";

const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

export function weekdayInWords(day: Weekday): string {
  const at = new Date(MONDAY + WEEKDAYS.indexOf(day) * DAY_MS);
  return at.toLocaleDateString(LOCALES[language.value], { weekday: "long", timeZone: "UTC" });
}

/** A day, or the first and the last of several that follow each other. */
export function weekdaysInWords(days: readonly Weekday[]): string {
  const names = days.map(weekdayInWords);
  return names.length > 1 ? `${names[0]} – ${names.at(-1)}` : (names[0] ?? "");
}

export function windowInWords({ opens, closes }: HoursWindow): string {
  const { hours } = words();
  const wholeDay = opens === "00:00" && closes === "24:00";
  return wholeDay ? hours.allDay : `${clockInWords(opens)} – ${clockInWords(closes)}`;
}

function clockInWords(clock: string): string {
  if (clock === "24:00") return words().hours.midnight;
  const at = new Date(`1970-01-01T${clock}:00Z`);
  return at.toLocaleTimeString(LOCALES[language.value], {
    hour: "numeric",
    minute: "2-digit",
    timeZone: "UTC",
  });
}

/** An instant on the wall clock of a zone. */
export function instantThere(at: string, timeZone: string): string {
  return new Date(at).toLocaleString(LOCALES[language.value], {
    dateStyle: "full",
    timeStyle: "short",
    timeZone,
  });
}

export function previewInWords(preview: Preview): string[] {
  const { preview: text } = words().hours;
  const { availability, by_calendar: alone, zone } = preview;
  const { opens_at: opens, closes_at: closes } = availability.chat;
  const said = [text.reasons[availability.reason]];
  if (availability.channel === "chat" && closes) said.push(text.until(instantThere(closes, zone)));
  if (availability.channel === "phone" && opens) said.push(text.opens(instantThere(opens, zone)));
  if (alone.reason !== availability.reason) said.push(text.byCalendar(text.reasons[alone.reason]));
  return said;
}

/** What is wrong with a field, by its last name that is a word. */
export function wrongInWords(error: WireError): string {
  const { wrong } = words().hours;
  const name = (error.field ?? "").split(".").findLast((part) => /^[a-z_]+$/.test(part)) ?? "";
  const known = error.code === "invalid" && Object.hasOwn(wrong, name);
  if (known) return wrong[name as keyof typeof wrong];
  return error.code === "conflict" ? wrong.inForce : wrong.other;
}
