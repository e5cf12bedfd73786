import type { Face } from "./face";
import { viewOf } from "./state";

const LONGEST = 4000;
const COUNT_DOWN_FROM = 500;

export function Composer({ visit, state, words }: Face) {
  const { talking } = words;
  const left = LONGEST - [...state.draft].length;
  const send = (event: Event) => {
    event.preventDefault();
    if (left >= 0) visit.say();
  };
  const keyed = (event: KeyboardEvent) => {
    // While an input method composes a character, Enter belongs to it.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) send(event);
  };
  return (
    <form class="composer" onSubmit={send}>
      <p class="typing" aria-live="polite">
        {state.typing && viewOf(state) === "talking" && (
          <>
            {talking.typing(state.chat?.specialist?.name ?? words.helpline)}{" "}
            <i class="dots" aria-hidden="true" />
          </>
        )}
      </p>
      <label for="message">{talking.message}</label>
      <div class="row">
        <textarea
          id="message"
          rows={2}
          enterkeyhint="send"
          aria-describedby="hint left"
          aria-invalid={left < 0}
          value={state.draft}
          onInput={(event) => visit.write(event.currentTarget.value)}
          onKeyDown={keyed}
        />
        <button type="submit">{talking.send}</button>
      </div>
      <small id="hint">{talking.hint}</small>{" "}
      <small id="left" role="status" class={left < 0 ? "wrong" : ""}>
        {left < COUNT_DOWN_FROM && (left < 0 ? talking.tooLong(-left) : talking.remaining(left))}
      </small>
    </form>
  );
}
