// Reads what pushes did not bring.

import { type Answer, retryAfter } from "./answer";
import type { ChatLog } from "./log";
import type { Chat, Entry } from "./types";

export const GAP_MS = 300;
/** A push that was lost leaves no gap when nothing follows it, so silence is doubted too. */
export const DOUBT_MS = 30_000;
export const PAGE = 200;

export type ReadPage = (afterSeq: number, limit: number) => Promise<Answer<{ entries: Entry[]; chat: Chat }>>;

export class CatchUp {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private hurried = false;
  private reading = false;
  private again = false;
  private attempt = 0;
  private stopped = false;

  constructor(
    private readonly log: ChatLog,
    private readonly readPage: ReadPage,
    private readonly changed: () => void,
  ) {}

  /** After every push: a gap that lasts is read. */
  doubt(): void {
    if (!this.log.behind) this.after(DOUBT_MS);
    else if (!this.hurried) this.after(GAP_MS);
  }

  /** One's own entry is saved under this `seq`; its push may be lost like any other. */
  expect(seq: number): void {
    this.log.expect(seq);
    this.doubt();
  }

  /** After a reconnect, on wake or when the server says so: read whatever may be new. */
  async now(): Promise<void> {
    clearTimeout(this.timer);
    this.hurried = false;
    if (this.stopped) return;
    if (this.reading) {
      this.again = true;
      return;
    }
    this.reading = true;
    const wait = await this.readToTheEnd();
    this.reading = false;
    if (this.again) {
      this.again = false;
      return this.now();
    }
    if (wait !== null) this.after(wait);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private after(wait: number): void {
    clearTimeout(this.timer);
    if (this.stopped) return;
    this.hurried = wait < DOUBT_MS;
    // Spread, so that those who came back together do not all ask in the same instant.
    this.timer = setTimeout(() => this.now(), this.hurried ? wait : wait * (1 + Math.random()));
  }

  /** Milliseconds after which to read again, or null when there is no use in asking. */
  private async readToTheEnd(): Promise<number | null> {
    for (;;) {
      const before = this.log.seq;
      const answer = await this.readPage(before, PAGE);
      if (!answer.ok) return retryAfter(answer.error, this.attempt++);
      if (this.stopped) return null;
      this.log.add(answer.entries);
      this.log.accept(answer.chat);
      this.changed();
      if (!this.log.behind) {
        this.attempt = 0;
        return DOUBT_MS;
      }
      if (this.log.seq === before) return retryAfter(STILL_BEHIND, this.attempt++);
    }
  }
}

const STILL_BEHIND = { code: "unavailable", message: "" } as const;
