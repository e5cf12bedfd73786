import { useEffect, useState } from "preact/hooks";
import type { Desk } from "./desk";
import type { ArticleHit, Chat } from "./wire";

export interface Found {
  articles: readonly ArticleHit[];
  /** A query that finds something, where this one found nothing. */
  suggestion: string | null;
  failed: boolean;
}

const PAUSE_MS = 200;
const BEST = 12;
const ALL = 50;

/** What the shelf holds for these words, a moment after the last key; without a word, all of it. */
export function useShelf(desk: Desk, query: string, language: Chat["language"]): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  const asked = query.trim();
  const connected = desk.state.value.status === "connected";
  useEffect(() => {
    let outdated = false;
    const find = async () => {
      const limit = asked ? BEST : ALL;
      const answer = await desk.connection.ask("find_articles", { query: asked, language, limit });
      // An answer may come after the one to a later question.
      if (outdated) return;
      if (answer.ok) setFound({ articles: answer.articles, suggestion: answer.suggestion, failed: false });
      else setFound((before) => ({ articles: before?.articles ?? [], suggestion: null, failed: true }));
    };
    const timer = setTimeout(find, asked ? PAUSE_MS : 0);
    return () => {
      outdated = true;
      clearTimeout(timer);
    };
  }, [desk, asked, language, connected]);
  return found;
}
