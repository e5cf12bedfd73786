import { expect, test } from "vitest";
import { show } from "../rendered";
import type { Queue } from "../wire";
import { Sparkline } from "./sparkline";

type HalfHour = Queue["course"][number];

const half = (at: string, longest_wait_s: number | null): HalfHour => ({
  at: `2026-03-02T${at}:00Z`,
  asked: 1,
  answered: 1,
  abandoned: 0,
  turned_away: 0,
  waiting: 0,
  share: null,
  longest_wait_s,
});

const draw = (course: HalfHour[]) =>
  show(<Sparkline course={course} of={(one) => one.longest_wait_s} say={(value) => `${value}`} most={60} />);
const heights = () => [...document.querySelectorAll("rect")].map((one) => Number(one.getAttribute("height")));

test("What is not known is a gap, nothing is a line, and the tallest fills the height", async () => {
  await draw([half("15:00", null), half("15:30", 0), half("16:00", 60), half("16:30", 120)]);
  expect(heights()).toEqual([0, 1, 10, 20]);
});

test("A quiet day is not drawn as a steep one", async () => {
  await draw([half("15:00", 3), half("15:30", 6)]);
  expect(heights()).toEqual([1, 2]);
});

test("Who cannot see the bars is told each of them", async () => {
  await draw([half("15:00", 3), half("15:30", 6)]);
  expect(document.querySelector("svg")?.getAttribute("aria-label")).toMatch(/^By half hour since .+: 3, 6$/);
});

test("Before anybody came there is nothing to draw", async () => {
  await draw([]);
  expect(document.querySelector("svg")).toBeNull();
});
