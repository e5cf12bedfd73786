import type { Signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { articleWords } from "../texts/articles";
import type { Named } from "../view";
import type { ArticleDraft } from "../wire";
import { isUnsaved, type Manuscript } from "./manuscript";
import { ConfirmDialog, RemarkDialog } from "./step_dialogs";
import { useSteps } from "./steps";

interface DraftStepsProps {
  named: Named;
  draft: ArticleDraft | null;
  manuscript: Signal<Manuscript>;
  /** Somebody else was faster: that is to be settled first. */
  behind: boolean;
  onClose: (told: string) => void;
}

type Open = "giveBack" | "publish" | "discard";

/** What can be done with a draft, at the step where it is. */
export function DraftSteps({ named, draft, manuscript, behind, onClose }: DraftStepsProps) {
  const text = articleWords();
  const steps = useSteps(named, manuscript, onClose);
  const [open, setOpen] = useState<Open | null>(null);
  const [busy, setBusy] = useState(false);
  const close = () => setOpen(null);
  const take = async (step: () => Promise<unknown>) => {
    close();
    setBusy(true);
    await step();
    setBusy(false);
  };
  const unsaved = isUnsaved(manuscript.value);
  const asks = (what: Open) => (
    <button type="button" class="quiet" disabled={busy} onClick={() => setOpen(what)}>
      {text[what].act}
    </button>
  );
  return (
    <>
      <div class="row">
        {draft?.state === "in_review" ? (
          <>
            {asks("publish")}
            {asks("giveBack")}
          </>
        ) : (
          <>
            <button type="button" disabled={busy || behind} onClick={() => take(steps.save)}>
              {text.editor.save}
            </button>
            <button type="button" class="quiet" disabled={busy || behind} onClick={() => take(steps.send)}>
              {text.send.act}
            </button>
          </>
        )}
        {draft && asks("discard")}
      </div>
      <p class="outcome" role="status">
        {unsaved ? text.editor.unsaved : steps.told}
      </p>
      {steps.wrong && (
        <p class="wrong" role="alert">
          {steps.wrong}
        </p>
      )}
      {open === "giveBack" && (
        <RemarkDialog onClose={close} onSaid={(remark) => take(() => steps.giveBack(remark))} />
      )}
      {open === "publish" && (
        <ConfirmDialog of="publish" onClose={close} onConfirm={() => take(steps.publish)} />
      )}
      {open === "discard" && (
        <ConfirmDialog of="discard" onClose={close} onConfirm={() => take(steps.discard)} />
      )}
    </>
  );
}
