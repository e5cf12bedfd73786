import { TablePanel } from "../board/table_panel";
import { articleWords } from "../texts/articles";
import type { Named } from "../view";
import type { DraftHead } from "../wire";
import { instantInWords } from "../wording";
import { tongueOf } from "./article_words";
import { isUnsaved, manuscriptOf } from "./manuscript";
import { PARTS } from "./parts";
import { useDrafts } from "./reading";

/** What is being written and reviewed, and by whom. */
export function Drafts({ open }: { open: (named: Named) => void }) {
  const { drafts: text, shelf } = articleWords();
  const { read, failed } = useDrafts();
  return (
    <TablePanel
      id={PARTS.drafts}
      heading={text.heading}
      columns={[shelf.article, shelf.language, shelf.state, text.last, text.flags, shelf.acts]}
      empty={failed ? text.failed : read ? text.empty : text.loading}
    >
      {(read?.drafts ?? []).map((draft) => (
        <Draft key={`${draft.language}/${draft.slug}`} draft={draft} open={open} />
      ))}
    </TablePanel>
  );
}

function Draft({ draft, open }: { draft: DraftHead; open: (named: Named) => void }) {
  const { drafts: text, shelf, states } = articleWords();
  const mine = manuscriptOf(draft)?.value;
  return (
    <tr>
      <th scope="row">
        {draft.slug}
        {mine && isUnsaved(mine) && <small class="due">{text.unsaved}</small>}
      </th>
      <td data-label={shelf.language}>{tongueOf(draft)}</td>
      <td data-label={shelf.state}>{states[draft.state]}</td>
      <td data-label={text.last}>
        {draft.moved_by.name}
        <small>{instantInWords(draft.moved_at)}</small>
      </td>
      <td data-label={text.flags}>{draft.open_flags}</td>
      <td>
        <button
          type="button"
          class="quiet small"
          aria-label={text.openNamed(draft.slug, tongueOf(draft))}
          onClick={() => open(draft)}
        >
          {text.open}
        </button>
      </td>
    </tr>
  );
}
