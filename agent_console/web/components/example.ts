// What the components show on their page. Nobody of this name ever wrote this.

import type { Talk } from "../state";
import { newTalk } from "../state";
import type { ArticleCard, Chat, Entry, Language, Outgoing, Queue } from "../wire";

const AT = "2026-03-02T15:0";

export const COURSE: Queue["course"] = [2, 0, 5, 3, 1].map((waiting, place) => ({
  at: `2026-03-02T1${place}:00:00Z`,
  asked: waiting,
  answered: waiting,
  abandoned: 0,
  turned_away: 0,
  waiting,
  longest_wait_s: null,
  share: null,
}));

const card = (change: Partial<ArticleCard>): ArticleCard => ({
  slug: "bcg",
  language: "en",
  title: "BCG",
  summary: "…",
  section: null,
  anchor: null,
  notice: "",
  sample: true,
  url: "/articles/bcg?language=en",
  version: 1,
  ...change,
});

/** A conversation with a line, a card, a withdrawn card, an erased line, and each way of being under way. */
export function exampleTalk(language: Language, sentence: string): Talk {
  const chat = {
    id: "example",
    version: 1,
    state: "closed",
    language,
    role: "patient",
    topic: null,
    name: "Rosa",
    queued_at: `${AT}0:00Z`,
    assigned_at: null,
    ended_at: null,
    last_seq: 5,
    specialist: null,
    position: null,
    wait: null,
    still_there: null,
  } satisfies Chat;
  const theirs = { kind: "visitor", name: "Rosa" } as const;
  const ours = { kind: "specialist", name: "Ann" } as const;
  const entries: Entry[] = [
    { seq: 1, at: `${AT}1:00Z`, kind: "message", author: theirs, text: sentence },
    { seq: 2, at: `${AT}2:00Z`, kind: "article", author: ours, article: card({ language }) },
    {
      seq: 3,
      at: `${AT}3:00Z`,
      kind: "article",
      author: ours,
      article: card({ language, slug: "car-t", title: "CAR T" }),
    },
    {
      seq: 4,
      at: `${AT}4:00Z`,
      kind: "notice",
      author: { kind: "system", name: null },
      notice: { what: "article_recalled", name: "CAR T", slug: "car-t", language, version: 1 },
    },
    { seq: 5, at: `${AT}5:00Z`, kind: "message", author: theirs },
  ];
  const outgoing = (["sending", "not_connected", "refused"] as const).map(
    (delivery): Outgoing<{ text: string }> => ({
      clientId: delivery,
      message: { text: sentence },
      delivery,
      error: null,
    }),
  );
  return { ...newTalk(chat), entries, outgoing, settled: true, typing: true };
}
