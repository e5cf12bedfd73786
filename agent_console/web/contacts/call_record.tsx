import { useRef, useState } from "preact/hooks";
import { Choice } from "../choice";
import { useDesk } from "../desk_context";
import { closeDialog, Modal } from "../modal";
import { language } from "../preferences";
import { words } from "../texts";
import { contactWords } from "../texts/contacts";
import { type HandoffSummary, type Language, newClientId } from "../wire";
import { refusalInWords } from "../wording";
import { focusMissing, readRecord } from "./record";
import { RecordFields } from "./record_fields";

/** What was opened for a call. */
export interface Opened {
  code: string;
  summary: HandoffSummary;
}

/** The record of a call, also of one after a chat. Pressed twice, or sent again after no answer, it is filed once. */
export function CallRecord({ opened }: { opened: Opened | null }) {
  const desk = useDesk();
  const { call: text, record: fields } = contactWords();
  const client_id = useRef(newClientId());
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [filed, setFiled] = useState(false);
  const shared = opened?.summary.shared ?? [];
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const record = readRecord(form, shared);
    setWrong(record ? null : fields.missing);
    if (!record) return focusMissing(form);
    setBusy(true);
    const answer = await desk.connection.ask("file_contact", {
      client_id: client_id.current,
      channel: "phone",
      language: new FormData(form).get("call_language") as Language,
      record,
      ...(opened && { handoff_code: opened.code }),
    });
    setBusy(false);
    if (answer.ok) setFiled(true);
    else setWrong(answer.error.code === "conflict" ? text.twice : refusalInWords(answer.error.code));
  };
  if (filed) return <Filed />;
  return (
    <Modal heading={text.heading}>
      <form class="call" onSubmit={submit} noValidate>
        <p>{opened ? text.afterCode : text.means}</p>
        <Choice
          name="call_language"
          id="call-language"
          label={text.language}
          options={words().languages}
          value={opened?.summary.language ?? language.peek()}
        />
        <RecordFields
          of="call"
          topic={opened?.summary.topic ?? null}
          shared={shared}
          missing={wrong === fields.missing}
        />
        <div class="row">
          {wrong && (
            <p class="wrong" role="alert">
              {wrong}
            </p>
          )}
          <button type="submit" disabled={busy}>
            {text.submit}
          </button>
          <button type="button" class="quiet" onClick={closeDialog}>
            {words().cancel}
          </button>
        </div>
      </form>
    </Modal>
  );
}

function Filed() {
  return (
    <Modal key="filed" heading={contactWords().call.heading}>
      <p role="status">{contactWords().call.filed}</p>
      <div class="row">
        <button type="button" onClick={closeDialog}>
          {words().close}
        </button>
      </div>
    </Modal>
  );
}
