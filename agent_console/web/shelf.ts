import type { Desk } from "./desk";
import { useSearch } from "./searching";
import type { ArticleHit, Language } from "./wire";

export interface Found {
  articles: readonly ArticleHit[];
  /** A query that finds something, where this one found nothing. */
  suggestion: string | null;
  /** What was asked about and nothing on the shelf says: what was found matches only the rest. */
  notFound: readonly string[];
  failed: boolean;
  /** Whether this is what the words asked for now have found. */
  current: boolean;
}

const BEST = 12;
const ALL = 50;

/** What the shelf holds for these words, a moment after the last key; without a word, all of it. */
export function useShelf(desk: Desk, query: string, language: Language): Found | null {
  const found = useSearch(desk, query, language, async (asked) => {
    const limit = asked ? BEST : ALL;
    const answer = await desk.connection.ask("find_articles", { query: asked, language, limit });
    return answer.ok ? answer : null;
  });
  if (!found) return null;
  const { results, failed, current } = found;
  return {
    articles: results?.articles ?? [],
    suggestion: failed ? null : (results?.suggestion ?? null),
    notFound: failed ? [] : (results?.not_found ?? []),
    failed,
    current,
  };
}
