import { describe, expect, test } from "vitest";
import { anns, entry } from "./cast";
import { asClock, ServerClock, secondsSince, secondsUntil, waitingSince } from "./clocks";
import { newTalk } from "./state";
import type { Chat, Entry } from "./wire";

const said = (seq: number, kind: "visitor" | "specialist" | "system", minute: number) =>
  entry(seq, { author: { kind, name: null }, at: `2026-03-02T15:0${minute}:00Z` });
const talk = (entries: Entry[], change: Partial<Chat> = {}) => ({
  ...newTalk(anns("maria", { assigned_at: "2026-03-02T15:01:00Z", ...change })),
  entries,
});

describe("The clock of a visitor who waits for an answer", () => {
  test("runs from the first message after the last answer", () => {
    const entries = [said(1, "specialist", 2), said(2, "visitor", 3), said(3, "visitor", 4)];
    expect(waitingSince(talk(entries))).toBe("2026-03-02T15:03:00Z");
  });

  test("stands still once there is an answer", () => {
    expect(waitingSince(talk([said(1, "visitor", 2), said(2, "specialist", 3)]))).toBeNull();
  });

  test("is not stopped by a notice", () => {
    const entries = [said(1, "visitor", 3), said(2, "system", 4)];
    expect(waitingSince(talk(entries))).toBe("2026-03-02T15:03:00Z");
  });

  test("does not count the time in the queue", () => {
    expect(waitingSince(talk([said(1, "visitor", 0)]))).toBe("2026-03-02T15:01:00Z");
  });

  test("ends with the chat", () => {
    expect(waitingSince(talk([said(1, "visitor", 2)], { state: "wrap_up" }))).toBeNull();
  });
});

test("A countdown ends at zero, and a clock that is behind shows no negative time", () => {
  const now = Date.parse("2026-03-02T15:00:10Z");
  expect(secondsUntil("2026-03-02T15:00:12.500Z", now)).toBe(2);
  expect(secondsUntil("2026-03-02T15:00:00Z", now)).toBe(0);
  expect(secondsSince("2026-03-02T15:00:00Z", now)).toBe(10);
  expect(secondsSince("2026-03-02T15:00:20Z", now)).toBe(0);
});

test.each([
  [42, "0:42"],
  [725, "12:05"],
  [3723, "1:02:03"],
  [93_600, "1 d 2 h"],
])("%i seconds are shown as %s", (seconds, shown) => {
  expect(asClock(seconds)).toBe(shown);
});

test("The server's clock is followed, however wrong this machine's is", () => {
  const clock = new ServerClock();
  clock.heard("2026-03-02T15:00:30Z", Date.parse("2026-03-02T15:00:00Z"));
  expect(clock.now(Date.parse("2026-03-02T16:00:00Z"))).toBe(Date.parse("2026-03-02T16:00:30Z"));
});
