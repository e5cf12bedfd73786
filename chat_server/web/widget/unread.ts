import type { Entry } from "../wire";
import type { Keep } from "./keep";

/** Counts what the specialist said while the panel was shut, or the page away. */
export class Unread {
  shown = true;

  constructor(private readonly keep: Keep) {}

  count(entries: readonly Entry[]): number {
    if (this.shown) this.keep.write("seen", entries.length);
    const unseen = entries.slice(this.keep.read("seen") ?? 0);
    return unseen.filter((entry) => entry.author.kind === "specialist").length;
  }
}
