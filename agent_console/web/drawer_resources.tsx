import { useState } from "preact/hooks";
import { useDesk } from "./desk_context";
import type { FoundResources } from "./resources";
import { isEditor, type ResourceChoice } from "./state";
import { words } from "./texts";
import { dialog } from "./view";
import type { ResourceHit } from "./wire";
import { checkedInWords } from "./wording";

const BEST = 3;

interface DrawerResourcesProps {
  query: string;
  found: FoundResources;
  /** Those of what was found that stand here: above the articles, or under them. */
  results: readonly ResourceHit[];
  /** Whether all but the best are folded here. */
  folds: boolean;
  share: (resource: ResourceChoice) => void;
  /** Says something where the drawer says what happened. */
  tell: (told: string) => void;
}

/** Above or under the articles: the services that fit what is looked for, or all of them, folded. */
export function DrawerResources({ query, found, results: hits, folds, share, tell }: DrawerResourcesProps) {
  const desk = useDesk();
  const { resources: text } = words();
  if (found?.failed) return <p class="hint">{text.failed}</p>;
  if (!found?.results || (query.trim() && hits.length === 0)) return null;
  const results = hits.map((hit) => (
    <ServiceResult key={hit.id} hit={hit} current={found.current} share={share} tell={tell} />
  ));
  const best = query.trim() ? results.slice(0, folds ? BEST : undefined) : [];
  const rest = results.slice(best.length);
  const editor = isEditor(desk.state.value) && !query.trim();
  return (
    <section class="results" aria-label={text.heading}>
      {best}
      {(rest.length > 0 || editor) && (
        <details>
          <summary>{best.length > 0 ? text.more(rest.length) : text.all(rest.length)}</summary>
          {rest}
          {editor && (
            <button type="button" class="link" onClick={() => (dialog.value = { kind: "resources" })}>
              {text.menu}
            </button>
          )}
        </details>
      )}
    </section>
  );
}

type ServiceResultProps = Pick<DrawerResourcesProps, "share" | "tell"> & {
  hit: ResourceHit;
  current: boolean;
};

/** A stale one is shared only when it has been pressed twice. */
export function ServiceResult({ hit, current, share, tell }: ServiceResultProps) {
  const { resources: text, newTab } = words();
  const [asking, setAsking] = useState(false);
  const { id, language, name } = hit;
  const press = () => {
    if (hit.stale && !asking) {
      setAsking(true);
      tell(text.sure(name));
      return;
    }
    setAsking(false);
    share({ id, language, title: name });
  };
  return (
    <article lang={language}>
      <h3>{name}</h3>
      <p>{hit.what_for}</p>
      <p>{[hit.who_for, hit.area, hit.phone].filter(Boolean).join(" · ")}</p>
      <p class={hit.stale ? "mark" : "hint"}>{checkedInWords(hit)}</p>
      <div class="row">
        <button type="button" data-share disabled={!current} onClick={press}>
          {asking ? text.shareStale : text.share}
          <span class="unseen">: {name}</span>
        </button>
        <a href={hit.url} target="_blank" rel="noopener noreferrer">
          {text.page}
          <span class="unseen">
            : {name} ({newTab})
          </span>
        </a>
      </div>
    </article>
  );
}
