// What is said of shifts, in English.

export const rosterTexts = {
  heading: "Roster",
  loading: "Reading the roster…",
  failed: "The roster could not be read. Please try again.",
  day: "Day",
  before: "The day before",
  after: "The day after",
  today: "Today",
  summary: (planned: number, there: number) =>
    planned === 0 ? "Nobody is planned now." : `Planned now: ${planned}, of them on duty: ${there}.`,
  empty: "Nobody is planned on this day.",
  name: "Name",
  planned: "Planned",
  now: "Now",
  states: {
    to_come: "Later",
    on_duty: "On duty",
    away: "Away",
    late: "Not on duty",
    left: "Not on duty",
    over: "Over",
  },
  late: (time: string) => `late by ${time}`,
  for: (time: string) => `for ${time}`,
  unplanned: "On duty, not planned",

  remove: {
    means: "They are then not planned at that time. Their duty does not change.",
    past: "Not taken back: that day has passed.",
  },

  add: {
    act: "Plan a shift…",
    heading: "Plan a shift",
    who: "Who",
    starts: "From",
    ends: "Until",
    endsHint: "Until midnight is 12:00 AM. A night is two shifts.",
    save: "Save this shift",
  },

  copy: {
    act: "Copy to another day…",
    heading: "Copy shifts",
    what: "What to copy",
    oneDay: (day: string) => `${day} only`,
    week: (first: string, last: string) => `Seven days, ${first} to ${last}`,
    to: "To this day",
    toWeek: "Beginning on this day",
    toHint: "Shifts that are there already stay. What overlaps them is left out.",
    save: "Copy",
    done: (copied: number, leftOut: number) =>
      leftOut === 0
        ? `Shifts copied: ${copied}.`
        : `Shifts copied: ${copied}. Left out because they overlap others: ${leftOut}.`,
  },

  wrong: {
    specialist_id: "Choose who it is.",
    day: "Choose today or a later day, within a year.",
    starts: "Give a time.",
    ends: "Give a time after the beginning; midnight is 12:00 AM.",
    to_day: "Choose another day, today or later, within a year.",
    overlaps: "They have a shift at that time already.",
    other: "Not saved. Please try again.",
  },
};
