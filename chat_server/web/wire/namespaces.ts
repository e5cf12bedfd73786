// What can be said and heard in each namespace.

import type {
  StaffAcks,
  StaffCommands,
  StaffEvents,
  VisitorAcks,
  VisitorCommands,
  VisitorEvents,
} from "./types";

/** Something may have been missed: a visitor catches up, the console syncs. */
interface Resync {
  resync: Record<string, never>;
}

export interface VisitorWire {
  commands: VisitorCommands;
  acks: VisitorAcks;
  events: VisitorEvents & Resync;
}

export interface StaffWire {
  commands: StaffCommands;
  acks: StaffAcks;
  events: StaffEvents & Resync;
}

export type AnyWire = { commands: object; acks: object; events: object };
export type Name<Table> = keyof Table & string;
