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

/**
 * What the shelf holds for these words, a moment after the last key; without a word, all of it.
 * Looked for again whenever one more card was `refused`: what it showed may have been withdrawn.
 */
export function useShelf(desk: Desk, query: string, language: Language, refused: number): Found | null {
  const find = async (asked: string) => {
    const limit = asked ? BEST : ALL;
    const answer = await desk.connection.ask("find_articles", { query: asked, language, limit });
    return answer.ok ? answer : null;
  };
  const found = useSearch(desk, query, language, find, undefined, refused);
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
