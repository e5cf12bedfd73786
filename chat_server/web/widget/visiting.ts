// Tests only: a visit whose server is moved by hand.

import { vi } from "vitest";
import type { Availability, Chat } from "../wire";
import { chat } from "../wire/cast";
import { FakeConnection, memoryKeep } from "./fake_server";
import { phoneOnly, viewOf } from "./state";
import { Visit } from "./visit";

const SETUP = {
  language: "en" as const,
  retentionDays: 30,
  number: "1-800-227-2345",
  uri: "tel:+18002272345",
  involvement: "",
};
export const FORM = { role: "caregiver" as const, question: "What is BCG?" };
export const open: Availability = { ...phoneOnly(SETUP), channel: "chat", reason: "open" };
export const waiting = (change: Partial<Chat> = {}) =>
  chat({ state: "waiting", specialist: null, position: 2, ...change });
export const later = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

export function visit(keep = memoryKeep()) {
  const connection = new FakeConnection();
  const bridge = { close: vi.fn(), news: vi.fn(), onShown: vi.fn(), onKey: vi.fn() };
  const askAvailability = vi.fn(async () => open);
  const reload = vi.fn();
  const leave = vi.fn();
  const made = new Visit(SETUP, { connection, keep, bridge, askAvailability, reload, leave });
  connection.replies.catch_up = () => ({ entries: [], chat: made.store.state.chat });
  made.start();
  return {
    visit: made,
    connection,
    keep,
    bridge,
    askAvailability,
    reload,
    leave,
    view: () => viewOf(made.store.state),
  };
}

/** A visitor in the queue. */
export async function queued() {
  const all = visit();
  all.connection.replies.request_chat = () => ({ chat: waiting(), token: "t" });
  await later();
  all.visit.entrance.request(FORM);
  all.connection.become("connected");
  await later(500);
  return all;
}
