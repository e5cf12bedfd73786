import { useState } from "preact/hooks";
import { useReplies } from "./canned_replies";
import { useDesk } from "./desk_context";
import { closeDialog, Modal } from "./modal";
import { ReplyForm } from "./reply_form";
import { hasRole } from "./state";
import { words } from "./texts";
import type { CannedReply, Replies } from "./wire";
import { refusalInWords } from "./wording";

const KEEPERS = ["supervisor", "editor", "administrator"];

/** One's own replies and everybody's: read, written, removed. */
export function RepliesDialog() {
  const desk = useDesk();
  const { replies: text, close } = words();
  const [kept, keep] = useReplies(desk);
  const [editing, setEditing] = useState<CannedReply | "new" | null>(null);
  const keeper = KEEPERS.some((role) => hasRole(desk.state.value, role));
  const saved = (replies: Replies) => {
    keep(replies);
    setEditing(null);
  };
  if (editing) {
    const reply = editing === "new" ? null : editing;
    return <ReplyForm reply={reply} keeper={keeper} onSaved={saved} onCancel={() => setEditing(null)} />;
  }
  return (
    <Modal heading={text.heading}>
      {kept?.failed && <p class="hint">{text.unread}</p>}
      {kept?.replies.length === 0 && !kept.failed && <p class="hint">{text.none}</p>}
      <ul class="reply-list">
        {kept?.replies.map((reply) => (
          <Kept
            key={reply.id}
            reply={reply}
            mine={keeper || !reply.shared}
            edit={() => setEditing(reply)}
            onRemoved={keep}
          />
        ))}
      </ul>
      <div class="row">
        <button type="button" onClick={() => setEditing("new")}>
          {text.add}
        </button>
        <button type="button" class="quiet" onClick={closeDialog}>
          {close}
        </button>
      </div>
    </Modal>
  );
}

interface KeptProps {
  reply: CannedReply;
  /** Whether they may change it. */
  mine: boolean;
  edit: () => void;
  onRemoved: (replies: Replies) => void;
}

function Kept({ reply, mine, edit, onRemoved }: KeptProps) {
  const { replies: text } = words();
  const name = `/${reply.shortcut}`;
  return (
    <li>
      <p>
        <b>{name}</b> <small>{reply.shared ? text.shared : text.own}</small>
      </p>
      {(["en", "es"] as const).map((language) => {
        const said = reply.texts[language];
        return (
          said && (
            <p key={language} lang={language}>
              {said}
            </p>
          )
        );
      })}
      {mine && (
        <div class="small-row">
          <button type="button" class="quiet small" aria-label={`${text.edit}, ${name}`} onClick={edit}>
            {text.edit}
          </button>
          <Remove reply={reply} name={name} onRemoved={onRemoved} />
        </div>
      )}
    </li>
  );
}

/** Asks first, in its place. */
function Remove({
  reply,
  name,
  onRemoved,
}: {
  reply: CannedReply;
  name: string;
  onRemoved: KeptProps["onRemoved"];
}) {
  const desk = useDesk();
  const { replies: text } = words();
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState("");
  const remove = async () => {
    if (!asking) return setAsking(true);
    const answer = await desk.connection.ask("remove_reply", { id: reply.id });
    if (answer.ok) onRemoved(answer);
    else setFailed(refusalInWords(answer.error.code));
  };
  const act = asking ? text.sure : text.remove;
  return (
    <>
      <button type="button" class="quiet small" aria-label={`${act}, ${name}`} onClick={remove}>
        {act}
      </button>
      {failed && (
        <p class="wrong" role="alert">
          {failed}
        </p>
      )}
    </>
  );
}
