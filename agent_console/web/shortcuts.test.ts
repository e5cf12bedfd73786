import { beforeAll, beforeEach, expect, test } from "vitest";
import { Desk } from "./desk";
import { FakeConnection } from "./fake_connection";
import { listenForShortcuts } from "./shortcuts";
import { dialog, drawer } from "./view";

beforeAll(() => listenForShortcuts(new Desk(new FakeConnection(), () => {})));

beforeEach(() => {
  document.body.innerHTML =
    '<input type="search"><textarea data-composer>Half a sen</textarea><p tabindex="0">';
  dialog.value = null;
  drawer.value = "maria";
});

function pressEscape(from: string, change: KeyboardEventInit = {}) {
  const event = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true, ...change });
  document.querySelector(from)?.dispatchEvent(event);
}

test.each(["input", "textarea", "p"])("Escape closes the articles, pressed in %s", (from) => {
  pressEscape(from);
  expect(drawer.value).toBeNull();
});

test("Escape that belongs to an input method or a dialog leaves the articles open", () => {
  pressEscape("textarea", { isComposing: true });
  dialog.value = { kind: "shortcuts" };
  pressEscape("p");
  expect(drawer.value).toBe("maria");
});
