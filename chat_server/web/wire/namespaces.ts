// What can be said and heard in each namespace, and what a connection to one offers.

import type { Answer, WireError } from "./answer";
import type {
  StaffAcks,
  StaffCommands,
  StaffEvents,
  VisitorAcks,
  VisitorCommands,
  VisitorEvents,
} from "./types";

export interface VisitorWire {
  commands: VisitorCommands;
  acks: VisitorAcks;
  events: VisitorEvents;
}

export interface StaffWire {
  commands: StaffCommands;
  acks: StaffAcks;
  events: StaffEvents;
}

export type AnyWire = { commands: object; acks: object; events: object };
export type Name<Table> = keyof Table & string;

/** `refused` is final (no live session, say); every other loss mends itself. */
export type Status = "closed" | "connecting" | "connected" | "lost" | "refused";

export interface Connection<W extends AnyWire> {
  readonly status: Status;
  /** Why the server refused the connection, while `status` is `refused`. */
  readonly refusal: WireError | null;
  ask<N extends Name<W["commands"]> & Name<W["acks"]>>(
    command: N,
    payload: W["commands"][N],
  ): Promise<Answer<W["acks"][N]>>;
  /** Hears an event; `acknowledge` answers the ones that the server wants acknowledged (`offer_made`). */
  on<N extends Name<W["events"]>>(
    event: N,
    hear: (payload: W["events"][N], acknowledge: () => void) => void,
  ): void;
  onStatus(hear: (status: Status) => void): void;
  open(): void;
  close(): void;
}

export interface ConnectionOptions {
  namespace: "/visitor" | "/staff";
  /** Read anew at every connect, since a token comes and goes. */
  auth?: () => Record<string, unknown>;
  origin?: string;
}
