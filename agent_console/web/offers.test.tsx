import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ann, anns, offer, snapshot } from "./cast";
import { ChatsView } from "./chats";
import { Desk } from "./desk";
import { FakeConnection } from "./fake_connection";
import { Offers } from "./offers";
import { leave, show } from "./rendered";
import { listenForShortcuts } from "./shortcuts";
import { News } from "./told";
import { now } from "./view";

beforeEach(() => {
  vi.useFakeTimers();
  now.value = Date.parse("2026-03-02T15:00:30Z");
});
afterEach(() => {
  leave();
  vi.useRealTimers();
});

const text = () => document.body.textContent ?? "";
const button = (name: string) =>
  [...document.querySelectorAll("button")].find((one) => one.textContent?.startsWith(name));
const rosa = offer("o1", { chat: { ...offer("o1").chat, name: "Rosa", role: "family", topic: "coping" } });

test("An offer says who it is, what they wrote and how long is left", async () => {
  await show(<Offers />, { offers: [rosa] });
  for (const said of ["Rosa", "Family member", "Feelings and coping", "Is BCG a vaccine?", "30 s left"]) {
    expect(text()).toContain(said);
  }
  expect(document.querySelector('[role="alert"]')?.textContent).toContain("Rosa");
});

test("The countdown runs with the clock", async () => {
  await show(<Offers />, { offers: [rosa] });
  act(() => {
    now.value += 25_000;
  });
  expect(text()).toContain("5 s left");
  expect(document.querySelector("progress")?.value).toBe(5);
});

test("A transfer says from whom it comes", async () => {
  const chat = anns("maria", { specialist: { id: "ben", name: "Ben" } });
  await show(<Offers />, { offers: [offer("o1", { chat })] });
  expect(text()).toContain("Transfer from Ben");
});

test("A transfer shows the notes on the chat, and those that come while it is being answered", async () => {
  const chat = anns("maria", { specialist: { id: "ben", name: "Ben" } });
  const note = {
    id: "n1",
    chat_id: "maria",
    author: { id: "ben", name: "Ben" },
    at: "2026-03-02T15:00:00Z",
    text: "Asks about costs",
    whisper: false,
  };
  const connection = await show(<Offers />, { offers: [offer("o1", { chat, notes: [note] })] });
  expect(document.querySelector(".noted")?.textContent).toContain("Asks about costs");
  act(() => connection.push("note_added", { note: { ...note, id: "n2", text: "In a hurry" } }));
  expect(document.querySelectorAll(".noted p")).toHaveLength(2);
  await show(<Offers />, { offers: [rosa] });
  expect(document.querySelector(".noted")).toBeNull();
});

test("An offer that comes while one writes does not take the focus", async () => {
  const both = (
    <>
      <Offers />
      <ChatsView />
    </>
  );
  const connection = await show(both, { chats: [anns("maria")] });
  document.getElementById("composer-maria")?.focus();
  act(() => connection.push("offer_made", rosa));
  expect(text()).toContain("Rosa");
  expect(document.activeElement?.id).toBe("composer-maria");
});

test("A declined offer is gone, without a word", async () => {
  const answers = { decline_offer: () => ({}) };
  const connection = await show(<Offers />, { offers: [rosa] }, answers);
  await act(async () => button("Decline")?.click());
  expect(connection.commands("decline_offer")).toEqual([{ offer_id: "o1" }]);
  expect(document.querySelector(".offer")).toBeNull();
});

test("A missed offer leaves one way back to available, until it is used", async () => {
  const away = { ...ann, duty: "away" as const, reason: "missed_offer" };
  const answers = { set_duty: () => ({ me: ann }) };
  const connection = await show(<News />, { me: away, offers: [rosa] }, answers);
  act(() => connection.push("offer_closed", { offer_id: "o1", state: "expired" }));
  await act(() => vi.advanceTimersByTimeAsync(60_000) as unknown as Promise<void>);
  expect(text()).toContain("you were set to away");
  await act(async () => button("Back to available")?.click());
  expect(connection.commands("set_duty")).toEqual([{ status: "available" }]);
  expect(text()).not.toContain("set to away");
});

test("Who else sets one's duty is named, until one is available again", async () => {
  const connection = await show(<News />, { me: ann });
  act(() => connection.push("duty_changed", { me: { ...ann, duty: "away", reason: "meeting" }, by: "Sue" }));
  await act(() => vi.advanceTimersByTimeAsync(60_000) as unknown as Promise<void>);
  expect(text()).toContain("Sue has set your duty: Away.");
  act(() => connection.push("duty_changed", { me: { ...ann, duty: "away", active: 1 } }));
  expect(text()).toContain("Sue has set your duty: Away.");
  act(() => connection.push("duty_changed", { me: ann }));
  expect(text()).not.toContain("Sue");
});

test("Alt+A accepts and Alt+D declines the first offer, with nothing else pressed", async () => {
  const connection = new FakeConnection();
  const desk = new Desk(connection, () => {});
  desk.start();
  connection.push("snapshot", snapshot({ offers: [offer("o1")] }));
  listenForShortcuts(() => desk);
  const press = (code: string, altKey: boolean) =>
    document.body.dispatchEvent(new KeyboardEvent("keydown", { code, altKey, bubbles: true }));
  press("KeyA", false);
  expect(connection.commands("accept_offer")).toEqual([]);
  press("KeyA", true);
  await vi.advanceTimersByTimeAsync(1);
  press("KeyD", true);
  await vi.advanceTimersByTimeAsync(1);
  expect(connection.commands("accept_offer")).toEqual([{ offer_id: "o1" }]);
  expect(connection.commands("decline_offer")).toEqual([{ offer_id: "o1" }]);
});
