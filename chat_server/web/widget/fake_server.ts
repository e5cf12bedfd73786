// Tests only: a connection whose other end is moved by hand.

import { type Answer, type Connection, NO_ANSWER, type Status, type VisitorWire } from "../wire";
import type { Keep } from "./keep";

type Reply = (payload: never) => object | Promise<object>;

export class FakeConnection implements Connection<VisitorWire> {
  status: Status = "closed";
  refusal = null;
  asked: [string, unknown][] = [];
  replies: Record<string, Reply> = {};
  private heard = new Map<string, (payload: never, done: () => void) => void>();
  private onChange: (status: Status) => void = () => {};

  async ask(command: string, payload: unknown): Promise<never> {
    if (this.status !== "connected") return NO_ANSWER as never;
    this.asked.push([command, payload]);
    const reply = await this.replies[command]?.(payload as never);
    return { ok: true, ...reply } as Answer<object> as never;
  }
  on(event: string, hear: (payload: never, done: () => void) => void) {
    this.heard.set(event, hear);
  }
  onStatus(hear: (status: Status) => void) {
    this.onChange = hear;
  }
  open() {
    if (this.status === "closed") this.become("connecting");
  }
  close() {
    this.become("closed");
  }
  become(status: Status) {
    this.status = status;
    this.onChange(status);
  }
  push<Name extends keyof VisitorWire["events"]>(name: Name, payload: VisitorWire["events"][Name]) {
    this.heard.get(name)?.(payload as never, () => {});
  }
  commands(name: string): unknown[] {
    return this.asked.filter(([command]) => command === name).map(([, payload]) => payload);
  }
}

export function memoryKeep(): Keep & { kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>();
  return {
    kept,
    read: (key) => (kept.get(key) ?? null) as never,
    forget: () => kept.clear(),
    write: (key, value) => void (value === null ? kept.delete(key) : kept.set(key, value)),
  };
}
