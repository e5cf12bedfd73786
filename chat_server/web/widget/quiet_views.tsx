// The views without a conversation: before it is there, and after it.

import type { Face } from "./face";
import { CallBox } from "./phone_card";

export function Loading({ state, words }: Face) {
  return (
    <>
      <h1 tabIndex={-1}>{words.loading}</h1>
      <CallBox state={state} words={words} />
    </>
  );
}

export function Left({ visit, state, words }: Face) {
  return (
    <>
      <h1 tabIndex={-1}>{words.waiting.left}</h1>
      <p>{words.waiting.leftBody}</p>
      <CallBox state={state} words={words} />
      <button type="button" onClick={() => visit.startAgain()}>
        {words.again}
      </button>
    </>
  );
}
