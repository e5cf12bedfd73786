import type { Signal } from "@preact/signals";
import { articleWords } from "../texts/articles";
import type { ReadDraftAck } from "../wire";
import { catchUp, type Manuscript } from "./manuscript";

/** Two wrote at once: neither text is lost, and whoever came second says what becomes of theirs. */
export function MovedOn({ read, manuscript }: { read: ReadDraftAck; manuscript: Signal<Manuscript> }) {
  const { moved: text } = articleWords();
  const { draft } = read;
  return (
    <div class="stale" role="alert">
      <h3>{text.heading}</h3>
      <p>{draft ? text.means(draft.moved_by.name) : text.gone}</p>
      <details>
        <summary>{text.theirs}</summary>
        <pre class="theirs">{draft?.text ?? read.shelved ?? ""}</pre>
      </details>
      <div class="row">
        <button type="button" onClick={() => catchUp(manuscript, read, true)}>
          {text.keepMine}
        </button>
        <button type="button" class="quiet" onClick={() => catchUp(manuscript, read, false)}>
          {text.takeTheirs}
        </button>
      </div>
    </div>
  );
}
