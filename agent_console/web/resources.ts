// Services and resources: looked for beside the articles, and kept by editors.

import { useEffect, useState } from "preact/hooks";
import type { Desk } from "./desk";
import { type Searched, useSearch } from "./searching";
import type { Language, Resource, ResourceHit, Resources } from "./wire";

const BEST = 12;
const ALL = 200;

export type FoundResources = Searched<readonly ResourceHit[]> | null;

/** What the directory holds for these words; without a word, all of it. */
export function useFoundResources(desk: Desk, query: string, language: Language): FoundResources {
  return useSearch<readonly ResourceHit[]>(desk, query, language, async (asked) => {
    const limit = asked ? BEST : ALL;
    const answer = await desk.connection.ask("find_resources", { query: asked, language, limit });
    return answer.ok ? answer.resources : null;
  });
}

export interface Directory extends Resources {
  failed: boolean;
}

/** All of it, read anew whenever `turn` changes; null until it is there. */
export function useDirectory(desk: Desk, turn: unknown): [Directory | null, (all: Resources) => void] {
  const [directory, setDirectory] = useState<Directory | null>(null);
  const keep = (all: Resources) => setDirectory({ ...all, failed: false });
  const connected = desk.state.value.status === "connected";
  useEffect(() => {
    let outdated = false;
    const read = async () => {
      const answer = await desk.connection.ask("list_resources", {});
      if (outdated) return;
      if (answer.ok) keep(answer);
      else setDirectory((before) => before ?? { stale_days: 0, resources: [], failed: true });
    };
    void read();
    return () => {
      outdated = true;
    };
  }, [desk, connected, turn]);
  return [directory, keep];
}

/** Its name in the language of whoever reads, or in the one that it has. */
export function nameOf({ texts }: Resource, language: Language): string {
  return (texts[language] ?? texts.en ?? texts.es)?.name ?? "";
}
