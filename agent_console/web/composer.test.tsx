import { act } from "preact/test-utils";
import { beforeEach, expect, test } from "vitest";
import { anns, entry } from "./cast";
import { ChatsView } from "./chats";
import { charactersLeft } from "./composer";
import type { FakeConnection } from "./fake_connection";
import { show } from "./rendered";

let connection: FakeConnection;

beforeEach(async () => {
  connection = await show(<ChatsView />, { chats: [anns("maria"), anns("tom")] });
});

const composer = (chatId: string) => document.querySelector<HTMLTextAreaElement>(`#composer-${chatId}`);

function write(text: string, chatId = "maria") {
  const field = composer(chatId) as HTMLTextAreaElement;
  field.value = text;
  act(() => void field.dispatchEvent(new InputEvent("input", { bubbles: true })));
  return field;
}

function press(field: HTMLElement, change: KeyboardEventInit) {
  act(
    () =>
      void field.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...change })),
  );
}

/** Where there is no room for two columns, the other chat is behind its tab. */
function turnTo(name: string) {
  const tab = [...document.querySelectorAll<HTMLElement>('[role="tab"]')].find((one) =>
    one.textContent?.includes(name),
  );
  act(() => tab?.click());
}

test("Enter sends the message and empties the composer", () => {
  const field = write("It helps to call them today.");
  press(field, { key: "Enter" });
  expect(connection.commands("say")).toMatchObject([
    { chat_id: "maria", text: "It helps to call them today." },
  ]);
  expect(composer("maria")?.value).toBe("");
});

test("Shift and Enter, and Enter on nothing but spaces, send nothing", () => {
  press(write("One line"), { key: "Enter", shiftKey: true });
  press(write("   "), { key: "Enter" });
  expect(connection.commands("say")).toEqual([]);
});

test("Each chat keeps its own draft while one turns to another", () => {
  write("For Maria");
  turnTo("tom");
  expect(composer("tom")?.value).toBe("");
  write("For Tom", "tom");
  turnTo("maria");
  expect(composer("maria")?.value).toBe("For Maria");
});

test("A chat with the focus in it is the one that is attended to", () => {
  act(() => composer("maria")?.focus());
  const author = { kind: "visitor", name: "Maria" } as const;
  act(() => connection.push("entry_added", { chat_id: "maria", entry: entry(1, { author }), version: 2 }));
  expect(document.querySelector(".unread")).toBeNull();
  act(() => composer("maria")?.blur());
  act(() => connection.push("entry_added", { chat_id: "maria", entry: entry(2, { author }), version: 3 }));
  expect(document.querySelector(".unread")?.textContent).toBe("1 new");
});

test("What is longer than a message may be is not sent, and says so", () => {
  const field = write("a".repeat(4001));
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(document.body.textContent).toContain("1 characters too many");
  press(field, { key: "Enter" });
  expect(connection.commands("say")).toEqual([]);
});

test("Characters are counted as the server counts them", () => {
  expect(charactersLeft("🌻".repeat(3999))).toBe(1);
});

test("The visitor is told of typing once in a while, and when the composer is empty again", () => {
  write("H");
  write("He");
  write("");
  expect(connection.commands("typing").map((one) => one.typing)).toEqual([true, false]);
});
