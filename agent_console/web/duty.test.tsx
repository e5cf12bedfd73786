import { expect, test } from "vitest";
import { Specialists } from "./board/specialists";
import { ann, queue } from "./cast";
import { Duty } from "./duty";
import { show } from "./rendered";

const clocks = () => document.querySelectorAll(".clock").length;

test("How long is counted for those on duty and away, not for those who are off", async () => {
  for (const [duty, shown] of [
    ["available", 1],
    ["away", 1],
    ["off", 0],
  ] as const) {
    await show(<Duty me={{ ...ann, duty }} />);
    expect(clocks()).toBe(shown);
    await show(<Specialists queue={queue({ specialists: [{ ...ann, connected: true, duty }] })} />);
    expect(clocks()).toBe(shown);
  }
});
