import { Composer } from "./composer";
import type { Face } from "./face";
import { Log } from "./log_view";
import { PhoneLink } from "./phone_card";
import { viewOf } from "./state";
import { TwoSteps } from "./two_steps";
import { positionInWords, waitInWords } from "./words";

/** Waiting, talking and just ended share one view, so that nothing typed or read is torn away. */
export function Conversation(face: Face) {
  const { visit, state, words } = face;
  const view = viewOf(state);
  return (
    <>
      <header class={state.reading ? "reading" : ""}>
        {view === "waiting" && <Waiting {...face} />}
        {view === "talking" && <Talking {...face} />}
        {view === "ended" && <h1 tabIndex={-1}>{words.notices.ended}</h1>}
        {(state.reading || view === "waiting") && <ToShelf {...face} />}
      </header>
      {state.reading && (
        <iframe class="shelf" title={words.reading.read} src={`/articles/?language=${state.language}`} />
      )}
      <Log {...face} />
      {view === "ended" ? (
        <footer class="row">
          <button type="button" onClick={() => visit.goOn()}>
            {words.talking.goOn}
          </button>
          <PhoneLink {...face} />
        </footer>
      ) : (
        <Composer {...face} />
      )}
    </>
  );
}

function Waiting(face: Face) {
  const { visit, state, words } = face;
  const { waiting } = words;
  const { language, chat } = state;
  const long = waiting.long[state.longWait - 1];
  const callInstead = (
    <button type="button" class="quiet" onClick={() => visit.choosePhone()}>
      {words.callInstead}
    </button>
  );
  return (
    <>
      <h1 tabIndex={-1}>{waiting.title}</h1>
      <p role="status">
        <strong>{positionInWords(chat?.position ?? null, language)}</strong>{" "}
        {state.availability?.reason === "nobody_on_duty"
          ? `${words.phone.nobody_on_duty[0]}.`
          : waitInWords(chat?.wait ?? null, language)}
      </p>
      {/* Always there, so that its words are heard when they come, and once. */}
      <div role="status">{long && <p class="notice">{long}</p>}</div>
      {chat?.still_there ? (
        <p class="row" role="alert">
          {waiting.stillThere}
          <button type="button" onClick={() => visit.isHere()}>
            {waiting.here}
          </button>
        </p>
      ) : (
        !long && !state.reading && <p>{waiting.meanwhile}</p>
      )}
      <PhoneLink {...face} />
      {state.reading ? (
        <p class="row">{callInstead}</p>
      ) : (
        <TwoSteps key="leave" says={waiting} act={() => visit.end()}>
          {callInstead}
        </TwoSteps>
      )}
    </>
  );
}

/** Something to read, beside the chat: nobody loses their place over it, and it goes on when somebody comes. */
function ToShelf({ visit, state, words }: Face) {
  const { reading, chat } = state;
  const somebody = reading && viewOf(state) === "talking";
  return (
    <p class="row">
      <button type="button" class="quiet" aria-expanded={reading} onClick={() => visit.read(!reading)}>
        {reading ? words.reading.back : words.reading.read}
      </button>
      <span role="status">{somebody && words.notices.joined(chat?.specialist?.name ?? words.helpline)}</span>
    </p>
  );
}

function Talking(face: Face) {
  const { visit, state, words } = face;
  const { talking } = words;
  return (
    <>
      <h1 tabIndex={-1}>{talking.title(state.chat?.specialist?.name ?? words.helpline)}</h1>
      <TwoSteps key="end" says={talking} act={() => visit.end()}>
        <PhoneLink {...face} />
      </TwoSteps>
    </>
  );
}
