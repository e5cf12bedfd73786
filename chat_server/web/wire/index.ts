// The client library that both faces stand on.

export {
  type Answer,
  asAnswer,
  type Code,
  NO_ANSWER,
  type Refused,
  retryAfter,
  type WireError,
} from "./answer";
export { CatchUp, type ReadPage } from "./catch_up";
export { newClientId } from "./client_id";
export { connectTo } from "./connection";
export { Epoch } from "./epoch";
export { ChatLog } from "./log";
export type { Connection, ConnectionOptions, StaffWire, Status, VisitorWire } from "./namespaces";
export { type Delivery, Outbox, type Outgoing } from "./outbox";
export type * from "./types";
export { onWake } from "./wake";
