import { endChat } from "./acts";
import { Apart } from "./apart";
import { useDesk } from "./desk_context";
import { Leaving } from "./leaving";
import { closeDialog, Modal } from "./modal";
import { singleKeys } from "./preferences";
import { RepliesDialog } from "./replies_dialog";
import { type Talk, talkOf } from "./state";
import { words } from "./texts";
import { Transfer } from "./transfer";
import { dialog } from "./view";
import { visitorInWords } from "./wording";

const handoff = () => import("./contacts/handoff").then(({ Handoff }) => Handoff);
const callRecord = () => import("./contacts/call_record").then(({ CallRecord }) => CallRecord);
// Only editors open it.
const resources = () => import("./resources_dialog").then(({ ResourcesDialog }) => ResourcesDialog);

const practice = () => import("./practice/choosing").then(({ ChoosePractice }) => ChoosePractice);

export function Dialogs() {
  const state = useDesk().state.value;
  const open = dialog.value;
  if (!open) return null;
  if (open.kind === "shortcuts") return <Shortcuts />;
  if (open.kind === "handoff") return <Apart key="handoff" load={handoff} />;
  if (open.kind === "call") return <Apart key="call" load={callRecord} given={{ opened: null }} />;
  if (open.kind === "replies") return <RepliesDialog />;
  if (open.kind === "resources") return <Apart key="resources" load={resources} />;
  if (open.kind === "practice") return <Apart key="practice" load={practice} />;
  if (open.kind === "leave") return <Leaving key={open.way} way={open.way} />;
  if (!("chatId" in open)) return null;
  const talk = talkOf(state, open.chatId);
  if (talk?.chat.state !== "active") return null;
  return open.kind === "transfer" ? <Transfer key={talk.chat.id} talk={talk} /> : <EndDialog talk={talk} />;
}

function Shortcuts() {
  const { shortcuts, close } = words();
  return (
    <Modal heading={shortcuts.heading}>
      <dl class="keys">
        {shortcuts.keys.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label class="tick">
        <input
          type="checkbox"
          checked={singleKeys.value === "on"}
          onChange={(event) => {
            singleKeys.value = event.currentTarget.checked ? "on" : "off";
          }}
        />
        {shortcuts.single}
      </label>
      <div class="row">
        <button type="button" onClick={closeDialog}>
          {close}
        </button>
      </div>
    </Modal>
  );
}

function EndDialog({ talk }: { talk: Talk }) {
  const desk = useDesk();
  const { end, cancel } = words();
  const confirm = () => {
    closeDialog();
    void endChat(desk, talk.chat.id);
  };
  return (
    <Modal heading={end.heading(visitorInWords(talk.chat))}>
      <p>{end.text}</p>
      <div class="row">
        <button type="button" onClick={confirm}>
          {end.confirm}
        </button>
        <button type="button" class="quiet" onClick={closeDialog}>
          {cancel}
        </button>
      </div>
    </Modal>
  );
}
