import type { Signal } from "@preact/signals";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { useDesk } from "../desk_context";
import { articleWords } from "../texts/articles";
import type { Named } from "../view";
import type { ReadDraftAck } from "../wire";
import { refusalInWords } from "./article_words";
import { isUnsaved, type Manuscript } from "./manuscript";
import { type Done, doneInWords, isOver, madeOf, type Outcome } from "./outcome";
import { PublishDialog } from "./publish_dialog";
import { DiscardDialog, RemarkDialog } from "./step_dialogs";
import { type Obstacle, obstacleTo, useSteps } from "./steps";

interface DraftStepsProps {
  named: Named;
  read: ReadDraftAck;
  manuscript: Signal<Manuscript>;
  /** Somebody else was faster: that is to be settled first. */
  behind: boolean;
  onClose: (done: Done) => void;
}

type Asked = "giveBack" | "publish" | "discard";

/** What can be done with a draft, at the step where it is. */
export function DraftSteps({ named, read, manuscript, behind, onClose }: DraftStepsProps) {
  const text = articleWords();
  const { me } = useDesk().state.value;
  const { draft } = read;
  const steps = useSteps(named, manuscript);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { take, outcome, forget } = useTaking(read, (done) =>
    isOver(done) ? onClose(done) : setAsked(null),
  );
  const ask = (what: Asked | null) => {
    forget();
    setAsked(what);
  };
  const dialog = { wrong: outcome?.wrong, onClose: () => ask(null) };
  const asks = (what: Asked) => (
    <button type="button" class="quiet" onClick={() => ask(what)}>
      {text[what].act}
    </button>
  );
  return (
    <>
      <div class="row">
        {draft?.state === "in_review" ? (
          <>
            <PublishButton obstacle={obstacleTo(read, me?.id)} onAsk={() => ask("publish")} />
            {asks("giveBack")}
          </>
        ) : (
          <>
            <button type="button" disabled={behind} onClick={() => take(steps.save)}>
              {text.editor.save}
            </button>
            <button type="button" class="quiet" disabled={behind} onClick={() => take(steps.send)}>
              {text.send.act}
            </button>
          </>
        )}
        {draft && asks("discard")}
      </div>
      <Came of={outcome} unsaved={isUnsaved(manuscript.value)} aloud={asked === null} />
      {asked === "giveBack" && (
        <RemarkDialog {...dialog} onSaid={(remark) => take(() => steps.giveBack(remark))} />
      )}
      {asked === "publish" && (
        <PublishDialog
          {...dialog}
          named={named}
          read={read}
          onConfirm={(version) => take(() => steps.publish(version))}
        />
      )}
      {asked === "discard" && <DiscardDialog {...dialog} onConfirm={() => take(steps.discard)} />}
    </>
  );
}

/** One step at a time, and what others did; a button that is pressed again meanwhile keeps the focus and does nothing. */
function useTaking(read: ReadDraftAck, onDone: (done: Done) => void) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const busy = useRef(false);
  const before = useRef(read);
  useEffect(() => {
    const done = madeOf(before.current, read);
    before.current = read;
    if (done) setOutcome({ done, heard: true });
  }, [read]);
  const take = async (step: () => Promise<Outcome>) => {
    if (busy.current) return;
    busy.current = true;
    const came = await step();
    busy.current = false;
    setOutcome(came);
    if (came.done) onDone(came.done);
  };
  return { take, outcome, forget: () => setOutcome(null) };
}

/** Who may not publish it yet reads why, and does not lose the button. */
function PublishButton({ obstacle, onAsk }: { obstacle: Obstacle | null; onAsk: () => void }) {
  const { publish: text, wrong } = articleWords();
  const id = useId();
  return (
    <>
      <button
        type="button"
        aria-disabled={obstacle !== null}
        aria-describedby={obstacle ? id : undefined}
        onClick={() => obstacle ?? onAsk()}
      >
        {text.act}
      </button>
      {obstacle && (
        <p class="obstacle" id={id}>
          {wrong[obstacle]}
        </p>
      )}
    </>
  );
}

interface CameProps {
  of: Outcome | null;
  unsaved: boolean;
  /** No dialog says what was refused. */
  aloud: boolean;
}

/** What came of the last step, said beside the buttons; a step that takes its own button away leaves the focus here. */
function Came({ of, unsaved, aloud }: CameProps) {
  const { editor: text } = articleWords();
  const place = useRef<HTMLParagraphElement>(null);
  const done = of?.done;
  useEffect(() => {
    if (done && !of.heard && done.what !== "saved" && !isOver(done)) place.current?.focus();
  }, [done]);
  return (
    <>
      <p class="outcome" role="status" tabIndex={-1} ref={place}>
        {unsaved ? text.unsaved : done && doneInWords(done)}
      </p>
      {aloud && of?.wrong && (
        <p class="wrong" role="alert">
          {refusalInWords(of.wrong)}
        </p>
      )}
    </>
  );
}
