/** Notices a restored database: everything that was read before it must be discarded. */
export class Epoch {
  private known: string | null = null;

  /** True when this epoch is not the one that came first. */
  changed(epoch: string): boolean {
    this.known ??= epoch;
    return this.known !== epoch;
  }
}
