import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import { ann, anns, entry, queue } from "../cast";
import { leave, show } from "../rendered";
import { BoardView } from "./board";

const sue = { ...ann, id: "sue", name: "Sue", roles: ["supervisor"] };
const rosas = anns("chat-1", { name: "Rosa", last_seq: 1 });
const inHand = {
  chat_id: "chat-1",
  state: "active" as const,
  language: "en" as const,
  topic: null,
  specialist: { id: "ann", name: "Ann" },
  since: "2026-03-02T15:00:00Z",
  called_at: null as string | null,
};
const waiting = {
  chat_id: "chat-2",
  language: "es" as const,
  topic: null,
  position: 1,
  queued_at: "2026-03-02T15:00:00Z",
  offered: null,
};
const said = entry(1, { author: { kind: "visitor", name: "Rosa" }, text: "I am afraid." });
const note = (text: string, whisper = true) => ({
  id: text,
  chat_id: "chat-1",
  author: { id: "sue", name: "Sue" },
  at: "2026-03-02T15:02:00Z",
  text,
  whisper,
});

const board = (change = {}, answers = {}) =>
  show(<BoardView />, { me: sue }, { watch_queue: () => ({ queue: queue(change) }), ...answers });
const page = () => document.body.textContent;
const settled = () => act(() => new Promise((answered) => setTimeout(answered)));
const named = (name: string) =>
  [...document.querySelectorAll("button")].find((one) => one.textContent === name);
const press = (name: string) => act(async () => named(name)?.click()).then(settled);
const readAlong = async () => {
  const list = document.querySelector<HTMLSelectElement>("select[aria-label^='Steer']");
  await act(async () => {
    if (!list) return;
    list.value = "watch";
    list.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await settled();
};
const watched = { chat: rosas, entries: [said], notes: [] };
const reading = async (answers = {}) => {
  const connection = await board({ in_hand: [inHand] }, { watch_chat: () => watched, ...answers });
  await readAlong();
  return connection;
};
const write = (id: string, text: string) =>
  act(() => {
    const field = document.querySelector<HTMLTextAreaElement>(`#${id}`);
    if (!field) return;
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });

afterEach(leave);

test("A supervisor reads along: what was said, and what is said next", async () => {
  const connection = await reading();
  expect(page()).toContain("Reading along: Rosa with Ann");
  expect(page()).toContain("I am afraid.");
  const next = entry(2, { author: { kind: "specialist", name: "Ann" }, text: "I am here." });
  act(() => connection.push("entry_added", { chat_id: "chat-1", entry: next, version: 9 }));
  expect(page()).toContain("I am here.");
  expect(document.activeElement?.id).toBe("watching-heading");
});

test("It ends when the supervisor says so, and when they leave the board", async () => {
  const connection = await reading();
  await press("Stop reading along");
  expect(connection.commands("unwatch_chat")).toEqual([{ chat_id: "chat-1" }]);
  expect(page()).not.toContain("I am afraid.");
  await readAlong();
  leave();
  await settled();
  expect(connection.commands("unwatch_chat")).toHaveLength(2);
});

test("A new connection reads along again", async () => {
  const connection = await reading();
  act(() => connection.become("lost"));
  act(() => connection.become("connected"));
  await settled();
  expect(connection.commands("watch_chat")).toHaveLength(2);
});

test("A whisper that was not answered is sent again under its id, and kept until it is", async () => {
  const answers: Record<string, unknown> = {};
  const connection = await reading({ whisper: () => answers.whisper });
  write("whisper", "Offer her the phone.");
  await press("Whisper");
  expect(page()).toContain("Not connected. Please try again");
  expect(document.querySelector<HTMLTextAreaElement>("#whisper")?.value).toBe("Offer her the phone.");
  answers.whisper = { note: note("Offer her the phone.") };
  await press("Whisper");
  const [first, again] = connection.commands("whisper");
  expect(first?.client_id).toBe(again?.client_id);
  expect(page()).toContain("Sue (whisper)");
  expect(document.querySelector<HTMLTextAreaElement>("#whisper")?.value).toBe("");
});

test("A chat that is gone says so", async () => {
  await reading({ watch_chat: () => ({ ok: false, error: { code: "not_found", message: "" } }) });
  expect(page()).toContain("This chat is no longer there.");
});

test("A chat that asks for a supervisor is marked", async () => {
  await board({ in_hand: [{ ...inHand, called_at: "2026-03-02T15:01:00Z" }] });
  expect(document.querySelector(".called")?.textContent).toContain("asks for a supervisor");
});

test("Everybody who waits is told in both languages or not at all", async () => {
  const connection = await board({ waiting: [waiting] }, { broadcast: () => ({ told: 1 }) });
  await press("Tell everybody who waits…");
  expect(page()).toContain("1 person waits.");
  write("broadcast-en", "It takes longer today.");
  await press("Send");
  expect(page()).toContain("Write it in both languages.");
  expect(connection.commands("broadcast")).toEqual([]);
  write("broadcast-es", "Hoy tarda más.");
  await press("Send");
  expect(connection.commands("broadcast")[0]?.text).toEqual({
    en: "It takes longer today.",
    es: "Hoy tarda más.",
  });
  expect(page()).toContain("1 person was told.");
});

test("With nobody waiting there is nobody to tell", async () => {
  await board();
  expect(named("Tell everybody who waits…")).toBeUndefined();
});
