// Durations, from instants and a `now` that is passed in.

import { signal } from "@preact/signals";
import type { Talk } from "./state";

export function secondsSince(at: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(at)) / 1000));
}

export function secondsUntil(at: string, now: number): number {
  return Math.max(0, Math.floor((Date.parse(at) - now) / 1000));
}

const DAY = 86_400;

/** As a clock shows it: 0:42, 12:05, 1:02:03; after a day, 1 d 2 h. */
export function asClock(seconds: number): string {
  if (seconds >= DAY) return `${Math.floor(seconds / DAY)} d ${Math.floor((seconds % DAY) / 3600)} h`;
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (part: number) => String(part).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/**
 * Since when the visitor has waited for an answer of this specialist, or null. It runs from the first
 * message after the last answer: a second message does not start it anew. Nobody waited for *this*
 * specialist before the chat was theirs.
 */
export function waitingSince(talk: Talk): string | null {
  if (talk.chat.state !== "active") return null;
  const lastAnswer = talk.entries.findLastIndex((entry) => entry.author.kind === "specialist");
  const asked = talk.entries.slice(lastAnswer + 1).find((entry) => entry.author.kind === "visitor");
  if (!asked) return null;
  const taken = talk.chat.assigned_at;
  return taken && Date.parse(taken) > Date.parse(asked.at) ? taken : asked.at;
}

/** The server's clock, as far as it is known: pages sleep and machines go wrong. */
export class ServerClock {
  private readonly ahead = signal(0);

  /** The server said that it was `at` just now. */
  heard(at: string, received = Date.now()): void {
    this.ahead.value = Date.parse(at) - received;
  }

  now(here = Date.now()): number {
    return here + this.ahead.value;
  }
}
