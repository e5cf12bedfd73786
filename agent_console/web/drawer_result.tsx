import { SampleMark } from "./sample_mark";
import type { ArticleChoice } from "./state";
import { words } from "./texts";
import type { ArticleHit } from "./wire";
import { dayInWords } from "./wording";

interface ResultProps {
  hit: ArticleHit;
  /** Whether the section that matched best is unfolded. */
  open: boolean;
  /** Whether it answers what is looked for now; else it may be read, and is not shared. */
  current: boolean;
  share: (article: ArticleChoice) => void;
}

export function ArticleResult({ hit, open, current, share }: ResultProps) {
  const { drawer: text, newTab } = words();
  const { slug, language, sendable, title } = hit;
  const mayShare = sendable && current;
  const choose = (anchor: string | null, name: string) => share({ slug, language, anchor, title: name });
  return (
    <article lang={language}>
      <h3>{title}</h3>
      <p>{hit.summary}</p>
      {hit.sample && <SampleMark />}
      <Mark hit={hit} />
      <div class="row">
        <button type="button" data-share="article" disabled={!mayShare} onClick={() => choose(null, title)}>
          {text.shareWhole}
          <span class="unseen">: {title}</span>
        </button>
        <a href={previewOf(hit)} target="_blank" rel="noopener">
          {text.preview}
          <span class="unseen">
            : {title} ({newTab})
          </span>
        </a>
      </div>
      {hit.sections.length > 0 && (
        <details open={open && hit.anchor !== null}>
          <summary>{text.sections(hit.sections.length)}</summary>
          <ul>
            {hit.sections.map((section) => (
              <li key={section.anchor} class={open && section.anchor === hit.anchor ? "best" : ""}>
                <span>{section.title}</span>
                <button
                  type="button"
                  class="quiet"
                  data-share="article"
                  disabled={!mayShare}
                  onClick={() => choose(section.anchor, `${title} – ${section.title}`)}
                >
                  {text.shareSection}
                  <span class="unseen">: {section.title}</span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}

function Mark({ hit }: { hit: ArticleHit }) {
  const { drawer: text } = words();
  if (!hit.reason) return null;
  const why = {
    withdrawn: text.withdrawn,
    review_overdue: text.reviewDue(dayInWords(hit.review_due)),
  }[hit.reason];
  return (
    <p class="mark">
      {text.notSendable}: {why}
    </p>
  );
}

function previewOf(hit: ArticleHit): string {
  return `/articles/${encodeURIComponent(hit.slug)}?language=${hit.language}`;
}
