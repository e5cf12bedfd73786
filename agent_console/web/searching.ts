import { useEffect, useState } from "preact/hooks";
import type { Desk } from "./desk";
import type { Language } from "./wire";

const PAUSE_MS = 200;

export interface Searched<Results> {
  /** The last that were found; null where there was never an answer. */
  results: Results | null;
  failed: boolean;
  /** Whether they answer what is asked now: until the answer comes, those to the question before stand. */
  current: boolean;
}

/** What `find` finds (null: it failed), a moment after the last change, `again` too; without a word, at once. */
export function useSearch<Results>(
  desk: Desk,
  query: string,
  language: Language,
  find: (asked: string) => Promise<Results | null>,
  pauseMs = PAUSE_MS,
  again = 0,
): Searched<Results> | null {
  const [found, setFound] = useState<(Omit<Searched<Results>, "current"> & { key: string }) | null>(null);
  const asked = query.trim();
  const key = `${language}/${asked}`;
  const connected = desk.state.value.status === "connected";
  useEffect(() => {
    let outdated = false;
    const search = async () => {
      const results = await find(asked);
      // An answer may come after the one to a later question.
      if (outdated) return;
      setFound((before) =>
        results
          ? { results, failed: false, key }
          : { results: before?.results ?? null, failed: true, key: before?.key ?? key },
      );
    };
    const timer = setTimeout(search, asked ? pauseMs : 0);
    return () => {
      outdated = true;
      clearTimeout(timer);
    };
  }, [desk, asked, language, connected, again]);
  return found && { ...found, current: found.key === key };
}
