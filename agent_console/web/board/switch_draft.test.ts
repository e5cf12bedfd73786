import { expect, test } from "vitest";
import { readDraft } from "./switch_draft";

const NOW = Date.parse("2026-03-02T15:00:00Z");
const draft = { position: "closed" as const, until: "", en: "", es: "" };

test("A switch without an end or a message stays until somebody changes it", () => {
  const change = { switch: "closed", until: null, message: null };
  expect(readDraft(draft, NOW)).toEqual({ change });
});

test("An end in local time is sent as an instant", () => {
  const read = readDraft({ ...draft, until: "2026-03-03T09:00" }, NOW);
  expect(read).toMatchObject({ change: { until: new Date("2026-03-03T09:00").toISOString() } });
});

test("An end in the past is refused, and following the calendar has none", () => {
  const past = { ...draft, until: "2020-01-01T09:00" };
  expect(readDraft(past, NOW)).toEqual({ wrong: "until" });
  expect(readDraft({ ...past, position: "follow" }, NOW)).toMatchObject({ change: { until: null } });
});

test("An end more than a year ahead is refused before it is sent", () => {
  expect(readDraft({ ...draft, until: "2040-01-01T09:00" }, NOW)).toEqual({ wrong: "far" });
});

test("Nobody reads a message while chat is open: it is not sent", () => {
  const open = { ...draft, position: "open" as const, en: "Back at noon." };
  expect(readDraft(open, NOW)).toMatchObject({ change: { message: null } });
});

test("A message in one language alone is refused", () => {
  expect(readDraft({ ...draft, en: "Back at noon." }, NOW)).toEqual({ wrong: "message" });
  const both = { ...draft, en: " Back at noon. ", es: "Volvemos a mediodía." };
  expect(readDraft(both, NOW)).toMatchObject({
    change: { message: { en: "Back at noon.", es: "Volvemos a mediodía." } },
  });
});
