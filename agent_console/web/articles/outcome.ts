// What came of a step, kept as what it was and worded when it is read: the console's language may change meanwhile.

import { articleWords } from "../texts/articles";
import type { ReadDraftAck, WireError } from "../wire";

export type Done =
  | { what: "saved" | "sent" | "returned" | "discarded" }
  | { what: "published"; version: number };

/** Taken, here or (`heard`) by somebody else; or refused. */
export type Outcome =
  | { done: Done; heard?: true; wrong?: undefined }
  | { done?: undefined; wrong: WireError };

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

/** What somebody has made of the draft between two readings, where it is not with its reviewer any more. */
export function madeOf(before: ReadDraftAck, now: ReadDraftAck): Done | null {
  if (!before.draft) return null;
  const { shelved_version: version } = now;
  if (now.draft) {
    const returned = before.draft.state === "in_review" && now.draft.state === "draft";
    return returned ? { what: "returned" } : null;
  }
  const published = version !== null && version !== before.shelved_version;
  return published ? { what: "published", version } : { what: "discarded" };
}

/** Whether the draft is none any more. */
export function isOver({ what }: Done): boolean {
  return what === "published" || what === "discarded";
}
