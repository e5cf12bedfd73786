import { PageLink } from "./page_link";
import { SampleMark } from "./sample_mark";
import type { ArticleChoice } from "./state";
import { words } from "./texts";
import type { ArticleHit, ArticleSection } from "./wire";
import { dayInWords } from "./wording";

interface ResultProps {
  hit: ArticleHit;
  /** Whether the section that matched best stands before the others. */
  open: boolean;
  /** Whether it answers what is looked for now; else it may be read, and is not shared. */
  current: boolean;
  share: (article: ArticleChoice) => void;
}

export function ArticleResult({ hit, open, current, share }: ResultProps) {
  const { drawer: text, newTab } = words();
  const { slug, language, sendable, title } = hit;
  const mayShare = sendable && current;
  const choose = (section?: ArticleSection) => {
    const name = section ? `${title} – ${section.title}` : title;
    share({ slug, language, anchor: section?.anchor ?? null, title: name });
  };
  const best = open ? hit.sections.find((section) => section.anchor === hit.anchor) : undefined;
  const others = hit.sections.filter((section) => section !== best);
  return (
    <article lang={language}>
      <h3>{title}</h3>
      <p>{hit.summary}</p>
      {hit.sample && <SampleMark />}
      <Mark hit={hit} />
      <div class="row">
        <button type="button" data-share="article" disabled={!mayShare} onClick={() => choose()}>
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
      {best && (
        <section>
          <h4>{best.title}</h4>
          <p>{hit.excerpt}</p>
          <ShareSection section={best} disabled={!mayShare} choose={choose} />
        </section>
      )}
      {others.length > 0 && (
        <details>
          <summary>{(best ? text.otherSections : text.sections)(others.length)}</summary>
          <ul>
            {others.map((section) => (
              <li key={section.anchor}>
                <PageLink address={`${previewOf(hit)}#${section.anchor}`} says={section.title} />
                <ShareSection section={section} disabled={!mayShare} choose={choose} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}

interface ShareSectionProps {
  section: ArticleSection;
  disabled: boolean;
  choose: (section: ArticleSection) => void;
}

function ShareSection({ section, disabled, choose }: ShareSectionProps) {
  return (
    <button
      type="button"
      class="quiet"
      data-share="article"
      disabled={disabled}
      onClick={() => choose(section)}
    >
      {words().drawer.shareSection}
      <span class="unseen">: {section.title}</span>
    </button>
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
