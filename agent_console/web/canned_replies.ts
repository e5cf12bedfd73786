// Canned replies: found by their shortcut or their words, filled in, and put into the draft; never sent by themselves.

import { useEffect, useState } from "preact/hooks";
import type { Desk } from "./desk";
import type { CannedReply, Language, Replies } from "./wire";

export interface Kept extends Replies {
  failed: boolean;
}

/** What one has of replies, read when this is shown; null until they are there. */
export function useReplies(desk: Desk): [Kept | null, (replies: Replies) => void] {
  const [kept, setKept] = useState<Kept | null>(null);
  const keep = (replies: Replies) => setKept({ ...replies, failed: false });
  const connected = desk.state.value.status === "connected";
  useEffect(() => {
    let outdated = false;
    const read = async () => {
      const answer = await desk.connection.ask("list_replies", {});
      if (outdated) return;
      if (answer.ok) keep(answer);
      else setKept((before) => before ?? { phone: "", replies: [], failed: true });
    };
    void read();
    return () => {
      outdated = true;
    };
  }, [desk, connected]);
  return [kept, keep];
}

/** The reply in this language, or in the other where it has none. */
export function textIn(reply: CannedReply, language: Language): { text: string; language: Language } {
  const other = language === "en" ? "es" : "en";
  const own = reply.texts[language];
  return own ? { text: own, language } : { text: reply.texts[other] ?? "", language: other };
}

/** By the beginning of the shortcut, then, without a slash before it, by words in the text; without a word, all. */
export function matching(replies: readonly CannedReply[], query: string, language: Language): CannedReply[] {
  const asked = plain(query.trim());
  if (asked.startsWith("/")) return replies.filter((one) => one.shortcut.startsWith(asked.slice(1)));
  const begins = replies.filter((one) => one.shortcut.startsWith(asked));
  const says = replies.filter((one) => plain(textIn(one, language).text).includes(asked));
  return [...new Set([...begins, ...says])];
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Where a name is not known, nothing stands for it, and the space before it goes too. */
export function filled(text: string, values: Record<"visitor" | "me" | "phone", string | null>): string {
  return text.replace(/(\s*)\{(visitor|me|phone)\}/g, (_found, space: string, name: keyof typeof values) =>
    values[name] ? space + values[name] : "",
  );
}
