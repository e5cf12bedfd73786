import type { Signal } from "@preact/signals";
import { useId, useRef, useState } from "preact/hooks";
import { articleWords } from "../texts/articles";
import type { Named } from "../view";
import type { ReadDraftAck } from "../wire";
import { useArrival } from "./arrival";
import { tongueOf } from "./article_words";
import { Comparison } from "./comparison";
import { DraftSteps } from "./draft_steps";
import { Faults } from "./faults";
import { Flags } from "./flags";
import { drop, isBehind, isUnsaved, type Manuscript, manuscriptOf } from "./manuscript";
import { MovedOn } from "./moved_on";
import type { Done } from "./outcome";
import { useDraft } from "./reading";
import { Standing } from "./standing";
import { StillRevised } from "./still_revised";

interface DraftEditorProps {
  named: Named;
  /** `done`: what came of it, where it is no draft any more. */
  onClose: (done?: Done) => void;
}

/** One article as it is being written. */
export function DraftEditor({ named, onClose }: DraftEditorProps) {
  const { editor: text } = articleWords();
  const { read, failed } = useDraft(named);
  const manuscript = manuscriptOf(named);
  const heading = useArrival();
  const leave = (done?: Done) => {
    if (done || (manuscript && !isUnsaved(manuscript.value))) drop(named);
    onClose(done);
  };
  return (
    <section class="panel" aria-labelledby="draft-heading">
      <button type="button" class="quiet" onClick={() => leave()}>
        {text.back}
      </button>
      <h2 id="draft-heading" ref={heading} tabIndex={-1}>
        {text.heading(named.slug, tongueOf(named))}
      </h2>
      {read && manuscript ? (
        <Writing named={named} read={read} manuscript={manuscript} onClose={leave} />
      ) : (
        <p class="hint">{failed ? text.failed : text.loading}</p>
      )}
    </section>
  );
}

interface WritingProps extends DraftEditorProps {
  read: ReadDraftAck;
  manuscript: Signal<Manuscript>;
}

function Writing({ named, read, manuscript, onClose }: WritingProps) {
  const { editor: text } = articleWords();
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const { draft } = read;
  const reviewed = draft?.state === "in_review";
  const behind = isBehind(manuscript.value, read);
  return (
    <>
      {read.shelved_withdrawn && <p class="stale">{text.withdrawn(read.shelved_version)}</p>}
      <Standing read={read} />
      {behind && <MovedOn read={read} manuscript={manuscript} />}
      <div class="workbench">
        <div class="written">
          <label for={id}>{text.text}</label>
          <textarea
            id={id}
            ref={area}
            class="manuscript"
            maxLength={20_000}
            spellcheck
            lang={named.language}
            value={manuscript.value.text}
            readOnly={reviewed}
            aria-describedby={reviewed ? `${id}-reading` : undefined}
            onInput={(event) => {
              manuscript.value = { ...manuscript.value, text: event.currentTarget.value };
            }}
          />
          {reviewed && (
            <p class="hint" id={`${id}-reading`}>
              {text.reading}
            </p>
          )}
        </div>
        <div class="checked">
          <DraftSteps named={named} read={read} manuscript={manuscript} behind={behind} onClose={onClose} />
          <StillRevised as="p" before={read.shelved} after={manuscript.value.text} />
          {draft && <Faults faults={draft.faults} area={area} />}
          {draft && draft.flags.length > 0 && <Flags named={named} draft={draft} />}
        </div>
      </div>
      <Beside named={named} read={read} text={manuscript.value.text} />
    </>
  );
}

/** What is written here beside what visitors are sent now. Compared only while it is looked at. */
function Beside({ named, read, text }: { named: Named; read: ReadDraftAck; text: string }) {
  const { compare, preview } = articleWords();
  const [open, setOpen] = useState(false);
  const { draft, shelved } = read;
  return (
    <>
      {draft && (
        <p>
          <a href={`/console/preview/${named.language}/${named.slug}`} target="_blank" rel="noopener">
            {preview.act}
          </a>{" "}
          <small>{preview.means}</small>
        </p>
      )}
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <h3>{compare.act}</h3>
        </summary>
        {open && shelved === null && <p class="hint">{compare.nothing}</p>}
        {open && shelved !== null && <Comparison before={shelved} after={text} tongue={named.language} />}
      </details>
    </>
  );
}
