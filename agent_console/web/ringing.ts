// When the console makes itself heard.

import { computed, effect } from "@preact/signals";
import type { Desk } from "./desk";
import { playMessage, playOffer } from "./sound";
import { unreadOf } from "./state";

const RING_EVERY_MS = 3500;

/** Softly, again and again, until no offer waits for an answer. */
export function ringWhileOffered(at: () => Desk): () => void {
  const offered = computed(() => at().state.value.offers.some((one) => !one.reading));
  return effect(() => {
    if (!offered.value) return;
    playOffer();
    const ringing = setInterval(playOffer, RING_EVERY_MS);
    return () => clearInterval(ringing);
  });
}

/** Once for each message that came in where nobody was looking. */
export function tickOnMessages(at: () => Desk): () => void {
  const unread = computed(() => at().state.value.talks.reduce((sum, talk) => sum + unreadOf(talk), 0));
  let before = 0;
  return effect(() => {
    if (unread.value > before) playMessage();
    before = unread.value;
  });
}
