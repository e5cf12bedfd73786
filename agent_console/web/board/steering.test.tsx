import { act } from "preact/test-utils";
import { expect, test } from "vitest";
import { ann, anns, queue } from "../cast";
import { show } from "../rendered";
import type { Queue } from "../wire";
import { BoardView } from "./board";

const sue = { ...ann, id: "sue", name: "Sue", roles: ["supervisor"] };
const inHand: Queue["in_hand"][number] = {
  chat_id: "chat-1",
  state: "active",
  language: "en",
  topic: null,
  specialist: { id: "ann", name: "Ann" },
  since: "2026-03-02T15:00:00Z",
  called_at: null,
};
const waiting = {
  chat_id: "chat-2",
  language: "en",
  topic: null,
  position: 1,
  queued_at: "2026-03-02T15:00:00Z",
} as const;

const board = (change: Partial<Queue>, answers = {}) =>
  show(<BoardView />, { me: sue }, { watch_queue: () => ({ queue: queue(change) }), ...answers });

const buttons = () => [...document.querySelectorAll("button")];
const named = (name: string) => buttons().find((one) => one.textContent === name);
const press = (name: string) =>
  act(async () => {
    named(name)?.click();
    await new Promise((answered) => setTimeout(answered));
  });
const lists = () => [...document.querySelectorAll<HTMLSelectElement>("select[aria-label^='Steer']")];
const steps = () => lists().map((list) => [...list.options].slice(1).map((one) => one.textContent));

const choose = (list: HTMLSelectElement | null | undefined, value: string) =>
  act(async () => {
    if (!list) return;
    list.value = value;
    list.dispatchEvent(new Event("change", { bubbles: true }));
  });

test("A chat is taken over after a question, and the reason goes along", async () => {
  const taken = anns("chat-1", { specialist: { id: "sue", name: "Sue" } });
  const connection = await board({ in_hand: [inHand] }, { take_over: () => ({ chat: taken }) });
  await choose(lists()[0], "take_over");
  expect(connection.commands("take_over")).toEqual([]);
  const reason = document.querySelector<HTMLInputElement>("#steering-reason");
  if (reason) reason.value = " The visitor asked for a supervisor ";
  await press("Yes, take it over");
  const asked = { chat_id: "chat-1", reason: "The visitor asked for a supervisor" };
  expect(connection.commands("take_over")).toEqual([asked]);
  expect(document.querySelector("dialog")).toBeNull();
});

test("What was refused says why, and the question stands", async () => {
  const refused = { ok: false, error: { code: "conflict", message: "" } };
  const connection = await board({ in_hand: [inHand] }, { take_over: () => refused });
  await choose(lists()[0], "take_over");
  await press("Yes, take it over");
  expect(connection.commands("take_over")).toHaveLength(1);
  expect(document.querySelector("[role=alert]")?.textContent).toContain("all your places are taken");
});

test("A question whose chat has ended meanwhile says so, and stands until it is closed", async () => {
  const connection = await board({ in_hand: [inHand] });
  await choose(lists()[0], "requeue");
  act(() => connection.push("queue_changed", { queue: queue({ in_hand: [] }) }));
  expect(document.querySelector("dialog")?.textContent).toContain("This chat has ended.");
  expect(named("Yes, put it back")).toBeUndefined();
  await press("Close");
  expect(document.querySelector("dialog")).toBeNull();
});

test("A chat that changes hands while it is asked about is asked about still", async () => {
  const connection = await board({ waiting: [{ ...waiting, offered: null }] });
  await choose(lists()[0], "close");
  act(() =>
    connection.push("queue_changed", { queue: queue({ in_hand: [{ ...inHand, chat_id: "chat-2" }] }) }),
  );
  expect(named("Yes, close it")).toBeDefined();
  await press("Cancel");
});

test("Each chat offers what can be done with it", async () => {
  await board({ in_hand: [inHand, { ...inHand, chat_id: "chat-3", state: "wrap_up" }] });
  expect(steps()).toEqual([
    ["Read along", "Take over", "Put back", "Close"],
    ["Read along", "Close"],
  ]);
  await board({ waiting: [{ ...waiting, offered: null }] });
  expect(steps()).toEqual([["Read along", "Take over", "Close"]]);
  await board({ waiting: [{ ...waiting, offered: "ann" }] });
  expect(steps()).toEqual([["Read along", "Take over", "Put back", "Close"]]);
});

test("Somebody's duty is set from the board, which says who is not connected", async () => {
  const row = {
    id: "ann",
    name: "Ann",
    duty: "available",
    connected: false,
    reason: null,
    since: "2026-03-02T14:00:00Z",
    languages: ["en" as const],
    offered: 0,
    active: 0,
    wrap_up: 0,
    capacity: 3,
  } as const;
  const connection = await board({ specialists: [{ ...row, languages: ["en"] }] });
  expect(document.querySelector(".badge.away")?.textContent).toBe("Not connected");
  const list = document.querySelector<HTMLSelectElement>("select[aria-label='Set the duty of Ann']");
  expect([...(list?.options ?? [])].map((one) => one.textContent)).toEqual(["Change…", "Away", "Off duty"]);
  await choose(list, "away");
  expect(connection.commands("set_duty_of")).toEqual([{ specialist_id: "ann", status: "away" }]);
});

test("Several specialists get one duty at once, and whoever has it already is left alone", async () => {
  const row = {
    duty: "available",
    connected: true,
    reason: null,
    since: "2026-03-02T14:00:00Z",
    offered: 0,
    active: 0,
    wrap_up: 0,
    capacity: 3,
  } as const;
  const someone = (id: string, name: string, duty: "available" | "away" = "available") => ({
    ...row,
    id,
    name,
    duty,
    languages: ["en" as const],
  });
  const refused = { ok: false, error: { code: "not_found", message: "" } };
  let found = false;
  const connection = await board(
    { specialists: [someone("ann", "Ann"), someone("ben", "Ben"), someone("eve", "Eve", "away")] },
    { set_duty_of: () => (found ? {} : refused) },
  );
  const box = (label: string) =>
    [...document.querySelectorAll<HTMLInputElement>("input[type=checkbox]")].find(
      (one) => (one.getAttribute("aria-label") ?? one.parentElement?.textContent) === label,
    );
  const together = () => document.querySelector<HTMLSelectElement>(".several select");
  expect(together()).toBeNull();
  await act(() => box("Choose all")?.click());
  expect(document.querySelector(".several")?.textContent).toContain("3 chosen");
  await act(() => box("Choose Ann")?.click());
  expect(box("Choose all")?.checked).toBe(false);
  await choose(together(), "away");
  expect(connection.commands("set_duty_of")).toEqual([]);
  await press("Set");
  expect(connection.commands("set_duty_of")).toEqual([{ specialist_id: "ben", status: "away" }]);
  expect(document.querySelector(".several")?.textContent).toContain("1 chosen");
  found = true;
  await press("Set");
  expect(connection.commands("set_duty_of")).toHaveLength(2);
  expect(together()).toBeNull();
  expect(document.activeElement).toBe(box("Choose all"));
});
