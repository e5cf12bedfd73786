import { expect, test } from "vitest";
import type { Entry } from "../wire";
import { entry } from "../wire/cast";
import { textsIn } from "./texts";
import { transcript } from "./transcript";

const BCG = {
  slug: "bcg",
  version: 1,
  title: "BCG",
  summary: "",
  notice: "",
  anchor: null,
  section: null,
  url: "/articles/bcg?version=1",
};

const kept = (language: "en" | "es", entries: Entry[]) => ({ language, entries, number: "1-800-227-2345" });

test("a transcript names who said what, words the notices and gives articles their whole address", () => {
  const text = transcript(
    kept("es", [
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
    ]),
    "https://help.example",
  );
  const lines = text.split("\n\n").map((line) => line.replace(/^\[.*?\] /, ""));
  expect(lines).toEqual([
    "Usted: Hola",
    "Sofía ya está con usted.",
    `Sofía: BCG\nhttps://help.example/articles/bcg?language=es\n${textsIn("es").review}`,
  ]);
});

test.each([
  ["en" as const, "Sample: no clinician has reviewed it"],
  ["es" as const, "Es una muestra: ningún profesional clínico la ha revisado"],
])(
  "a card that is kept says with its notice what it is, and of a sample that it is one: %s",
  (language, mark) => {
    const card = { ...BCG, language, notice: "For information only." };
    const text = (sample: boolean) =>
      transcript(kept(language, [entry(1, { kind: "article", article: { ...card, sample } })]), "https://h");
    expect(text(true)).toContain(`BCG\n${mark}\nhttps://h/articles/bcg?version=1\nFor information only.`);
    expect(text(false)).not.toContain(mark);
  },
);

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
    transcript(kept("es", [shared]), "")
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
  expect(transcript(kept("en", [silent]), "")).not.toContain("null");
});

test("a notice that is not known yet still says something", () => {
  const unknown = entry(1, { kind: "notice", notice: { what: "masked" as "left" } });
  delete unknown.text;
  expect(transcript(kept("en", [unknown]), "")).toContain("Something has changed");
});

test.each([
  ["en" as const, "Withdrawn: please do not rely on it", "Call 1-800-227-2345", "Read the new version"],
  [
    "es" as const,
    "Retirado: por favor, no se guíe por él",
    "Llamar al 1-800-227-2345",
    "Lea la versión nueva",
  ],
])(
  "what was withdrawn is marked where it was shared, and the notice says whom to call: %s",
  (language, ...said) => {
    const [withdrawn, call, correction] = said;
    const card = { ...BCG, language };
    const recall = { what: "article_recalled", name: "BCG", slug: "bcg", language, version: 1 } as const;
    const log = (notice: Entry["notice"] & object) => [
      entry(1, { kind: "article", article: card }),
      entry(2, { kind: "notice", author: { kind: "system", name: null }, notice }),
    ];
    const text = (notice: Entry["notice"] & object) => transcript(kept(language, log(notice)), "https://h");
    expect(text(recall)).toContain(`Ann: BCG\n${withdrawn}\nhttps://h/articles/bcg?version=1\n`);
    expect(text(recall).split("\n\n")[1]).toContain(withdrawn);
    expect(text(recall).endsWith(call as string)).toBe(true);
    const corrected = { ...recall, correction: "/articles/bcg?language=en" };
    expect(text(corrected).endsWith(`${call}\n${correction}: https://h/articles/bcg?language=en`)).toBe(true);
    expect(text({ ...recall, version: 2 })).toContain("Ann: BCG\nhttps://h");
  },
);
