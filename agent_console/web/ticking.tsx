// The only parts that are drawn anew each second.

import { asClock, secondsSince } from "./clocks";
import { now } from "./view";

export function Ticking({ since, say }: { since: string; say?: (time: string) => string }) {
  const time = asClock(secondsSince(since, now.value));
  return <span class="clock">{say ? say(time) : time}</span>;
}
