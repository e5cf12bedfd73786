// What came of a step, kept as what it was and worded when it is read: the console's language may change meanwhile.

import { articleWords } from "../texts/articles";
import type { WireError } from "../wire";

export type Done =
  | { what: "saved" | "sent" | "returned" | "discarded" }
  | { what: "published"; version: number };

/** Taken, or refused. */
export type Outcome = { done: Done; wrong?: undefined } | { done?: undefined; wrong: WireError };

export function doneInWords(done: Done): string {
  const text = articleWords();
  if (done.what === "published") return text.publish.done(done.version);
  return {
    saved: text.editor.saved,
    sent: text.send.done,
    returned: text.giveBack.done,
    discarded: text.discard.done,
  }[done.what];
}

/** Whether the draft is none any more. */
export function isOver({ what }: Done): boolean {
  return what === "published" || what === "discarded";
}
