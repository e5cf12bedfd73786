// What a command is answered with, and whether asking again can help.

import type { Availability, Chat, Handoff } from "./types";

export type Code =
  | "invalid"
  | "unknown_command"
  | "unauthorized"
  | "forbidden"
  | "not_found"
  | "gone"
  | "conflict"
  | "limited"
  | "too_large"
  | "phone"
  | "unavailable"
  | "internal"
  /** Ours, never the server's: the connection ended or stayed silent, so the outcome is unknown. */
  | "no_answer";

export interface WireError {
  code: Code;
  message: string;
  field?: string;
  reason?: string;
  retry_after_s?: number;
  chat?: Chat;
  availability?: Availability;
  handoff?: Handoff | null;
}

export interface Refused {
  ok: false;
  error: WireError;
}

export type Answer<Ack> = ({ ok: true } & Ack) | Refused;

export const NO_ANSWER: Refused = { ok: false, error: { code: "no_answer", message: "No answer yet." } };

const NOT_AN_ACK: Refused = { ok: false, error: { code: "internal", message: "Not an answer." } };

/** Takes what came over the wire for an answer, or says that it is none. */
export function asAnswer<Ack>(received: unknown): Answer<Ack> {
  const answer = received as Answer<Ack> | null;
  if (answer?.ok === true || (answer?.ok === false && answer.error?.code)) return answer;
  return NOT_AN_ACK;
}

const LONGEST_MS = 15_000;

/** Milliseconds until the same command may be sent again, or null where that would not help. */
export function retryAfter(error: WireError, attempt: number): number | null {
  if (error.code === "limited") return Math.max(250, (error.retry_after_s ?? 1) * 1000);
  if (error.code === "unavailable" || error.code === "no_answer") {
    return Math.min(LONGEST_MS, 1000 * 2 ** attempt);
  }
  return null;
}
