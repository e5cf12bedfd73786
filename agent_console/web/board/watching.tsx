import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk } from "../desk_context";
import { sends } from "../keys";
import { Log } from "../log_view";
import { FiledNotes } from "../notes";
import type { Talk } from "../state";
import { words } from "../texts/board";
import { refusalInWords, visitorInWords } from "../wording";
import { stopWatching, type Watch, watched } from "./watch";

/** The chat that is read along in, if any: it stands above the board, which goes on below. */
export function Watching() {
  const watch = watched.value;
  useEffect(() => stopWatching, []);
  return watch && <Watched key={watch.chatId} watch={watch} />;
}

function Watched({ watch }: { watch: Watch }) {
  const { board } = words();
  const { watching: text } = board;
  const heading = useRef<HTMLHeadingElement>(null);
  const talk = watch.talk.value;
  useEffect(() => heading.current?.focus(), []);
  const stop = () => {
    stopWatching();
    document.getElementById("board-heading")?.focus();
  };
  return (
    <section class="panel watching" aria-labelledby="watching-heading">
      <header>
        <h2 id="watching-heading" ref={heading} tabIndex={-1}>
          {talk ? text.heading(visitorInWords(talk.chat), talk.chat.specialist?.name ?? null) : text.reading}
        </h2>
        <button type="button" class="quiet" onClick={stop}>
          {text.stop}
        </button>
      </header>
      {watch.refused.value && (
        <p class="wrong" role="alert">
          {watch.refused.value === "not_found" ? text.gone : refusalInWords(watch.refused.value)}
        </p>
      )}
      {talk && (
        <>
          <p class="hint">{text.states[talk.chat.state as keyof typeof text.states] ?? text.states.closed}</p>
          <div class="beside">
            <Log talk={talk} />
            <Whispers watch={watch} talk={talk} />
          </div>
        </>
      )}
    </section>
  );
}

function Whispers({ watch, talk }: { watch: Watch; talk: Talk }) {
  const { chat, board } = words();
  const { watching: text } = board;
  const draft = useDesk().draft(`${watch.chatId}/whisper`);
  const [failed, setFailed] = useState<string | null>(null);
  const whisper = async (event: Event) => {
    event.preventDefault();
    const said = draft.value;
    if (!said.trim()) return;
    const answer = await watch.whisper(said);
    setFailed(answer.ok ? null : answer.error.code);
    if (answer.ok && draft.value === said) draft.value = "";
  };
  return (
    <div class="notes">
      <h3>
        {chat.notes} <small>{chat.notesHint}</small>
      </h3>
      <ul>
        <FiledNotes notes={talk.notes} />
      </ul>
      <form onSubmit={whisper}>
        <label for="whisper">{text.whisper}</label>
        <textarea
          id="whisper"
          rows={2}
          maxLength={4000}
          aria-describedby="whisper-hint"
          value={draft.value}
          onInput={(event) => {
            draft.value = event.currentTarget.value;
          }}
          onKeyDown={(event) => sends(event) && whisper(event)}
        />
        <small id="whisper-hint">{text.whisperHint}</small>
        {failed && (
          <p class="wrong" role="alert">
            {failed === "conflict" ? text.over : refusalInWords(failed)}
          </p>
        )}
        <button type="submit" class="quiet">
          {text.send}
        </button>
      </form>
    </div>
  );
}
