// What a supervisor filled in, read as a command.

import type { SetSwitch } from "../wire";

export interface Draft {
  position: SetSwitch["switch"];
  /** As the browser's date field gives it: local time without a zone. */
  until: string;
  en: string;
  es: string;
}

/** `far`: `until` is more than a year ahead. */
export type Wrong = "until" | "far" | "message";

const YEAR_MS = 365 * 86_400_000;

export function readDraft(draft: Draft, now: number): { change: SetSwitch } | { wrong: Wrong } {
  // Only whom chat is closed for reads it.
  const [en, es] = draft.position === "closed" ? [draft.en.trim(), draft.es.trim()] : ["", ""];
  // Following the calendar is the rule, and needs no end.
  const until = draft.until && draft.position !== "follow" ? new Date(draft.until) : null;
  if (until && !(until.getTime() > now)) return { wrong: "until" };
  if (until && until.getTime() > now + YEAR_MS) return { wrong: "far" };
  if ((en === "") !== (es === "")) return { wrong: "message" };
  return {
    change: {
      switch: draft.position,
      until: until ? until.toISOString() : null,
      message: en && es ? { en, es } : null,
    },
  };
}
