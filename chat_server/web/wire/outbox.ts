// What was said and is not in the log yet: sent in order, one at a time, until it is saved or refused.

import { type Answer, retryAfter, type WireError } from "./answer";
import { newClientId } from "./client_id";
import type { Said } from "./types";

export type Delivery = "sending" | "not_connected" | "saved" | "refused";

export interface Outgoing<Message> {
  readonly clientId: string;
  readonly message: Message;
  readonly delivery: Delivery;
  readonly error: WireError | null;
}

type Send<Message> = (message: Message, clientId: string) => Promise<Answer<Said>>;

export class Outbox<Message> {
  private queue: Outgoing<Message>[] = [];
  private connected = false;
  private inFlight = false;
  private attempt = 0;
  private notBefore = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly send: Send<Message>,
    private readonly changed: () => void,
  ) {}

  /** In the order of sending. What the log has shown is no longer here. A new array on every change. */
  get items(): readonly Outgoing<Message>[] {
    return this.queue;
  }

  /** Queues a message. One restored from storage comes with the id under which it may have been sent. */
  add(message: Message, clientId = newClientId()): string {
    this.queue = [...this.queue, { clientId, message, delivery: this.delivery(), error: null }];
    this.changed();
    this.pump();
    return clientId;
  }

  /** Sends a refused message again, last in the queue and under the same id. */
  retry(clientId: string): void {
    const item = this.queue.find((one) => one.clientId === clientId && one.delivery === "refused");
    if (!item) return;
    this.queue = this.queue.filter((one) => one !== item);
    this.add(item.message, clientId);
  }

  /** Gives up a refused message. */
  discard(clientId: string): void {
    this.keep((item) => item.clientId !== clientId || item.delivery !== "refused");
  }

  /** The log shows these ids now: they are saved, whether or not the answer ever comes. */
  seen(clientIds: readonly (string | undefined)[]): void {
    this.keep((item) => !clientIds.includes(item.clientId));
  }

  /** Tells whether there is a connection to send on. */
  connection(connected: boolean): void {
    if (connected === this.connected) return;
    this.connected = connected;
    this.attempt = 0;
    clearTimeout(this.timer);
    this.queue = this.queue.map((item) => (isOpen(item) ? { ...item, delivery: this.delivery() } : item));
    this.changed();
    this.pump();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.connected = false;
    this.queue = [];
  }

  private delivery(): Delivery {
    return this.connected ? "sending" : "not_connected";
  }

  private keep(wanted: (item: Outgoing<Message>) => boolean): void {
    const kept = this.queue.filter(wanted);
    if (kept.length === this.queue.length) return;
    this.queue = kept;
    this.changed();
  }

  private async pump(): Promise<void> {
    const next = this.queue.find(isOpen);
    if (!next || !this.connected || this.inFlight) return;
    const wait = this.notBefore - Date.now();
    if (wait > 0) return this.pumpAfter(wait);
    this.inFlight = true;
    const answer = await this.send(next.message, next.clientId);
    this.inFlight = false;
    this.settle(next.clientId, answer);
    this.pump();
  }

  private settle(clientId: string, answer: Answer<Said>): void {
    if (answer.ok) {
      this.attempt = 0;
      return this.replace(clientId, { delivery: "saved" });
    }
    const wait = retryAfter(answer.error, this.attempt);
    if (wait === null) {
      this.attempt = 0;
      return this.replace(clientId, { delivery: "refused", error: answer.error });
    }
    this.attempt += 1;
    // A cut connection needs no pause: sending goes on as soon as there is one again.
    if (this.connected) this.notBefore = Date.now() + wait;
  }

  private pumpAfter(wait: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.pump(), wait);
  }

  private replace(clientId: string, change: Partial<Outgoing<Message>>): void {
    this.queue = this.queue.map((item) => (item.clientId === clientId ? { ...item, ...change } : item));
    this.changed();
  }
}

function isOpen(item: Outgoing<unknown>): boolean {
  return item.delivery === "sending" || item.delivery === "not_connected";
}
