import { useState } from "preact/hooks";
import { useDesk } from "../desk_context";
import { closeDialog, Modal } from "../modal";
import { words } from "../texts";
import { contactWords } from "../texts/contacts";
import type { HandoffSummary } from "../wire";
import { refusalInWords } from "../wording";
import { CallRecord, type Opened } from "./call_record";

/** For whoever answers the phone: what the caller has already told the chat, as they agreed. */
export function Handoff() {
  const desk = useDesk();
  const { handoff } = contactWords();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [recording, setRecording] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const open = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const code = String(form.get("code") ?? "").trim();
    if (!code) return;
    const answer = await desk.connection.ask("open_handoff", { code });
    if (answer.ok) return setOpened({ code, summary: answer.summary });
    const unknown = answer.error.code === "not_found" || answer.error.code === "gone";
    setRefused(unknown ? handoff.unknown : refusalInWords(answer.error.code));
  };
  if (opened && recording) return <CallRecord opened={opened} />;
  return (
    <Modal key="code" heading={handoff.heading}>
      {opened ? (
        <Summary summary={opened.summary} />
      ) : (
        <form onSubmit={open}>
          <label for="handoff-code">{handoff.code}</label>
          <input
            id="handoff-code"
            name="code"
            maxLength={20}
            autocomplete="off"
            aria-describedby="handoff-hint"
          />
          <small id="handoff-hint">{handoff.hint}</small>
          {refused && (
            <p class="wrong" role="alert">
              {refused}
            </p>
          )}
          <button type="submit">{handoff.open}</button>
        </form>
      )}
      <div class="row">
        {opened && (
          <button type="button" onClick={() => setRecording(true)}>
            {handoff.record}
          </button>
        )}
        <button type="button" class="quiet" onClick={closeDialog}>
          {words().close}
        </button>
      </div>
    </Modal>
  );
}

function Summary({ summary }: { summary: HandoffSummary }) {
  const { languages, topics, none, transfer } = words();
  const { handoff } = contactWords();
  return (
    <dl class="keys">
      <div>
        <dt>{transfer.language}</dt>
        <dd>{languages[summary.language]}</dd>
      </div>
      <div>
        <dt>{transfer.topic}</dt>
        <dd>{summary.topic ? topics[summary.topic] : none}</dd>
      </div>
      <div>
        <dt>{handoff.question}</dt>
        <dd lang={summary.language}>{summary.question ?? none}</dd>
      </div>
      <div>
        <dt>{handoff.articles}</dt>
        <dd>{summary.articles.join(", ") || none}</dd>
      </div>
      <div>
        <dt>{handoff.resources}</dt>
        <dd>{summary.resources.join(", ") || none}</dd>
      </div>
    </dl>
  );
}
