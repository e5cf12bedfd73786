// Tests only: the server's side of the connection, moved by hand.

import { type Answer, type Connection, NO_ANSWER, type StaffWire, type Status } from "./wire";

type Hear = (payload: never, acknowledge: () => void) => void;

export class FakeConnection implements Connection<StaffWire> {
  status: Status = "closed";
  refusal = null;
  asked: { command: string; payload: Record<string, unknown> }[] = [];
  acknowledged: string[] = [];
  /** Answers by command; `no_answer` where there is none. */
  answers: Record<string, (payload: never) => unknown> = {};
  private readonly events = new Map<string, Hear>();
  private tellStatus: (status: Status) => void = () => {};

  ask = async (command: string, payload: object): Promise<Answer<never>> => {
    if (this.status !== "connected") return NO_ANSWER;
    this.asked.push({ command, payload: payload as Record<string, unknown> });
    const answer = this.answers[command]?.(payload as never);
    return (answer ? { ok: true, ...(answer as object) } : NO_ANSWER) as Answer<never>;
  };
  on = (event: string, hear: unknown) => void this.events.set(event, hear as Hear);
  onStatus = (hear: (status: Status) => void) => {
    this.tellStatus = hear;
  };
  open = () => this.become("connected");
  close = () => this.become("closed");

  become(status: Status): void {
    this.status = status;
    this.tellStatus(status);
  }

  push(event: string, payload: unknown): void {
    this.events.get(event)?.(payload as never, () => this.acknowledged.push(event));
  }

  commands(name: string) {
    return this.asked.filter((one) => one.command === name).map((one) => one.payload);
  }
}
