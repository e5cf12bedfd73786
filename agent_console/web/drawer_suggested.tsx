import { useLayoutEffect, useRef } from "preact/hooks";
import { useDesk } from "./desk_context";
import { ArticleResult } from "./drawer_result";
import { useSearch } from "./searching";
import { type ArticleChoice, talkOf } from "./state";
import { words } from "./texts";
import type { ArticleHit, Language } from "./wire";

const BEST = 2;
const PAUSE_MS = 1000;
const MOST_LETTERS = 400;

interface SuggestedProps {
  chatId: string;
  language: Language;
  /** Whoever searches is shown what they search for. */
  searching: boolean;
  share: (article: ArticleChoice) => void;
  /** It stands above other results, which are elsewhere now. */
  moved: () => void;
}

/** What fits the visitor's last message, a moment after it came; no live region, as nobody has asked. */
export function DrawerSuggested({ chatId, language, searching, share, moved }: SuggestedProps) {
  const desk = useDesk();
  const entries = talkOf(desk.state.value, chatId)?.entries ?? [];
  const last = entries.filter((entry) => entry.author.kind === "visitor" && entry.text).at(-1)?.text ?? "";
  const query = [...last].slice(0, MOST_LETTERS).join("");
  const find = async (asked: string): Promise<readonly ArticleHit[] | null> => {
    if (!asked) return [];
    const command = { query: asked, language, limit: BEST, suggests: true };
    const answer = await desk.connection.ask("find_articles", command);
    return answer.ok ? answer.articles : null;
  };
  const found = useSearch(desk, query, language, find, PAUSE_MS);
  const hits = searching || found?.failed ? [] : (found?.results ?? []);
  const shown = hits.map((hit) => `${hit.language}/${hit.slug}`).join();
  const before = useRef(shown);
  useLayoutEffect(() => {
    if (before.current !== shown) moved();
    before.current = shown;
  }, [shown]);
  if (hits.length === 0) return null;
  return (
    <section class="results suggested" aria-labelledby="suggested-heading">
      <h3 id="suggested-heading">{words().drawer.suggested}</h3>
      {hits.map((hit) => (
        <ArticleResult key={`${hit.language}/${hit.slug}`} hit={hit} open current share={share} />
      ))}
    </section>
  );
}
