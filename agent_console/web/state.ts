// Everything that the console shows of the server's world.

import type {
  Chat,
  ChatCalendar,
  Colleague,
  Entry,
  Me,
  Note,
  Offer,
  OfferClosed,
  Outgoing,
  Queue,
  Status,
} from "./wire";

export interface ArticleChoice {
  slug: string;
  language: Chat["language"];
  anchor: string | null;
  title: string;
}

export interface ResourceChoice {
  id: string;
  language: Chat["language"];
  title: string;
}

/** What a specialist sends into a chat. */
export type Message = { text: string } | { article: ArticleChoice } | { resource: ResourceChoice };

/** A colleague who is being asked to take a chat. */
export interface Handing {
  offerId: string;
  name: string;
  /** Whether their answer cannot have come unheard. */
  sure: boolean;
  /** They read along before they answer. */
  reading: boolean;
}

/** One chat of this specialist: active, or in wrap-up. */
export interface Talk {
  chat: Chat;
  entries: readonly Entry[];
  /** The log was read to its end once: what comes now is new. */
  settled: boolean;
  notes: readonly Note[];
  outgoing: readonly Outgoing<Message>[];
  outgoingNotes: readonly Outgoing<string>[];
  typing: boolean;
  handing: Handing | null;
  readSeq: number;
}

/** How asking a colleague may end without a change of hands. */
export type NotHanded = Exclude<OfferClosed["state"], "accepted">;

/** Something that happened and deserves a word, until it is dismissed. */
export type Happening =
  | { kind: "offer_closed"; state: OfferClosed["state"] }
  | { kind: "taken_over"; visitor: Chat; by: string }
  | { kind: "duty_set"; duty: Me["duty"]; by: string }
  | { kind: "called"; visitor: Chat }
  | { kind: "whispered"; visitor: Chat; by: string }
  | { kind: "requeued"; visitor: Chat }
  | { kind: "gone"; visitor: Chat }
  | { kind: "not_handed"; visitor: Chat; name: string; state: NotHanded }
  | { kind: "alert"; alert: string }
  | { kind: "practice_over" }
  | { kind: "refused"; code: string };

export type Told = Happening & { id: number };

export interface State {
  status: Status;
  /** The connection has been away long enough to speak of it. */
  lost: boolean;
  me: Me | null;
  colleagues: readonly Colleague[];
  offers: readonly Offer[];
  talks: readonly Talk[];
  /** The chat that has the specialist's attention: what comes in there is read. */
  attending: string | null;
  queue: Queue | null;
  calendar: ChatCalendar | null;
  /** How often shifts have changed: what was read of them before is old. */
  planned: number;
  /** How often drafts of articles have changed: what was read of them before is old. */
  drafted: number;
  told: readonly Told[];
  /** What arrived since a snapshot was asked for: the snapshot may be older, and does not undo it. */
  since: { offers: readonly string[]; chats: readonly string[] };
  /** Offers that are over, and how: a late push or an older snapshot does not bring them back. */
  over: ReadonlyMap<string, OfferClosed["state"]>;
}

export function initialState(): State {
  return {
    status: "closed",
    lost: false,
    me: null,
    colleagues: [],
    offers: [],
    talks: [],
    attending: null,
    queue: null,
    calendar: null,
    planned: 0,
    drafted: 0,
    told: [],
    since: { offers: [], chats: [] },
    over: new Map(),
  };
}

export function newTalk(chat: Chat): Talk {
  return {
    chat,
    entries: [],
    settled: false,
    notes: [],
    outgoing: [],
    outgoingNotes: [],
    typing: false,
    handing: null,
    readSeq: chat.last_seq,
  };
}

export function unreadOf(talk: Talk): number {
  return talk.entries.filter((entry) => entry.seq > talk.readSeq && entry.author.kind === "visitor").length;
}

export function hasRole(state: State, role: string): boolean {
  return state.me?.roles.includes(role) ?? false;
}

/** Whether they take chats: as a specialist, or as a supervisor who has taken one over. */
export function hasChats(state: State): boolean {
  return hasRole(state, "specialist") || state.talks.length > 0;
}

/** Whether they look after articles. */
export function isEditor(state: State): boolean {
  return hasRole(state, "editor") || hasRole(state, "administrator");
}

/** Everybody who can be planned, by name. */
export function peopleOf(state: State): { id: string; name: string }[] {
  const { me, queue, colleagues } = state;
  const mine = me && hasRole(state, "specialist") ? [me] : [];
  const known = queue?.specialists ?? [...colleagues, ...mine];
  return [...known].sort((a, b) => a.name.localeCompare(b.name));
}

/** The chats that still go on: those in wrap-up have no visitor any more. */
export function conversationsOf(state: State): readonly Talk[] {
  return state.talks.filter(({ chat }) => chat.state === "active");
}

export function talkOf(state: State, chatId: string | null | undefined): Talk | undefined {
  return state.talks.find((talk) => talk.chat.id === chatId);
}
