// What a supervisor filled in, read as a command.

import type { SetSwitch } from "../wire";

export interface Draft {
  position: SetSwitch["switch"];
  /** As the browser's date field gives it: local time without a zone. */
  until: string;
  en: string;
  es: string;
}

export type Wrong = "until" | "message";

export function readDraft(draft: Draft, now: number): { change: SetSwitch } | { wrong: Wrong } {
  const [en, es] = [draft.en.trim(), draft.es.trim()];
  // Following the calendar is the rule, and needs no end.
  const until = draft.until && draft.position !== "follow" ? new Date(draft.until) : null;
  if (until && !(until.getTime() > now)) return { wrong: "until" };
  if ((en === "") !== (es === "")) return { wrong: "message" };
  return {
    change: {
      switch: draft.position,
      until: until ? until.toISOString() : null,
      message: en && es ? { en, es } : null,
    },
  };
}
