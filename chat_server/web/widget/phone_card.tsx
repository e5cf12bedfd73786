import type { Handoff } from "../wire";
import { LANGUAGES } from "../wire/language";
import type { Face } from "./face";
import { phoneOnly } from "./state";
import { instantInWords, openingInWords } from "./words";

type Said = Pick<Face, "state" | "words">;

export function PhoneLink({ state, words }: Said) {
  return (
    <a class="tel" href={state.uri} target="_top">
      {words.callNow} <bdi>{state.number}</bdi>
    </a>
  );
}

export function CallBox(face: Said) {
  return (
    <p class="call">
      <PhoneLink {...face} />
      <span>{face.words.hours}</span>
    </p>
  );
}

/** The phone, large: where chat cannot serve, this is the way that always does. */
export function PhoneCard({ visit, state, words }: Face) {
  const availability = state.phoned ?? state.availability ?? phoneOnly(state);
  const { reason } = availability;
  const [title, body] = words.phone[reason];
  const opening = openingInWords(availability.chat.opens_at, state.language);
  // Then the hours say nothing: chat opens when somebody is free.
  const soon = reason === "nobody_on_duty" || reason === "queue_full";
  return (
    <>
      <h1 tabIndex={-1}>{title}</h1>
      {availability.message && <p class="notice">{availability.message}</p>}
      <p>{body}</p>
      <CallBox state={state} words={words} />
      {state.handoff && <HandoffCode handoff={state.handoff} state={state} words={words} />}
      {soon && !state.phoned && <p>{words.phone.soon}</p>}
      {opening && !soon && reason !== "open" && <p>{words.phone.opens(opening)}</p>}
      <button type="button" class="quiet" onClick={() => visit.startAgain()}>
        {words.phone.again}
      </button>
      {!state.phoned && <LanguageChoice visit={visit} state={state} words={words} />}
    </>
  );
}

function HandoffCode({ handoff, state, words }: Said & { handoff: Handoff }) {
  return (
    <section class="code" aria-labelledby="code">
      <h2 id="code">{words.phone.code}</h2>
      <p class="letters">{handoff.code}</p>
      <p>
        {words.phone.codeHint} {words.phone.codeUntil(instantInWords(handoff.expires_at, state.language))}
      </p>
    </section>
  );
}

export function LanguageChoice({ visit, state, words }: Face) {
  return (
    <fieldset class="languages">
      <legend>{words.language}</legend>
      {LANGUAGES.map(([language, name]) => (
        <label key={language} lang={language}>
          <input
            type="radio"
            name="language"
            checked={language === state.language}
            onChange={() => visit.entrance.chooseLanguage(language)}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
