import type { RefObject } from "preact";
import { words } from "../texts";
import type { DraftFault } from "../wire";

interface FaultsProps {
  faults: readonly DraftFault[];
  /** Where the text stands: a fault leads to its line. */
  area: RefObject<HTMLTextAreaElement | null>;
}

/** What the server found wrong in the text when it was saved last. */
export function Faults({ faults, area }: FaultsProps) {
  const { editor: text } = words().articles;
  if (faults.length === 0) return <p role="status">{text.noFaults}</p>;
  return (
    <section aria-labelledby="faults-heading">
      <h3 id="faults-heading">{text.faults}</h3>
      <p class="hint">{text.faultsSaved}</p>
      <ul class="faults">
        {faults.map((fault) => (
          <li key={`${fault.line} ${fault.message}`}>
            <button type="button" class="quiet" onClick={() => goToLine(area.current, fault.line)}>
              {text.fault(fault.line, fault.message)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Marks a line, counted from 1, and brings it into view. */
function goToLine(area: HTMLTextAreaElement | null, line: number): void {
  if (!area) return;
  const lines = area.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  // A browser scrolls to what is selected when the focus comes, not when it is there already.
  area.blur();
  area.focus();
}
