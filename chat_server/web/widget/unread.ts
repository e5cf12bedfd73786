import type { Entry } from "../wire";

/** Counts what the specialist said while the panel was closed. */
export class Unread {
  shown = true;
  private seen = 0;

  constructor(private readonly tell: (count: number) => void) {}

  /** `history` is what was there before, and counts as seen. */
  count(entries: readonly Entry[], history: boolean): void {
    if (this.shown || history) this.seen = entries.length;
    this.tell(entries.slice(this.seen).filter((entry) => entry.author.kind === "specialist").length);
  }
}
