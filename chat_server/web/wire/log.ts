// One chat and its log, as far as it has been received.

import type { Chat, Entry } from "./types";

export class ChatLog {
  private received = new Map<number, Entry>();
  private gapless: Entry[] = [];
  private highest = 0;
  private newestVersion = 0;
  private latest: Chat;

  constructor(chat: Chat) {
    this.latest = chat;
  }

  get chat(): Chat {
    return this.latest;
  }

  /** Entries 1, 2, 3, … up to the first that is missing. A new array whenever it grows. */
  get entries(): readonly Entry[] {
    return this.gapless;
  }

  /** The last `seq` that can be shown. */
  get seq(): number {
    return this.gapless.length;
  }

  /** True while an entry, or a newer state of the chat, is known to exist that was not received. */
  get behind(): boolean {
    return (
      this.seq < Math.max(this.highest, this.latest.last_seq) || this.latest.version < this.newestVersion
    );
  }

  /** Takes an entry as it was pushed, with the `version` that the chat had with it. */
  push(entry: Entry, version: number): boolean {
    this.newestVersion = Math.max(this.newestVersion, version);
    // A notice tells of a change of the chat itself, which is then on its way or lost.
    if (entry.kind !== "notice" && version === this.latest.version + 1)
      this.latest = { ...this.latest, version };
    return this.add([entry]);
  }

  /** There is an entry of this `seq`, received or not. */
  expect(seq: number): void {
    this.highest = Math.max(this.highest, seq);
  }

  /** Takes entries in any order, any number of times. True when more can be shown than before. */
  add(entries: readonly Entry[]): boolean {
    for (const entry of entries) {
      if (entry.seq > this.seq && !this.received.has(entry.seq)) this.received.set(entry.seq, entry);
      this.expect(entry.seq);
    }
    return this.extend();
  }

  /** Takes the chat unless it is another one or of a lower version; of equal versions the later wins. */
  accept(chat: Chat): boolean {
    if (chat.id !== this.latest.id || chat.version < this.latest.version) return false;
    this.latest = chat;
    return true;
  }

  private extend(): boolean {
    const next: Entry[] = [];
    for (let seq = this.seq + 1; this.received.has(seq); seq += 1) {
      next.push(this.received.get(seq) as Entry);
      this.received.delete(seq);
    }
    if (next.length === 0) return false;
    this.gapless = [...this.gapless, ...next];
    return true;
  }
}
