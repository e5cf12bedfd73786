import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { anns, colleague, offer } from "./cast";
import { ChatsView } from "./chats";
import { Dialogs } from "./dialogs";
import type { FakeConnection } from "./fake_connection";
import { Offers } from "./offers";
import { language } from "./preferences";
import { leave, show } from "./rendered";
import { News } from "./told";
import { dialog } from "./view";

const ben = colleague("Ben");
const rosa = anns("rosa", { name: "Rosa" });
const text = () => document.body.textContent ?? "";
let connection: FakeConnection;

/** Ann asks Ben to take her chat with Rosa. */
async function askBen() {
  await act(async () => {
    dialog.value = { kind: "transfer", chatId: "rosa" };
  });
  await act(async () => document.querySelector<HTMLElement>('dialog input[type="radio"]')?.click());
  await act(async () => document.querySelector<HTMLElement>('dialog [type="submit"]')?.click());
}

beforeEach(async () => {
  vi.useFakeTimers();
  const page = (
    <>
      <News />
      <Offers />
      <ChatsView />
      <Dialogs />
    </>
  );
  const answers = { transfer_chat: () => ({ chat: rosa, offer_id: "o9" }) };
  connection = await show(page, { chats: [rosa], colleagues: [ben], offers: [offer("o1")] }, answers);
});
afterEach(() => {
  leave();
  dialog.value = null;
  language.value = "en";
  vi.useRealTimers();
});

test("The chat says who is being asked, for as long as they are", async () => {
  await askBen();
  expect(connection.commands("transfer_chat")).toEqual([{ chat_id: "rosa", to: { specialist_id: "ben" } }]);
  expect(document.querySelector("dialog")).toBeNull();
  await act(() => vi.advanceTimersByTimeAsync(60_000) as unknown as Promise<void>);
  expect(document.querySelector(".handing")?.textContent).toContain("Ben is being asked…");
});

test.each([
  ["en", "declined", "Ben declined. The chat with Rosa is still yours."],
  ["en", "expired", "Ben did not answer. The chat with Rosa is still yours."],
  ["es", "declined", "Ben no aceptó. El chat con Rosa sigue siendo suyo."],
  ["es", "expired", "Ben no respondió. El chat con Rosa sigue siendo suyo."],
] as const)("In %s, what became of it is told (%s)", async (spoken, state, said) => {
  language.value = spoken;
  await askBen();
  act(() => connection.push("offer_closed", { offer_id: "o9", state }));
  expect(document.querySelector(".news")?.textContent).toContain(said);
  expect(document.querySelector(".handing")?.textContent).toBe("");
  expect(document.querySelectorAll(".offer")).toHaveLength(1);
});

test("That they took it is said once, when the chat has gone", async () => {
  await askBen();
  act(() => connection.push("offer_closed", { offer_id: "o9", state: "accepted" }));
  const taken = { ...rosa, version: 9, specialist: { id: "ben", name: "Ben" } };
  act(() => connection.push("chat_changed", { chat: taken }));
  expect(text().match(/Ben has taken over the chat with Rosa\./g)).toHaveLength(1);
  expect(text()).not.toContain("still yours");
});

test.each([
  [{ duty: "off" as const }, "Off duty"],
  [{ duty: "away" as const }, "Away"],
  [{ connected: false }, "Not connected"],
  [{}, "No free place"],
  [{ languages: ["es" as const] }, "Does not speak the visitor’s language"],
])("A colleague who cannot take the chat is listed with the reason (%j)", async (change, said) => {
  const colleagues = [colleague("Ben", { free_slots: 0, ...change })];
  await show(<Dialogs />, { chats: [rosa], colleagues });
  await act(async () => {
    dialog.value = { kind: "transfer", chatId: "rosa" };
  });
  expect(document.querySelector(".people .cannot small")?.textContent).toBe(said);
});
