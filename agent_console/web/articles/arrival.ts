// Whoever goes on to another part of the room reads on from its heading.

import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** The heading of what has been opened gets the focus, and the room is shown from its top. */
export function useArrival(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => arriveAt(heading.current), []);
  return heading;
}

/** From the top of the room, as what was left may have been read to its end. On a phone the page itself scrolls. */
export function arriveAt(heading: HTMLElement | null): void {
  const room = heading?.closest(".board");
  heading?.focus({ preventScroll: true });
  room?.scrollTo({ top: 0 });
  room?.scrollIntoView();
}

/** A part of the room, by the id of its heading. */
export function goTo(id: string): void {
  const heading = document.getElementById(id);
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView();
}
