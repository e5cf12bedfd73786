import { useState } from "preact/hooks";
import { setSwitch } from "../acts";
import { useDesk } from "../desk_context";
import { Modal } from "../modal";
import { words } from "../texts/board";
import type { Queue, SetSwitch } from "../wire";
import { instantInWords } from "../wording";
import { type Draft, readDraft, type Wrong } from "./switch_draft";
import { SwitchFields } from "./switch_fields";

export function SwitchPanel({ queue }: { queue: Queue }) {
  const { board } = words();
  const { switch: text } = board;
  const now = queue.switch;
  const [editing, setEditing] = useState(false);
  return (
    <section class="panel">
      <h2>{text.heading}</h2>
      <p>
        <b class={`badge ${now}`}>{text.positions[now]}</b>{" "}
        {queue.switch_until && <span>{text.untilTime(instantInWords(queue.switch_until))}</span>}
      </p>
      <p class="hint">{text.sees[now]}</p>
      {queue.switch_message && <Message message={queue.switch_message} />}
      <button type="button" onClick={() => setEditing(true)}>
        {text.change}
      </button>
      {editing && <ChangeDialog queue={queue} onClose={() => setEditing(false)} />}
    </section>
  );
}

function Message({ message }: { message: Record<string, string> }) {
  return (
    <>
      {Object.entries(message).map(([language, said]) => (
        <blockquote key={language} lang={language}>
          {said}
        </blockquote>
      ))}
    </>
  );
}

/** First what to change, then what that means for visitors. */
function ChangeDialog({ queue, onClose }: { queue: Queue; onClose: () => void }) {
  const desk = useDesk();
  const { board, cancel } = words();
  const { switch: text } = board;
  const [draft, setDraft] = useState<Draft>(() => ({
    position: queue.switch,
    until: "",
    en: "",
    es: "",
  }));
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const [change, setChange] = useState<SetSwitch | null>(null);
  const [failed, setFailed] = useState(false);
  const review = (event: Event) => {
    event.preventDefault();
    const read = readDraft(draft, desk.clock.now());
    setWrong("wrong" in read ? read.wrong : null);
    if ("change" in read) setChange(read.change);
  };
  const confirm = async () => {
    if (!change) return;
    const answer = await setSwitch(desk, change);
    if (answer.ok) onClose();
    else setFailed(true);
  };
  if (!change) {
    return (
      <Modal key="edit" heading={text.heading} onClose={onClose}>
        <SwitchFields draft={draft} change={setDraft} wrong={wrong} submit={review} cancel={onClose} />
      </Modal>
    );
  }
  return (
    <Modal key="confirm" heading={text.confirmHeading(text.positions[change.switch])} onClose={onClose}>
      <h3>{text.whatVisitorsSee}</h3>
      <p>{text.sees[change.switch]}</p>
      {change.message && <Message message={change.message} />}
      {change.until && <p>{text.untilTime(instantInWords(change.until))}</p>}
      {failed && (
        <p class="wrong" role="alert">
          {text.failed}
        </p>
      )}
      <div class="row">
        <button type="button" onClick={confirm}>
          {text.confirm}
        </button>
        <button type="button" class="quiet" onClick={onClose}>
          {cancel}
        </button>
      </div>
    </Modal>
  );
}
