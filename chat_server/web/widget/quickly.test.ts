import { afterEach, expect, test, vi } from "vitest";
import { leave, Shifts } from "./quickly";

afterEach(() => vi.restoreAllMocks());

test("Three times Shift within a moment each is meant", () => {
  const shifts = new Shifts();
  expect([0, 300, 600].map((now) => shifts.third(true, now))).toEqual([false, false, true]);
});

test("Capital letters, a key held down and slow presses are only typing", () => {
  const shifts = new Shifts();
  const pressed = (keys: [boolean, number][]) => keys.some(([shift, now]) => shifts.third(shift, now));
  expect(
    pressed([
      [true, 0],
      [false, 50],
      [true, 100],
      [false, 150],
      [true, 200],
      [false, 250],
    ]),
  ).toBe(false);
  expect(
    pressed([
      [true, 1000],
      [false, 1030],
      [false, 1060],
      [false, 1090],
    ]),
  ).toBe(false);
  expect(
    pressed([
      [true, 5000],
      [true, 6000],
      [true, 7000],
    ]),
  ).toBe(false);
});

test("The page is blank before anything is sent, and the chat is ended by its token", () => {
  const seen: string[] = [];
  const sendBeacon = vi.fn(() => {
    seen.push(document.documentElement.textContent ?? "");
    return true;
  });
  vi.stubGlobal("navigator", { ...navigator, sendBeacon });
  document.body.textContent = "What nobody should read";
  leave("the-token");
  expect(sendBeacon).toHaveBeenCalledWith("/api/visitor/gone", "the-token");
  expect(seen).toEqual([""]);
  leave(null);
  expect(sendBeacon).toHaveBeenCalledTimes(1);
});
