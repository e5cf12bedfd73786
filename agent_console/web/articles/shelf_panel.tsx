import { useRef, useState } from "preact/hooks";
import { TablePanel } from "../board/table_panel";
import { articleWords } from "../texts/articles";
import type { Named } from "../view";
import type { ShelvedArticle } from "../wire";
import { dayInWords } from "../wording";
import { tongueOf } from "./article_words";
import { PARTS } from "./parts";
import { useShelf } from "./reading";
import { Withdraw } from "./withdraw";

interface ShelfPanelProps {
  edit: (named: Named) => void;
  look: (named: Named) => void;
}

/** What stands on the shelf, and what of it has to be looked after. */
export function ShelfPanel({ edit, look }: ShelfPanelProps) {
  const { shelf: text } = articleWords();
  const [pages, setPages] = useState(1);
  const [withdrawn, setWithdrawn] = useState(0);
  const { read, failed } = useShelf(pages, withdrawn);
  const more = read?.more && (
    <button type="button" class="quiet" onClick={() => setPages(pages + 1)}>
      {text.more}
    </button>
  );
  return (
    <TablePanel
      id={PARTS.shelf}
      heading={text.heading}
      columns={[text.article, text.language, text.version, text.revised, text.review, text.state, text.acts]}
      empty={failed ? text.failed : read ? text.empty : text.loading}
      below={more}
    >
      {(read?.articles ?? []).map((article) => (
        <Shelved
          key={`${article.language}/${article.slug}`}
          article={article}
          edit={edit}
          look={look}
          onWithdrawn={() => setWithdrawn(withdrawn + 1)}
        />
      ))}
    </TablePanel>
  );
}

interface ShelvedProps extends ShelfPanelProps {
  article: ShelvedArticle;
  onWithdrawn: () => void;
}

function Shelved({ article, ...acts }: ShelvedProps) {
  const { shelf: text } = articleWords();
  const due = [
    article.withdrawn && text.withdrawn,
    article.overdue && text.overdue,
    article.pair_missing && text.pairMissing,
  ].filter((one) => one !== false);
  const said = article.sample ? [...due, text.sample] : due;
  return (
    <tr>
      <th scope="row">
        {article.title}
        <small>{article.slug}</small>
      </th>
      <td data-label={text.language}>{tongueOf(article)}</td>
      <td data-label={text.version}>{article.version}</td>
      <td class="spoken" data-label={text.revised}>
        {dayInWords(article.last_revised)}
      </td>
      <td class="spoken" data-label={text.review}>
        {dayInWords(article.next_review)}
      </td>
      <td data-label={text.state} class={due.length > 0 ? "due" : undefined}>
        {said.join(" · ") || text.inOrder}
      </td>
      <td>
        <RowActs article={article} {...acts} />
      </td>
    </tr>
  );
}

function RowActs({ article, edit, look, onWithdrawn }: ShelvedProps) {
  const { shelf: text } = articleWords();
  const [asking, setAsking] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const named = (say: (title: string, tongue: string) => string) => say(article.title, tongueOf(article));
  const closed = (done: boolean) => {
    setAsking(false);
    if (!done) return;
    onWithdrawn();
    // After the dialog has given the focus back: its button goes with the next reading.
    setTimeout(() => first.current?.focus());
  };
  return (
    <div class="row acts">
      <button
        type="button"
        ref={first}
        class="quiet small"
        aria-label={named(text.editNamed)}
        onClick={() => edit(article)}
      >
        {text.edit}
      </button>
      <button
        type="button"
        class="quiet small"
        aria-label={named(text.lookNamed)}
        onClick={() => look(article)}
      >
        {text.look}
      </button>
      {!article.withdrawn && (
        <button
          type="button"
          class="quiet small"
          aria-label={named(text.withdrawNamed)}
          onClick={() => setAsking(true)}
        >
          {text.withdraw}
        </button>
      )}
      {asking && <Withdraw article={article} onClose={closed} />}
    </div>
  );
}
