import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { anns } from "./cast";
import { ChatsView } from "./chats";
import { leave, show } from "./rendered";

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
