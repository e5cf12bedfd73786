import { useMemo } from "preact/hooks";
import { language } from "../preferences";
import { articleWords } from "../texts/articles";
import type { Language } from "../wire";
import type { Piece } from "./alignment";
import { differences, type Line, type Part } from "./differences";

interface ComparisonProps {
  before: string;
  after: string;
  /** In which both texts are written. */
  tongue: Language;
}

const SIGNS = { same: " ", added: "+", removed: "−", changed: "±" };

/** What differs, by section; what is the same as a whole is only counted. */
export function Comparison({ before, after, tongue }: ComparisonProps) {
  const { compare: text } = articleWords();
  const parts = useMemo(() => differences(before, after), [before, after]);
  const differing = parts.filter((part) => part.mark !== "same");
  if (differing.length === 0) return <p class="hint">{text.same}</p>;
  return (
    <div class="comparison">
      <p class="hint">{text.signs}</p>
      {differing.map((part) => (
        <Compared key={`${part.mark} ${part.title}`} part={part} tongue={tongue} />
      ))}
      {parts.length > differing.length && (
        <p class="hint">{text.untouched(parts.length - differing.length)}</p>
      )}
    </div>
  );
}

function Compared({ part, tongue }: { part: Part; tongue: Language }) {
  const { compare: text } = articleWords();
  const { title, mark } = part;
  return (
    <section>
      <h4>
        {title === null ? text.head : <span lang={tongue}>{title}</span>}
        {mark !== "same" && <small>{text.parts[mark]}</small>}
      </h4>
      {part.lines.map((line, place) => (
        <ComparedLine key={place} line={line} tongue={tongue} />
      ))}
    </section>
  );
}

function ComparedLine({ line, tongue }: { line: Line; tongue: Language }) {
  const { compare: text } = articleWords();
  const { mark, pieces } = line;
  return (
    <div class={`compared ${mark}`}>
      <span aria-hidden="true">{SIGNS[mark]}</span>
      {mark !== "same" && <span class="unseen">{text.lines[mark]}</span>}
      <p lang={tongue}>
        {pieces.map((piece, place) => (
          <Words key={place} piece={piece} within={mark === "changed"} />
        ))}
      </p>
    </div>
  );
}

/** Not every screen reader says that words are inserted or deleted, so it is written out. */
function Words({ piece, within }: { piece: Piece; within: boolean }) {
  const { compare: text } = articleWords();
  const { mark, text: said } = piece;
  if (mark === "same") return <>{said}</>;
  const { begin, end } = text.words[mark];
  const aloud = (what: string) => within && <span class="unseen" lang={language.value}>{` ${what} `}</span>;
  const Tag = mark === "added" ? "ins" : "del";
  return (
    <Tag>
      {aloud(begin)}
      {said}
      {aloud(end)}
    </Tag>
  );
}
