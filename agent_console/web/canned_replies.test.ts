import { expect, test } from "vitest";
import { filled, matching, textIn } from "./canned_replies";
import type { CannedReply } from "./wire";

const reply = (shortcut: string, en: string | null, es: string | null = null): CannedReply => ({
  id: shortcut,
  shortcut,
  shared: true,
  texts: { en, es },
});
const replies = [
  reply("bye", "Thank you, and hello again whenever you like.", "Gracias. Teléfono de día y de noche."),
  reply("hello", "Hello {visitor}.", "Hola {visitor}."),
];
const shortcuts = (query: string, language: "en" | "es" = "en") =>
  matching(replies, query, language).map((one) => one.shortcut);

test("A shortcut comes before a word in a text, with and without its slash", () => {
  expect(shortcuts("hello")).toEqual(["hello", "bye"]);
  expect(shortcuts("/he")).toEqual(["hello"]);
});

test("Words are found in the chat's language, whatever their case and accents", () => {
  expect(shortcuts("TELEFONO", "es")).toEqual(["bye"]);
  expect(shortcuts("telefono", "en")).toEqual([]);
});

test("Nothing asked is all there is, and what fits nothing is nothing", () => {
  expect(shortcuts(" ")).toEqual(["bye", "hello"]);
  expect(shortcuts("zebra")).toEqual([]);
});

test("A reply without the chat's language is shown in the other", () => {
  expect(textIn(reply("a", "Only English."), "es")).toEqual({ text: "Only English.", language: "en" });
});

test("What is known is filled in, and where a name is not, its space goes too", () => {
  const text = "Hello {visitor}, I am {me}. Call {phone}, {visitor}.";
  const known = { me: "Ann", phone: "1-800-227-2345" };
  expect(filled(text, { ...known, visitor: "Vera" })).toBe(
    "Hello Vera, I am Ann. Call 1-800-227-2345, Vera.",
  );
  expect(filled(text, { ...known, visitor: null })).toBe("Hello, I am Ann. Call 1-800-227-2345,.");
});

test("What a name contains is not filled in again", () => {
  expect(filled("{visitor}", { visitor: "{me}", me: "Ann", phone: null })).toBe("{me}");
});
