import { useState } from "preact/hooks";
import { TablePanel } from "../board/table_panel";
import { articleWords } from "../texts/articles";
import type { Named } from "../view";
import type { ShelvedArticle } from "../wire";
import { dayInWords } from "../wording";
import { tongueOf } from "./article_words";
import { useShelf } from "./reading";

/** What stands on the shelf, and what of it has to be looked after. */
export function ShelfPanel({ edit }: { edit: (named: Named) => void }) {
  const { shelf: text } = articleWords();
  const [pages, setPages] = useState(1);
  const { read, failed } = useShelf(pages);
  const more = read?.more && (
    <button type="button" class="quiet" onClick={() => setPages(pages + 1)}>
      {text.more}
    </button>
  );
  return (
    <TablePanel
      id="shelf-heading"
      heading={text.heading}
      columns={[text.article, text.language, text.version, text.revised, text.review, text.state, ""]}
      empty={failed ? text.failed : read ? text.empty : text.loading}
      below={more}
    >
      {(read?.articles ?? []).map((article) => (
        <Shelved key={`${article.language}/${article.slug}`} article={article} edit={edit} />
      ))}
    </TablePanel>
  );
}

function Shelved({ article, edit }: { article: ShelvedArticle; edit: (named: Named) => void }) {
  const { shelf: text } = articleWords();
  const due = [
    article.withdrawn && text.withdrawn,
    article.overdue && text.overdue,
    article.pair_missing && text.pairMissing,
  ].filter((one) => one !== false);
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
        {due.join(" · ") || text.inOrder}
      </td>
      <td>
        <button
          type="button"
          class="quiet small"
          aria-label={text.editNamed(article.title, tongueOf(article))}
          onClick={() => edit(article)}
        >
          {text.edit}
        </button>
      </td>
    </tr>
  );
}
