// The shelf and the drafts, read when the place is opened, when the line is back and when somebody took a step.

import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../desk_context";
import type { Named } from "../view";
import type { Answer, DraftHead, HistoryAck, ReadDraftAck, ShelvedArticle, VersionAck } from "../wire";
import { hearRead } from "./manuscript";

interface Read<What> {
  read: What | null;
  failed: boolean;
}

/** Asks again whenever `drafted` or the connection changes; what was read before stays until then. */
function useRead<What>(ask: () => Promise<Answer<What>>, of: unknown): Read<What> {
  const { status, drafted } = useDesk().state.value;
  const [found, setFound] = useState<Read<What>>({ read: null, failed: false });
  useEffect(() => {
    if (status !== "connected") return;
    let wanted = true;
    void ask().then((answer) => {
      if (wanted)
        setFound((before) => (answer.ok ? { read: answer, failed: false } : { ...before, failed: true }));
    });
    return () => {
      wanted = false;
    };
  }, [status, drafted, of]);
  return found;
}

export function useDrafts(): Read<{ drafts: DraftHead[] }> {
  const { connection } = useDesk();
  return useRead(() => connection.ask("list_drafts", {}), null);
}

/** All of the shelf up to `pages` of 200 articles each, and again whenever one more was `withdrawn` here. */
export function useShelf(
  pages: number,
  withdrawn: number,
): Read<{ articles: ShelvedArticle[]; more: boolean }> {
  const { connection } = useDesk();
  const ask = async () => {
    const articles: ShelvedArticle[] = [];
    for (let page = 1; ; page += 1) {
      const answer = await connection.ask("read_shelf", { after: articles.at(-1)?.slug ?? null });
      if (!answer.ok) return answer;
      articles.push(...answer.articles);
      if (!answer.more || page === pages) return { ok: true as const, articles, more: answer.more };
    }
  };
  return useRead(ask, `${pages} ${withdrawn}`);
}

/** All versions of an article, and again whenever one more was `withdrawn` here. */
export function useHistory({ slug, language }: Named, withdrawn: number): Read<HistoryAck> {
  const { connection } = useDesk();
  return useRead(
    () => connection.ask("read_history", { slug, language }),
    `${language}/${slug} ${withdrawn}`,
  );
}

export function useVersion({ slug, language }: Named, version: number): Read<VersionAck> {
  const { connection } = useDesk();
  const ask = () => connection.ask("read_version", { slug, language, version });
  return useRead(ask, `${language}/${slug} ${version}`);
}

/** What is written and what stands of an article that is not being written here. */
export function useStanding({ slug, language }: Named): Read<ReadDraftAck> {
  const { connection } = useDesk();
  return useRead(() => connection.ask("read_draft", { slug, language }), `${language}/${slug}`);
}

export function useDraft(named: Named): Read<ReadDraftAck> {
  const { connection } = useDesk();
  const ask = async () => {
    const answer = await connection.ask("read_draft", { slug: named.slug, language: named.language });
    if (answer.ok) hearRead(named, answer);
    return answer;
  };
  return useRead(ask, `${named.language}/${named.slug}`);
}
