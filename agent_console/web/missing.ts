import { useEffect, useRef } from "preact/hooks";
import type { Desk } from "./desk";
import type { Found } from "./shelf";
import type { Language } from "./wire";

const RESTS_MS = 3000;

interface Searched {
  query: string;
  language: Language;
}

/** Of each desk, what the editors have been told: a drawer that is opened again says nothing twice. */
const told = new WeakMap<Desk, Set<string>>();

function tell(desk: Desk, chatId: string, { query, language }: Searched): void {
  const before = told.get(desk) ?? new Set();
  told.set(desk, before);
  const key = `${chatId}/${language}/${query.toLowerCase()}`;
  if (before.has(key)) return;
  before.add(key);
  desk.connection.ask("report_missing", { chat_id: chatId, query, language });
}

/**
 * Tells the editors of a search that came to rest and found nothing, or not what it asks about: half a word that is
 * being typed is none.
 * It rests when nothing changes for a while, when the field is cleared, and when the drawer closes; whoever calls
 * what is returned says that it does.
 */
export function useMissing(
  desk: Desk,
  chatId: string,
  query: string,
  language: Language,
  found: Found | null,
): () => void {
  const asked = query.trim();
  const answered = asked !== "" && found !== null && found.current && !found.failed;
  const nothing = answered && (found.articles.length === 0 || found.notFound.length > 0);
  const search = { query: asked, language };
  const key = `${language}/${asked}`;
  const resting = useRef<Searched | null>(null);
  resting.current = nothing ? search : null;
  /** What was in vain and has only lost letters since: whoever deletes a word backwards meant the whole. */
  const shrinking = useRef<Searched | null>(null);
  const restsAt = useRef("");
  useEffect(() => {
    const whole = shrinking.current;
    if (whole && !asked) tell(desk, chatId, whole);
    const shrinks = asked && whole?.language === language && whole.query.startsWith(asked);
    if (!shrinks || (answered && !nothing)) shrinking.current = nothing ? search : null;
    if (!nothing) return;
    if (restsAt.current === key) return tell(desk, chatId, search);
    const timer = setTimeout(() => tell(desk, chatId, search), RESTS_MS);
    return () => clearTimeout(timer);
  }, [desk, chatId, key, answered, nothing]);
  useEffect(() => () => void (resting.current && tell(desk, chatId, resting.current)), [desk, chatId]);
  return () => {
    restsAt.current = key;
    if (nothing) tell(desk, chatId, search);
  };
}
