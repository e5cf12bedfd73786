// Reads what pushes did not bring.

import { type Answer, retryAfter } from "./answer";
import type { ChatLog } from "./log";
import type { Chat, Entry } from "./types";

export const GAP_MS = 300;
export const PAGE = 200;

export type ReadPage = (afterSeq: number, limit: number) => Promise<Answer<{ entries: Entry[]; chat: Chat }>>;

export class CatchUp {
  private timer: ReturnType<typeof setTimeout> | undefined;
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
    if (!this.log.behind) return this.calm();
    this.timer ??= setTimeout(() => this.now(), GAP_MS);
  }

  /** After a reconnect, on wake or when the server says so: read whatever may be new. */
  async now(): Promise<void> {
    this.calm();
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
    if (wait !== null && !this.stopped) this.timer ??= setTimeout(() => this.now(), wait);
  }

  stop(): void {
    this.stopped = true;
    this.calm();
  }

  private calm(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Milliseconds after which to read again, or null when there is nothing more or no use in asking. */
  private async readToTheEnd(): Promise<number | null> {
    for (;;) {
      const before = this.log.seq;
      const answer = await this.readPage(before, PAGE);
      if (this.stopped) return null;
      if (!answer.ok) return retryAfter(answer.error, this.attempt++);
      this.log.add(answer.entries);
      this.log.accept(answer.chat);
      this.changed();
      if (!this.log.behind) {
        this.attempt = 0;
        return null;
      }
      if (this.log.seq === before) return retryAfter(STILL_BEHIND, this.attempt++);
    }
  }
}

const STILL_BEHIND = { code: "unavailable", message: "" } as const;
