import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { anns } from "./cast";
import { ChatsView } from "./chats";
import { leave, show } from "./rendered";
import { News } from "./told";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  leave();
  vi.useRealTimers();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms) as unknown as Promise<void>);
const page = () => document.body.textContent;

test("While the line is cut nothing is claimed about the visitor, and back again it is", async () => {
  const connection = await show(<ChatsView />, { chats: [anns("maria")] });
  act(() => connection.push("typing", { chat_id: "maria", typing: true }));
  expect(page()).toContain("Visitor connected");
  expect(page()).toContain("maria is typing");
  act(() => connection.become("lost"));
  await pass(1500);
  expect(page()).not.toContain("Visitor connected");
  expect(page()).not.toContain("is typing");
  expect(page()).toContain("You are not connected");
  act(() => connection.become("connected"));
  expect(page()).toContain("Visitor connected");
});

test("A whisper opens the notes and is announced; one's own note is not", async () => {
  const connection = await show(<ChatsView />, { chats: [anns("maria")] });
  const note = (id: string, whisper: boolean) => ({
    note: {
      id,
      chat_id: "maria",
      author: { id: "sue", name: "Sue" },
      at: "2026-03-02T15:00:00Z",
      text: id,
      whisper,
    },
  });
  act(() => connection.push("note_added", note("A note.", false)));
  await pass(0);
  expect(page()).not.toContain("A note.");
  act(() => connection.push("note_added", note("Offer the phone.", true)));
  await pass(0);
  expect(page()).toContain("Offer the phone.");
  expect(page()).toContain("Sue (whisper)");
});

test("One tap calls the supervisors, and says so when they were called", async () => {
  const chat = anns("maria");
  const connection = await show(
    <>
      <News />
      <ChatsView />
    </>,
    { chats: [chat] },
    { call_supervisor: () => ({ chat }) },
  );
  const button = [...document.querySelectorAll("button")].find(
    (one) => one.textContent === "Call a supervisor",
  );
  await act(async () => button?.click());
  await pass(0);
  expect(connection.commands("call_supervisor")).toMatchObject([{ chat_id: "maria" }]);
  expect(page()).toContain("The supervisors have been asked to look at the chat with maria.");
});
