// Days and shifts in the reader's language.

import { language } from "../../preferences";
import { words } from "../../texts/board";
import type { PlannedShift, WireError } from "../../wire";
import { LOCALES } from "../../wording";
import { windowInWords } from "../hours/hours_words";
import type { WrongField } from "../hours/wrong";

const DAY_MS = 86_400_000;

/** A day such as 2026-11-23, so many days later. */
export function later(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** With its weekday. */
export function dayOfWeek(day: string): string {
  return new Date(`${day}T00:00Z`).toLocaleDateString(LOCALES[language.value], {
    weekday: "long",
    month: "long",
    day: "numeric",
    timeZone: "UTC",
  });
}

export function shiftInWords({ starts, ends }: PlannedShift): string {
  return windowInWords({ opens: starts, closes: ends });
}

/** What is wrong with a field of the form, in words. */
export function wrongShift(form: string, error: WireError): WrongField {
  const { wrong } = words().roster;
  const field = error.field ?? "";
  const text = Object.hasOwn(wrong, field) ? wrong[field as keyof typeof wrong] : wrong.other;
  return { id: `${form}-wrong`, field, text: error.code === "conflict" ? wrong.overlaps : text };
}
