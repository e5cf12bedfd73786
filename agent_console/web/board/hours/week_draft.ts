// A week as it is being edited: what a language does not say of a day is as for all.

import type { HoursWindow, Weeks } from "../../wire";

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export const WHOSE = ["all", "en", "es"] as const;
export type Whose = (typeof WHOSE)[number];

/** Null: as for all. */
export type DayDraft = readonly HoursWindow[] | null;
export type WeeksDraft = Record<Whose, Record<Weekday, DayDraft>>;

export const USUAL: HoursWindow = { opens: "09:00", closes: "17:00" };

export function draftOf(weeks: Weeks): WeeksDraft {
  const days = (whose: Whose, missing: DayDraft) =>
    Object.fromEntries(WEEKDAYS.map((day) => [day, weeks[whose]?.[day] ?? missing])) as Record<
      Weekday,
      DayDraft
    >;
  return { all: days("all", []), en: days("en", null), es: days("es", null) };
}

export function weeksOf(draft: WeeksDraft): Weeks {
  const said = (whose: Whose) => {
    const days = WEEKDAYS.flatMap((day) => {
      const windows = draft[whose][day];
      return windows === null ? [] : [[day, windows.map(ending)] as const];
    });
    return days.length ? Object.fromEntries(days) : undefined;
  };
  const [en, es] = [said("en"), said("es")];
  return { all: said("all") ?? {}, ...(en && { en }), ...(es && { es }) };
}

/** Windows as they are sent: a field for a time cannot show 24:00. */
export function ending({ opens, closes }: HoursWindow): HoursWindow {
  return { opens, closes: closes === "00:00" ? "24:00" : closes };
}

export function withDay(draft: WeeksDraft, whose: Whose, day: Weekday, windows: DayDraft): WeeksDraft {
  return { ...draft, [whose]: { ...draft[whose], [day]: windows } };
}

/** The windows that hold on a day in a language. */
export function windowsOn(weeks: Weeks, language: "en" | "es", day: Weekday): readonly HoursWindow[] {
  return weeks[language]?.[day] ?? weeks.all[day] ?? [];
}

/** The days of the week, those that follow each other with the same hours in each language together. */
export function daysAlike(weeks: Weeks): (readonly [Weekday, ...Weekday[]])[] {
  const hoursOf = (day: Weekday) =>
    JSON.stringify([windowsOn(weeks, "en", day), windowsOn(weeks, "es", day)]);
  const found: [Weekday, ...Weekday[]][] = [];
  for (const day of WEEKDAYS) {
    const last = found.at(-1);
    if (last && hoursOf(last[0]) === hoursOf(day)) last.push(day);
    else found.push([day]);
  }
  return found;
}

/** Whether the languages differ on some day. */
export function differs(weeks: Weeks): boolean {
  return Boolean(weeks.en ?? weeks.es);
}

/** Holiday calendars as people write them, by commas. */
export function namesOf(text: string): string[] {
  return text
    .split(/[,\s]+/)
    .map((name) => name.toUpperCase())
    .filter(Boolean);
}
