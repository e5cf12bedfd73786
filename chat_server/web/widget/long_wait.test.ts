import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { chat } from "../wire/cast";
import { memoryKeep } from "./fake_server";
import { LongWait } from "./long_wait";

const MINUTE = 60_000;
const waiting = chat({ state: "waiting", specialist: null });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("after two, five and ten minutes there is a word more, and then none", () => {
  const heard: number[] = [];
  const wait: LongWait = new LongWait(memoryKeep(), () => heard.push(wait.passed(waiting)));
  expect(wait.passed(waiting)).toBe(0);
  vi.advanceTimersByTime(2 * MINUTE - 1);
  expect(heard).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(heard).toEqual([1]);
  vi.advanceTimersByTime(3 * MINUTE);
  expect(heard).toEqual([1, 2]);
  vi.advanceTimersByTime(60 * MINUTE);
  expect(heard).toEqual([1, 2, 3]);
});

test("a reload goes on counting, and another chat begins again", () => {
  const keep = memoryKeep();
  new LongWait(keep, () => {}).passed(waiting);
  vi.advanceTimersByTime(6 * MINUTE);
  expect(new LongWait(keep, () => {}).passed(waiting)).toBe(2);
  expect(new LongWait(keep, () => {}).passed({ ...waiting, id: "chat-2" })).toBe(0);
});

test("a closed lid misses no word: what has passed is counted when it opens", () => {
  const wait = new LongWait(memoryKeep(), () => {});
  wait.passed(waiting);
  vi.setSystemTime(Date.now() + 11 * MINUTE);
  expect(wait.passed(waiting)).toBe(3);
});

test("once somebody answers nothing more is said", () => {
  const changed = vi.fn();
  const wait = new LongWait(memoryKeep(), changed);
  wait.passed(waiting);
  vi.advanceTimersByTime(MINUTE);
  expect(wait.passed(chat())).toBe(0);
  vi.advanceTimersByTime(20 * MINUTE);
  expect(changed).not.toHaveBeenCalled();
});
