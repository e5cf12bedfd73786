import { describe, expect, test } from "vitest";
import { sends, shortcutOf, whereOf } from "./keys";

const pressed = (key: string, change = {}) => ({
  key,
  code: "",
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...change,
});

describe("Shortcuts", () => {
  test("answer an offer by the key's place, even from within a sentence", () => {
    const accept = pressed("å", { code: "KeyA", altKey: true });
    const decline = pressed("d", { code: "KeyD", altKey: true });
    expect(shortcutOf(accept, "field", true)).toEqual({ act: "accept" });
    expect(shortcutOf(decline, "field", false)).toEqual({ act: "decline" });
  });

  test("use what may be said at once by the key's place, even from within a sentence", () => {
    const use = pressed("ü", { code: "KeyU", altKey: true });
    expect(shortcutOf(use, "field", false)).toEqual({ act: "urgent" });
  });

  test("leave AltGr alone, which writes letters", () => {
    expect(shortcutOf(pressed("ą", { code: "KeyA", altKey: true, ctrlKey: true }), "field", true)).toBeNull();
  });

  test("go to a chat by its number", () => {
    expect(shortcutOf(pressed("2", { code: "Digit2", altKey: true }), "field", true)).toEqual({
      act: "chat",
      place: 2,
    });
  });

  test("open the articles with Ctrl+K anywhere, with a slash only where no word is begun", () => {
    expect(shortcutOf(pressed("k", { ctrlKey: true }), "field", true)).toEqual({ act: "articles" });
    expect(shortcutOf(pressed("/"), "empty_composer", true)).toEqual({ act: "articles" });
    expect(shortcutOf(pressed("/"), "field", true)).toBeNull();
  });

  test("of a single key can be switched off", () => {
    expect(shortcutOf(pressed("?"), "elsewhere", true)).toEqual({ act: "shortcuts" });
    expect(shortcutOf(pressed("?"), "elsewhere", false)).toBeNull();
    expect(shortcutOf(pressed("/"), "empty_composer", false)).toBeNull();
  });

  test("keep quiet while an input method composes", () => {
    const composing = pressed("a", { code: "KeyA", altKey: true, isComposing: true });
    expect(shortcutOf(composing, "field", true)).toBeNull();
  });
});

test("Enter sends; with Shift, or while composing, it does not", () => {
  expect(sends(pressed("Enter"))).toBe(true);
  expect(sends(pressed("Enter", { shiftKey: true }))).toBe(false);
  expect(sends(pressed("Enter", { isComposing: true }))).toBe(false);
});

test("A composer is empty until a word is begun, and a search field is never a composer", () => {
  const composer = document.createElement("textarea");
  composer.dataset.composer = "";
  expect(whereOf(composer)).toBe("empty_composer");
  composer.value = "Hello";
  expect(whereOf(composer)).toBe("field");
  expect(whereOf(document.createElement("input"))).toBe("field");
  expect(whereOf(document.createElement("button"))).toBe("elsewhere");
});
