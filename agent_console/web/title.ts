import { type State, unreadOf } from "./state";
import { words } from "./texts";

/** The document's title: it alternates while an offer waits, and counts what was not read. */
export function titleInWords(state: State, now: number): string {
  const { title } = words();
  if (state.offers.length > 0 && Math.floor(now / 1000) % 2 === 0) return title.offer;
  const unread = state.talks.reduce((sum, talk) => sum + unreadOf(talk), 0);
  return unread > 0 ? `(${unread}) ${title.console}` : title.console;
}
