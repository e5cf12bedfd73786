// Waiting is hard: after some minutes the face says so, calmly, and names the phone again.

import type { Chat } from "../wire";
import type { Keep } from "./keep";

const AFTER_MS = [2, 5, 10].map((minutes) => minutes * 60_000);

export class LongWait {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly keep: Keep,
    private readonly changed: () => void,
  ) {}

  /** How many of the times this chat has waited for; `changed` hears when it is one more. */
  passed(chat: Chat): number {
    clearTimeout(this.timer);
    if (chat.state !== "waiting") return 0;
    const waited = Date.now() - this.since(chat);
    const passed = AFTER_MS.filter((ms) => ms <= waited).length;
    const next = AFTER_MS[passed];
    if (next !== undefined) this.timer = setTimeout(this.changed, next - waited);
    return passed;
  }

  // By this device's clock alone, which need not agree with the server's; through reloads too.
  private since({ id }: Chat): number {
    const known = this.keep.read("waits");
    if (known?.chat === id) return known.since;
    const since = Date.now();
    this.keep.write("waits", { chat: id, since });
    return since;
  }
}
