import { words } from "../texts/board";
import type { Draft, Wrong } from "./switch_draft";

interface FieldsProps {
  draft: Draft;
  change: (draft: Draft) => void;
  wrong: Wrong | null;
  submit: (event: Event) => void;
  cancel: () => void;
}

export function SwitchFields({ draft, change, wrong, submit, cancel }: FieldsProps) {
  const { board, cancel: cancelText, optional } = words();
  const { switch: text } = board;
  return (
    <form onSubmit={submit} noValidate>
      <fieldset class="people">
        <legend class="unseen">{text.heading}</legend>
        {(["follow", "open", "closed"] as const).map((position) => (
          <label key={position}>
            <input
              type="radio"
              name="position"
              checked={draft.position === position}
              onChange={() => change({ ...draft, position })}
            />
            <span>
              {text.positions[position]} <small>{text.sees[position]}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {draft.position !== "follow" && (
        <>
          <label for="switch-until">
            {text.until} <small>({optional})</small>
          </label>
          <input
            id="switch-until"
            type="datetime-local"
            value={draft.until}
            aria-invalid={wrong === "until" || wrong === "far"}
            aria-describedby="switch-until-hint"
            onInput={(event) => change({ ...draft, until: event.currentTarget.value })}
          />
          <small id="switch-until-hint">{text.untilHint}</small>
        </>
      )}
      {draft.position === "closed" && (
        <fieldset>
          <legend>
            {text.message} <small>({optional})</small>
          </legend>
          <small>{text.messageHint}</small>
          <div class="pair">
            {(["en", "es"] as const).map((language) => (
              <div key={language}>
                <label for={`switch-${language}`}>
                  {language === "en" ? text.messageEn : text.messageEs}
                </label>
                <textarea
                  id={`switch-${language}`}
                  lang={language}
                  rows={2}
                  maxLength={500}
                  value={draft[language]}
                  aria-invalid={wrong === "message" && !draft[language].trim()}
                  onInput={(event) => change({ ...draft, [language]: event.currentTarget.value })}
                />
              </div>
            ))}
          </div>
        </fieldset>
      )}
      {wrong && (
        <p class="wrong" role="alert">
          {{ until: text.untilPast, far: text.untilFar, message: text.messageBoth }[wrong]}
        </p>
      )}
      <div class="row">
        <button type="submit">{text.next}</button>
        <button type="button" class="quiet" onClick={cancel}>
          {cancelText}
        </button>
      </div>
    </form>
  );
}
