import { useId } from "preact/hooks";
import { Modal } from "../modal";
import { words } from "../texts";
import { articleWords } from "../texts/articles";
import type { WireError } from "../wire";
import { refusalInWords } from "./article_words";

export interface StepDialogProps {
  /** Why the step was not taken; until it is, the dialog stays open. */
  wrong: WireError | undefined;
  onClose: () => void;
}

interface ConfirmRowProps extends StepDialogProps {
  act: string;
  /** Without it, the button submits the form that it is in. */
  onConfirm?: () => void;
}

/** The end of a dialog: what was refused, the act, and the way back. */
export function ConfirmRow({ act, wrong, onConfirm, onClose }: ConfirmRowProps) {
  return (
    <div class="row">
      {wrong && (
        <p class="wrong" role="alert">
          {refusalInWords(wrong)}
        </p>
      )}
      <button type={onConfirm ? "button" : "submit"} onClick={onConfirm}>
        {act}
      </button>
      <button type="button" class="quiet" onClick={onClose}>
        {words().cancel}
      </button>
    </div>
  );
}

/** A draft that is given up cannot be taken back: it is asked once more. */
export function DiscardDialog({ onConfirm, ...rest }: StepDialogProps & { onConfirm: () => void }) {
  const { discard: text } = articleWords();
  return (
    <Modal heading={text.heading} onClose={rest.onClose}>
      <p>{text.means}</p>
      <ConfirmRow act={text.save} onConfirm={onConfirm} {...rest} />
    </Modal>
  );
}

/** What whoever wrote it is to change. */
export function RemarkDialog({ onSaid, ...rest }: StepDialogProps & { onSaid: (remark: string) => void }) {
  const { giveBack: text } = articleWords();
  const id = useId();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onSaid(String(new FormData(event.currentTarget as HTMLFormElement).get("remark")));
  };
  return (
    <Modal heading={text.heading} onClose={rest.onClose}>
      <form class="hours-form" onSubmit={submit}>
        <div>
          <label for={id}>{text.remark}</label>
          <textarea id={id} name="remark" rows={5} maxLength={4000} required />
        </div>
        <ConfirmRow act={text.save} {...rest} />
      </form>
    </Modal>
  );
}
