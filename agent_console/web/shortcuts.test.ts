import { beforeAll, beforeEach, expect, test } from "vitest";
import { anns, snapshot } from "./cast";
import { Desk } from "./desk";
import { FakeConnection } from "./fake_connection";
import { listenForShortcuts } from "./shortcuts";
import { dialog, drawer, selected } from "./view";

const connection = new FakeConnection();

beforeAll(() => {
  const desk = new Desk(connection, () => {});
  listenForShortcuts(() => desk);
  desk.start();
  connection.push("snapshot", snapshot({ chats: [anns("maria")] }));
});

beforeEach(() => {
  document.body.innerHTML =
    '<input type="search" id="shelf-query"><textarea id="empty" data-composer></textarea><textarea id="half" data-composer>Half a sen</textarea><p tabindex="0">';
  dialog.value = null;
  drawer.value = "maria";
});

const pressEscape = (from: string, change: KeyboardEventInit = {}) => press("Escape", from, change);

function press(key: string, from: string, change: KeyboardEventInit = {}) {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...change });
  document.querySelector(from)?.dispatchEvent(event);
}

test.each(["input", "#half", "p"])("Escape closes the articles, pressed in %s", (from) => {
  pressEscape(from);
  expect(drawer.value).toBeNull();
});

test("Escape that belongs to an input method or a dialog leaves the articles open", () => {
  pressEscape("#half", { isComposing: true });
  dialog.value = { kind: "shortcuts" };
  pressEscape("p");
  expect(drawer.value).toBe("maria");
});

test("Alt+U uses the wording in the chat in front, and in no other", () => {
  const used: string[] = [];
  for (const chat of ["maria", "tom"]) {
    const column = document.body.appendChild(document.createElement("section"));
    column.id = `chat-${chat}`;
    const button = column.appendChild(document.createElement("button"));
    button.dataset.urgent = "";
    button.addEventListener("click", () => used.push(chat));
  }
  const press = () =>
    document.body.dispatchEvent(new KeyboardEvent("keydown", { code: "KeyU", altKey: true, bubbles: true }));
  selected.value = "tom";
  press();
  selected.value = "nobody";
  press();
  expect(used).toEqual(["tom"]);
  selected.value = null;
});

test("A slash in an empty message leads to the search of the articles that are open, and nowhere in half a one", () => {
  document.querySelector<HTMLElement>("#half")?.focus();
  press("/", "#half");
  expect(document.activeElement?.id).toBe("half");
  press("/", "#empty");
  expect(document.activeElement?.id).toBe("shelf-query");
});
