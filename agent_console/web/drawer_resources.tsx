import { useState } from "preact/hooks";
import { useDesk } from "./desk_context";
import { useFoundResources } from "./resources";
import { isEditor, type ResourceChoice } from "./state";
import { words } from "./texts";
import { dialog } from "./view";
import type { Language, ResourceHit } from "./wire";
import { checkedInWords } from "./wording";

const BEST = 3;

interface DrawerResourcesProps {
  query: string;
  language: Language;
  share: (resource: ResourceChoice) => void;
  /** Says something where the drawer says what happened. */
  tell: (told: string) => void;
}

/** Beside the articles: the services that fit what is looked for, or all of them, folded. */
export function DrawerResources({ query, language, share, tell }: DrawerResourcesProps) {
  const desk = useDesk();
  const { resources: text } = words();
  const found = useFoundResources(desk, query, language);
  if (found?.failed) return <p class="hint">{text.failed}</p>;
  if (!found?.results) return null;
  const results = found.results.map((hit) => (
    <Result key={hit.id} hit={hit} current={found.current} share={share} tell={tell} />
  ));
  const best = query.trim() ? results.slice(0, BEST) : [];
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

type ResultProps = Pick<DrawerResourcesProps, "share" | "tell"> & { hit: ResourceHit; current: boolean };

/** A stale one is shared only when it has been pressed twice. */
function Result({ hit, current, share, tell }: ResultProps) {
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
