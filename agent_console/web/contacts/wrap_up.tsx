import { useState } from "preact/hooks";
import { wrapUp } from "../acts";
import { asClock, secondsUntil } from "../clocks";
import { useDesk } from "../desk_context";
import type { Talk } from "../state";
import { contactWords } from "../texts/contacts";
import { now } from "../view";
import { focusMissing, readRecord, sharedIn } from "./record";
import { RecordFields } from "./record_fields";

/** The contact record: it frees the place for the next visitor. */
export function WrapUpForm({ talk }: { talk: Talk }) {
  const desk = useDesk();
  const { chat } = talk;
  const { wrapUp: text, record: fields } = contactWords();
  const [missing, setMissing] = useState(false);
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const shared = sharedIn(talk.entries);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const record = readRecord(form, shared);
    setMissing(!record);
    if (!record) return focusMissing(form);
    setBusy(true);
    const answer = await wrapUp(desk, chat.id, record);
    setBusy(false);
    setFailed(!answer.ok);
  };
  const heading = `wrap-up-${chat.id}`;
  return (
    <form class="wrap-up" aria-labelledby={heading} onSubmit={submit} noValidate>
      <h3 id={heading}>{text.heading}</h3>
      <p>
        {text.ended} {chat.wrap_up_until && <Left until={chat.wrap_up_until} />}
      </p>
      {(missing || failed) && (
        <p class="wrong" role="alert">
          {missing ? fields.missing : text.failed}
        </p>
      )}
      <RecordFields of={chat.id} relation={chat.role} topic={chat.topic} shared={shared} missing={missing} />
      <p class="file">
        <button type="submit" disabled={busy}>
          {text.submit}
        </button>
      </p>
    </form>
  );
}

function Left({ until }: { until: string }) {
  return <span class="left">{contactWords().wrapUp.left(asClock(secondsUntil(until, now.value)))}</span>;
}
