import type { RefObject } from "preact";
import { language } from "../preferences";
import { articleWords } from "../texts/articles";
import type { DraftFault } from "../wire";

/** The id of their heading. */
export const FAULTS = "faults-heading";

interface FaultsProps {
  faults: readonly DraftFault[];
  /** Where the text stands: a fault leads to its line. */
  area: RefObject<HTMLTextAreaElement | null>;
}

/** What the server found wrong in the text when it was saved last. */
export function Faults({ faults, area }: FaultsProps) {
  const { editor: text } = articleWords();
  if (faults.length === 0) return <p role="status">{text.noFaults}</p>;
  return (
    <section aria-labelledby={FAULTS}>
      <h3 id={FAULTS}>{text.faults(faults.length)}</h3>
      <p class="hint">{text.faultsSaved}</p>
      <ul class="faults">
        {faults.map((fault) => (
          <li key={`${fault.line} ${fault.message}`}>
            <button type="button" class="quiet" onClick={() => goToLine(area.current, fault.line)}>
              {text.fault(fault.line, inWords(fault))}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A server of the release before says it in English only. */
function inWords(fault: DraftFault): string {
  return (language.value === "es" && fault.message_es) || fault.message;
}

/** Marks a line, counted from 1, and brings it into view. */
function goToLine(area: HTMLTextAreaElement | null, line: number): void {
  if (!area) return;
  const lines = area.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  area.focus();
  area.scrollTop = heightOf(area, area.value.slice(0, start));
  // A part of it in view is enough for the focus; the line may stand in the other part.
  area.scrollIntoView({ block: "nearest" });
}

/** How far down a text reaches, in pixels, where long lines are wrapped as they are in `area`. */
function heightOf(area: HTMLTextAreaElement, text: string): number {
  const copy = area.cloneNode() as HTMLTextAreaElement;
  copy.removeAttribute("id");
  Object.assign(copy.style, { position: "absolute", visibility: "hidden", height: "0", minHeight: "0" });
  copy.style.width = `${area.offsetWidth}px`;
  copy.value = text;
  area.after(copy);
  const line = Number.parseFloat(getComputedStyle(area).lineHeight) || 0;
  const height = copy.scrollHeight - 2 * line;
  copy.remove();
  return Math.max(0, height);
}
