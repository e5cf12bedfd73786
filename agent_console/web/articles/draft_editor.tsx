import type { Signal } from "@preact/signals";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { articleWords } from "../texts/articles";
import type { Named } from "../view";
import type { ArticleDraft, ReadDraftAck } from "../wire";
import { instantInWords } from "../wording";
import { tongueOf } from "./article_words";
import { Comparison } from "./comparison";
import { DraftSteps } from "./draft_steps";
import { Faults } from "./faults";
import { Flags } from "./flags";
import { drop, isBehind, isUnsaved, type Manuscript, manuscriptOf } from "./manuscript";
import { MovedOn } from "./moved_on";
import { useDraft } from "./reading";

interface DraftEditorProps {
  named: Named;
  /** `told`: what came of it, in words. */
  onClose: (told?: string) => void;
}

/** One article as it is being written. */
export function DraftEditor({ named, onClose }: DraftEditorProps) {
  const { editor: text } = articleWords();
  const { read, failed } = useDraft(named);
  const manuscript = manuscriptOf(named);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const leave = (told?: string) => {
    if (told || (manuscript && !isUnsaved(manuscript.value))) drop(named);
    onClose(told);
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
      <Standing draft={draft} />
      {behind && <MovedOn read={read} manuscript={manuscript} />}
      <label for={id}>{text.text}</label>
      <textarea
        id={id}
        ref={area}
        class="manuscript"
        rows={24}
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
      <DraftSteps named={named} draft={draft} manuscript={manuscript} behind={behind} onClose={onClose} />
      {draft && <Faults faults={draft.faults} area={area} />}
      {draft && draft.flags.length > 0 && <Flags named={named} draft={draft} />}
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

function Standing({ draft }: { draft: ArticleDraft | null }) {
  const { editor: text, states } = articleWords();
  if (!draft) return <p class="hint">{text.none}</p>;
  const { moved_by: by, moved_at: at, remark } = draft;
  return (
    <>
      <p class="hint">{text.stands(states[draft.state], by.name, instantInWords(at))}</p>
      {remark && (
        <div class="stale">
          <b>{text.remark}</b>
          <p class="remark">{remark}</p>
        </div>
      )}
    </>
  );
}
