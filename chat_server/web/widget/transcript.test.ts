import { expect, test } from "vitest";
import { entry } from "../wire/cast";
import { transcript } from "./transcript";

test("a transcript names who said what, words the notices and gives articles their whole address", () => {
  const text = transcript(
    [
      entry(1, { author: { kind: "visitor", name: "Maria" }, text: "Hola" }),
      entry(2, {
        kind: "notice",
        author: { kind: "system", name: null },
        notice: { what: "joined", name: "Sofía" },
      }),
      entry(3, {
        kind: "article",
        author: { kind: "specialist", name: "Sofía" },
        article: {
          slug: "bcg",
          language: "es",
          version: 1,
          title: "BCG",
          summary: "",
          notice: "",
          anchor: null,
          section: null,
          url: "/articles/bcg?language=es",
        },
      }),
    ],
    "es",
    "https://help.example",
  );
  const lines = text.split("\n\n").map((line) => line.replace(/^\[.*?\] /, ""));
  expect(lines).toEqual([
    "Usted: Hola",
    "Sofía ya está con usted.",
    "Sofía: BCG\nhttps://help.example/articles/bcg?language=es",
  ]);
});

const LIFELINE = {
  id: "988",
  language: "es" as const,
  name: "Línea de crisis",
  what_for: "Alguien con quien hablar.",
  who_for: "Cualquier persona",
  area: "Estados Unidos",
  phone: "988",
  url: "https://988lifeline.org/",
  last_checked: "2026-11-27",
};

test("a service that was shared is in the transcript with all that its card says", () => {
  const shared = entry(1, { kind: "resource", resource: LIFELINE });
  expect(
    transcript([shared], "es", "")
      .replace(/^\[.*?\] /, "")
      .split("\n"),
  ).toEqual([
    "Ann: Línea de crisis",
    "Alguien con quien hablar.",
    "Cualquier persona · Estados Unidos",
    "988",
    "https://988lifeline.org/",
    "Comprobado por última vez el 27 de noviembre de 2026.",
  ]);
  const silent = entry(1, { kind: "resource", resource: { ...LIFELINE, phone: null } });
  expect(transcript([silent], "en", "")).not.toContain("null");
});

test("a notice that is not known yet still says something", () => {
  const unknown = entry(1, { kind: "notice", notice: { what: "masked" as "left" } });
  delete unknown.text;
  expect(transcript([unknown], "en", "")).toContain("Something has changed");
});
