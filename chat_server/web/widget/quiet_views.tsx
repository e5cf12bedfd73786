// The views without a conversation: before it is there, and after it.

import { Component } from "preact";
import type { Face } from "./face";
import { CallBox, PhoneLink } from "./phone_card";
import { transcript } from "./transcript";

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
        {words.thanks.again}
      </button>
    </>
  );
}

export function Rating({ visit, state, words }: Face) {
  const { rating } = words;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const score = Number(form.get("score"));
    const comment = String(form.get("comment")).trim() || null;
    void visit.rate({ score, comment });
  };
  return (
    <>
      <h1 tabIndex={-1}>{rating.title}</h1>
      <PhoneLink state={state} words={words} />
      <form onSubmit={submit}>
        <fieldset>
          <legend>{rating.legend}</legend>
          {rating.scores.map((text, index) => (
            <label key={text}>
              <input type="radio" name="score" value={index + 1} />
              {index + 1} – {text}
            </label>
          ))}
        </fieldset>
        <p>
          <label for="comment">
            {rating.comment} <small>({words.form.optional})</small>
          </label>
          <textarea id="comment" name="comment" rows={3} maxLength={4000} />
        </p>
        {state.ratingFailed && <p role="alert">{rating.failed}</p>}
        <p class="row">
          <button type="submit">{rating.send}</button>
          <button type="button" class="quiet" onClick={() => visit.finish()}>
            {rating.skip}
          </button>
        </p>
      </form>
    </>
  );
}

export class Thanks extends Component<Face, { copied: boolean | null }> {
  override state = { copied: null };

  render() {
    const { visit, state, words } = this.props;
    const { copied } = this.state;
    return (
      <>
        <h1 tabIndex={-1}>{words.thanks.title}</h1>
        <p>{words.thanks.body}</p>
        <CallBox state={state} words={words} />
        {state.entries.length > 0 && (
          <button type="button" class="quiet" onClick={this.copy}>
            {words.thanks.copy}
          </button>
        )}
        <p role="status">{copied && words.thanks.copied}</p>
        {copied === false && (
          <p>
            <label for="transcript">{words.thanks.byHand}</label>
            <textarea id="transcript" readOnly rows={8} value={this.text()} />
          </p>
        )}
        <button type="button" onClick={() => visit.startAgain()}>
          {words.thanks.again}
        </button>
      </>
    );
  }

  private text() {
    return transcript(this.props.state, location.origin);
  }

  // A frame may be refused the clipboard: then the text is shown, to be copied by hand.
  private readonly copy = async () => {
    const copied = await Promise.resolve(navigator.clipboard?.writeText(this.text())).then(
      () => !!navigator.clipboard,
      () => false,
    );
    this.setState({ copied });
  };
}
