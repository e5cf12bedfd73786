import { articleWords } from "../texts/articles";
import { goTo } from "./arrival";

/** The ids of the headings. */
export const PARTS = {
  drafts: "drafts-heading",
  shelf: "shelf-heading",
  begin: "begin-heading",
  bringIn: "bring-in-heading",
  reports: "shelf-reports-heading",
} as const;

/** The room has more than a window shows: what is in it, and the way there. */
export function Parts() {
  const text = articleWords();
  return (
    <nav class="parts" aria-label={text.parts}>
      {(Object.keys(PARTS) as (keyof typeof PARTS)[]).map((part) => (
        <button key={part} type="button" class="link" onClick={() => goTo(PARTS[part])}>
          {text[part].heading}
        </button>
      ))}
    </nav>
  );
}
