import { useId } from "preact/hooks";
import { Modal } from "../modal";
import { words } from "../texts";
import { articleWords } from "../texts/articles";

interface ConfirmDialogProps {
  of: "publish" | "discard";
  onClose: () => void;
  onConfirm: () => void;
}

/** What cannot be taken back is asked once more, with what it means. */
export function ConfirmDialog({ of, onClose, onConfirm }: ConfirmDialogProps) {
  const { cancel } = words();
  const text = articleWords()[of];
  return (
    <Modal heading={text.heading} onClose={onClose}>
      <p>{text.means}</p>
      <div class="row">
        <button type="button" onClick={onConfirm}>
          {text.save}
        </button>
        <button type="button" class="quiet" onClick={onClose}>
          {cancel}
        </button>
      </div>
    </Modal>
  );
}

/** What whoever wrote it is to change. */
export function RemarkDialog({ onClose, onSaid }: { onClose: () => void; onSaid: (remark: string) => void }) {
  const { cancel } = words();
  const { giveBack: text } = articleWords();
  const id = useId();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onSaid(String(new FormData(event.currentTarget as HTMLFormElement).get("remark")));
  };
  return (
    <Modal heading={text.heading} onClose={onClose}>
      <form class="hours-form" onSubmit={submit}>
        <div>
          <label for={id}>{text.remark}</label>
          <textarea id={id} name="remark" rows={5} maxLength={4000} required />
        </div>
        <div class="row">
          <button type="submit">{text.save}</button>
          <button type="button" class="quiet" onClick={onClose}>
            {cancel}
          </button>
        </div>
      </form>
    </Modal>
  );
}
