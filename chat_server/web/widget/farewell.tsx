// What comes after a chat: how it was, what to keep of it, and taking it back. Fetched while the chat goes on.

import { Component } from "preact";
import type { Face } from "./face";
import { KeepConversation } from "./keep_conversation";
import { CallBox, PhoneLink } from "./phone_card";
import { farewellIn } from "./texts/farewell";
import { TwoSteps } from "./two_steps";

export function Farewell(face: Face) {
  if (face.state.afterwards === "rating") return <Rating {...face} />;
  return face.state.afterwards === "erased" ? <Erased {...face} /> : <Thanks {...face} />;
}

function Rating({ visit, state, words }: Face) {
  const { rating } = farewellIn(state.language);
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

function Thanks(face: Face) {
  const { visit, state, words } = face;
  const { thanks } = farewellIn(state.language);
  return (
    <>
      <h1 tabIndex={-1}>{thanks.title}</h1>
      <p>{thanks.body}</p>
      <CallBox state={state} words={words} />
      {state.entries.length > 0 && <KeepConversation {...face} />}
      <button type="button" onClick={() => visit.startAgain()}>
        {words.again}
      </button>
      <Erase {...face} />
      {state.involvement && (
        <p>
          <a href={state.involvement} target="_blank" rel="noopener noreferrer">
            {thanks.involvement}
          </a>
        </p>
      )}
    </>
  );
}

class Erase extends Component<Face, { failed: boolean }> {
  override state = { failed: false };

  render() {
    const { erase } = farewellIn(this.props.state.language).thanks;
    return (
      <TwoSteps says={erase} act={this.erase}>
        {this.state.failed && <span role="alert">{erase.failed}</span>}
      </TwoSteps>
    );
  }

  private readonly erase = async () => {
    this.setState({ failed: false });
    this.setState({ failed: !(await this.props.visit.erase()) });
  };
}

function Erased({ visit, state, words }: Face) {
  const { erase } = farewellIn(state.language).thanks;
  return (
    <>
      <h1 tabIndex={-1}>{erase.done}</h1>
      <p>{erase.means}</p>
      <CallBox state={state} words={words} />
      <button type="button" onClick={() => visit.startAgain()}>
        {words.again}
      </button>
    </>
  );
}
