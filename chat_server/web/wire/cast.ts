// Tests only: the chat of Maria, a caregiver, and its entries.

import type { Chat, Entry } from "./types";

export function chat(change: Partial<Chat> = {}): Chat {
  return {
    id: "chat-1",
    version: 1,
    state: "active",
    language: "en",
    role: "caregiver",
    topic: null,
    queued_at: "2026-03-02T15:00:00Z",
    assigned_at: "2026-03-02T15:02:00Z",
    ended_at: null,
    last_seq: 0,
    specialist: { name: "Ann" },
    position: null,
    wait: null,
    still_there: null,
    ...change,
  };
}

export function entry(seq: number, change: Partial<Entry> = {}): Entry {
  return {
    seq,
    kind: "message",
    author: { kind: "specialist", name: "Ann" },
    at: "2026-03-02T15:03:00Z",
    text: `entry ${seq}`,
    ...change,
  };
}

export function entries(from: number, to: number): Entry[] {
  return Array.from({ length: to - from + 1 }, (_, index) => entry(from + index));
}

/** A promise and the way to settle it later. */
export function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
