import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { anns, colleague, entry, offer } from "./cast";
import { ChatsView } from "./chats";
import { Dialogs } from "./dialogs";
import type { FakeConnection } from "./fake_connection";
import { Offers } from "./offers";
import { leave, show } from "./rendered";
import { News } from "./told";
import { dialog, now } from "./view";

const bens = anns("maria", { specialist: { id: "ben", name: "Ben" }, last_seq: 1 });
const question = entry(1, { author: { kind: "visitor", name: "maria" }, text: "How much is it?" });
const until = "2026-03-02T15:03:00Z";
const warm = offer("o1", { chat: bens, warm: true, notes: [] });
const page = (
  <>
    <News />
    <Offers />
    <ChatsView />
    <Dialogs />
  </>
);
let connection: FakeConnection;
const text = () => document.body.textContent ?? "";
const named = (name: string) =>
  [...document.querySelectorAll<HTMLElement>("button")].find((one) => one.textContent?.startsWith(name));
const settle = () => act(() => vi.advanceTimersByTimeAsync(50) as unknown as Promise<void>);
const press = (name: string) => act(async () => named(name)?.click());

beforeEach(async () => {
  await import("./reading_before");
  vi.useFakeTimers();
  now.value = Date.parse("2026-03-02T15:00:30Z");
});
afterEach(() => {
  leave();
  dialog.value = null;
  vi.useRealTimers();
});

async function readsBefore() {
  const seen = { chat: bens, entries: [question], notes: [], expires_at: until };
  connection = await show(page, { offers: [warm] }, { read_before: () => seen });
  await press("Read along first");
  await settle();
}

test("Whoever is asked warmly reads along, sees what is said next, and has more time", async () => {
  await readsBefore();
  expect(text()).toContain("How much is it?");
  expect(text()).toContain("150 s left");
  const chat = { ...bens, last_seq: 2, version: bens.version + 1 };
  const next = entry(2, { author: { kind: "visitor", name: "maria" }, text: "Thank you." });
  act(() => {
    connection.push("entry_added", { chat_id: "maria", entry: next, version: chat.version });
    connection.push("chat_changed", { chat });
  });
  expect(text()).toContain("Thank you.");
  expect(named("Read along first")).toBeUndefined();
  expect(named("Accept")).toBeDefined();
});

test("When the time runs out, it is not said that they were set to away", async () => {
  await readsBefore();
  act(() => connection.push("offer_closed", { offer_id: "o1", state: "expired" }));
  expect(text()).toContain("The offer is no longer there.");
  expect(document.querySelector(".offer")).toBeNull();
});

test("An offer that is not warm is not read before", async () => {
  await show(<Offers />, { offers: [offer("o1", { chat: bens })] });
  expect(named("Read along first")).toBeUndefined();
});

test("Whoever asks warmly sees that their colleague reads, and may ask no longer", async () => {
  const rosa = anns("rosa", { name: "Rosa" });
  const answers = {
    transfer_chat: () => ({ chat: rosa, offer_id: "o9" }),
    withdraw_transfer: () => ({ chat: rosa }),
  };
  connection = await show(page, { chats: [rosa], colleagues: [colleague("Ben")] }, answers);
  await act(async () => {
    dialog.value = { kind: "transfer", chatId: "rosa" };
  });
  await act(async () => document.querySelector<HTMLElement>('dialog input[type="radio"]')?.click());
  await act(async () => document.querySelector<HTMLElement>('dialog input[name="warm"]')?.click());
  await act(async () => document.querySelector<HTMLElement>('dialog [type="submit"]')?.click());
  const asked = { chat_id: "rosa", to: { specialist_id: "ben" }, warm: true };
  expect(connection.commands("transfer_chat")).toEqual([asked]);
  act(() => connection.push("offer_being_read", { offer_id: "o9", expires_at: until }));
  expect(document.querySelector(".handing")?.textContent).toContain("Ben reads along…");
  await press("Ask no longer");
  expect(connection.commands("withdraw_transfer")).toEqual([{ chat_id: "rosa" }]);
  act(() => connection.push("offer_closed", { offer_id: "o9", state: "withdrawn" }));
  expect(text()).toContain("Ben is no longer asked to take the chat with Rosa.");
});
