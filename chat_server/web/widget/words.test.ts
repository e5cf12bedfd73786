import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { instantInWords, openingInWords, positionInWords, waitInWords } from "./words";

const plain = (text: string | null) => text?.replaceAll("\u202f", " ").replaceAll("\u00a0", " ");

test.each([
  [1, "You are next."],
  [2, "You are number 2 in line."],
  [null, ""],
])("place %s in line reads: %s", (position, words) => {
  expect(positionInWords(position, "en")).toBe(words);
});

test.each([
  [{ low_s: 10, high_s: 50 }, "It should take about a minute."],
  [{ low_s: 30, high_s: 200 }, "It may take up to 4 minutes."],
  [{ low_s: 250, high_s: 590 }, "It may take 4 to 10 minutes."],
  [{ low_s: 300, high_s: 300 }, "It may take up to 5 minutes."],
  [null, "We cannot say yet how long it will take."],
])("a wait of %j is never promised shorter than it is: %s", (wait, words) => {
  expect(waitInWords(wait, "en")).toBe(words);
});

describe("an instant, in the zone of whoever reads it", () => {
  // Late in the evening in Chicago, when the UTC date is already the next.
  const now = new Date("2026-03-07T03:30:00Z");
  beforeEach(() => vi.stubEnv("TZ", "America/Chicago"));
  afterEach(() => vi.unstubAllEnvs());

  test("today, tomorrow and another day are told apart by the local date", () => {
    expect(plain(instantInWords("2026-03-07T04:00:00Z", "en", now))).toBe("today at 10:00 PM");
    expect(plain(instantInWords("2026-03-07T13:00:00Z", "en", now))).toBe("tomorrow at 7:00 AM");
    expect(plain(instantInWords("2026-03-09T12:00:00Z", "en", now))).toBe("on Monday, March 9 at 7:00 AM");
  });

  test("Spanish says it in Spanish", () => {
    expect(plain(instantInWords("2026-03-09T12:00:00Z", "es", now))).toBe(
      "el lunes 9 de marzo a las 7:00 a.m.",
    );
  });

  test.each([
    ["2026-03-07T19:11:00Z", "mañana a la 1:11 p.m."],
    ["2026-03-07T16:11:00Z", "mañana a las 10:11 a.m."],
    ["2026-03-07T04:00:00Z", "hoy a las 10:00 p.m."],
  ])("in Spanish one o'clock alone is singular: %s", (at, words) => {
    expect(plain(instantInWords(at, "es", now))).toBe(words);
  });

  test("an opening that is not known, or past, is not spoken of", () => {
    expect(openingInWords(null, "en", now)).toBeNull();
    expect(openingInWords("2026-03-07T03:00:00Z", "en", now)).toBeNull();
    expect(openingInWords("2026-03-07T04:00:00Z", "en", now)).not.toBeNull();
  });
});
