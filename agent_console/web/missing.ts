import { useEffect, useRef } from "preact/hooks";
import type { Desk } from "./desk";
import type { Found } from "./shelf";
import type { Language } from "./wire";

const RESTS_MS = 3000;

/** Tells the editors, once for each, of a search that found nothing and was not changed any more: half a word is none. */
export function useMissing(
  desk: Desk,
  chatId: string,
  query: string,
  language: Language,
  found: Found | null,
) {
  const told = useRef(new Set<string>());
  const asked = query.trim();
  const nothing = asked !== "" && found?.current && !found.failed && found.articles.length === 0;
  useEffect(() => {
    const key = `${language}/${asked}`;
    if (!nothing || told.current.has(key)) return;
    const timer = setTimeout(() => {
      told.current.add(key);
      desk.connection.ask("report_missing", { chat_id: chatId, query: asked, language });
    }, RESTS_MS);
    return () => clearTimeout(timer);
  }, [desk, chatId, nothing, asked, language]);
}
