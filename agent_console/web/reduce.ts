// How each thing that is heard changes what the console shows. Pure: a snapshot and the events after it
// lead to the same state as a fresh snapshot.

import { type Handing, type Happening, newTalk, type State, type Talk, type Told, talkOf } from "./state";
import type {
  Chat,
  ChatCalendar,
  Entry,
  Me,
  Note,
  Offer,
  OfferBeingRead,
  OfferClosed,
  Queue,
  Roster,
  Snapshot,
  Status,
} from "./wire";

export type Heard =
  | { what: "status"; status: Status }
  | { what: "lost"; lost: boolean }
  | { what: "asked" }
  | { what: "missed" }
  | { what: "snapshot"; snapshot: Snapshot }
  | { what: "offer"; offer: Offer }
  | { what: "offer_closed"; closed: OfferClosed; byMe?: boolean }
  | { what: "being_read"; read: OfferBeingRead }
  | { what: "handing"; chatId: string; offerId: string; name: string }
  | { what: "me"; me: Me }
  | { what: "taken"; chat: Chat }
  | { what: "chat"; chat: Chat }
  | { what: "log"; chat: Chat; entries: readonly Entry[]; settled: boolean }
  | { what: "sending"; chatId: string; sending: Pick<Talk, "outgoing" | "outgoingNotes"> }
  | { what: "notes"; chatId: string; notes: readonly Note[] }
  | { what: "erased"; chatId: string }
  | { what: "typing"; chatId: string; typing: boolean }
  | { what: "attend"; chatId: string | null }
  | { what: "queue"; queue: Queue | null }
  | { what: "calendar"; calendar: ChatCalendar }
  | { what: "planned"; roster?: Roster }
  | { what: "drafted" }
  | { what: "tell"; happening: Happening }
  | { what: "dismiss"; id: number };

type Handlers = { [W in Heard["what"]]: (state: State, heard: Extract<Heard, { what: W }>) => State };

const handlers: Handlers = {
  status: (state, { status }) => ({ ...state, status }),
  lost: (state, { lost }) => ({ ...state, lost, talks: lost ? state.talks.map(silent) : state.talks }),
  asked: (state) => ({ ...state, since: { offers: [], chats: [] } }),
  missed: (state) => ({ ...state, talks: state.talks.map(unsure) }),
  snapshot: (state, { snapshot }) => withSnapshot(state, snapshot),
  offer: (state, { offer }) => withOffer(state, offer),
  offer_closed: (state, { closed, byMe }) => withoutOffer(state, closed, byMe ?? false),
  being_read: (state, { read }) => withReading(state, read),
  handing: (state, { chatId, offerId, name }) =>
    withHanding(state, chatId, { offerId, name, sure: true, reading: false }),
  me: (state, { me }) => ({
    ...state,
    me,
    told:
      me.duty === "available" && state.me?.duty !== "available" ? state.told.filter(notOfDuty) : state.told,
  }),
  taken: (state, { chat }) => withTalk(state, chat),
  chat: (state, { chat }) => withChat(state, chat),
  log: (state, heard) => withLog(state, heard),
  sending: (state, { chatId, sending }) => changeTalk(state, chatId, () => sending),
  notes: (state, { chatId, notes }) =>
    changeTalk(withNotedOffer(state, chatId, notes), chatId, (talk) => ({
      notes: merged(talk.notes, notes),
    })),
  erased: (state, { chatId }) => changeTalk(state, chatId, emptied),
  typing: (state, { chatId, typing }) => changeTalk(state, chatId, () => ({ typing })),
  attend: (state, { chatId }) => attend(state, chatId),
  queue: (state, { queue }) => ({ ...state, queue }),
  calendar: (state, { calendar }) => ({ ...state, calendar }),
  planned: (state, { roster }) => ({ ...withRoster(state, roster), planned: state.planned + 1 }),
  drafted: (state) => ({ ...state, drafted: state.drafted + 1 }),
  tell: (state, { happening }) => tell(state, happening),
  dismiss: (state, { id }) => ({ ...state, told: state.told.filter((one) => one.id !== id) }),
};

export function reduce(state: State, heard: Heard): State {
  return (handlers[heard.what] as (state: State, heard: Heard) => State)(state, heard);
}

/** Today's comes with the queue; what one has just planned is shown before the queue comes again. */
function withRoster(state: State, roster?: Roster): State {
  const ofToday = roster?.days.length === 1 && roster.days[0]?.day === roster.today;
  return ofToday && state.queue ? { ...state, queue: { ...state.queue, roster } } : state;
}

/** That duty was lost, by an offer missed or by somebody else, is old news to whoever is available again. */
function notOfDuty(told: Told): boolean {
  return told.kind !== "duty_set" && (told.kind !== "offer_closed" || told.state !== "expired");
}

function withSnapshot(state: State, snapshot: Snapshot): State {
  const { since, over } = state;
  const listed = new Set(snapshot.chats.map((chat) => chat.id));
  const kept = state.talks.filter(({ chat }) => listed.has(chat.id) || since.chats.includes(chat.id));
  const newer = state.offers.filter((offer) => since.offers.includes(offer.offer_id));
  const newerIds = new Set(newer.map((offer) => offer.offer_id));
  const offers = snapshot.offers.filter(({ offer_id }) => !newerIds.has(offer_id) && !over.has(offer_id));
  const lost = state.talks.filter((talk) => talk.chat.state === "active" && !kept.includes(talk));
  const base: State = {
    ...lost.reduce((next, talk) => tellGone(next, talk.chat, talk.handing), state),
    me: snapshot.me,
    colleagues: snapshot.colleagues,
    offers: [...offers, ...newer],
    talks: kept,
    since: { offers: [], chats: [] },
  };
  return snapshot.chats.reduce((next, chat) => withOpenChat(next, chat), base);
}

function withOffer(state: State, offer: Offer): State {
  if (state.over.has(offer.offer_id)) return state;
  const others = state.offers.filter((one) => one.offer_id !== offer.offer_id);
  const since = { ...state.since, offers: [...state.since.offers, offer.offer_id] };
  return { ...state, offers: [...others, offer], since };
}

/** Whoever is asked reads along, and has more time to answer. */
function withReading(state: State, { offer_id, expires_at }: OfferBeingRead): State {
  const offers = state.offers.map((one) =>
    one.offer_id === offer_id ? { ...one, expires_at, reading: true } : one,
  );
  const talks = state.talks.map((talk) =>
    talk.handing?.offerId === offer_id ? { ...talk, handing: { ...talk.handing, reading: true } } : talk,
  );
  return { ...state, offers, talks };
}

function withoutOffer(state: State, closed: OfferClosed, byMe: boolean): State {
  const { offer_id, state: end } = closed;
  if (state.over.has(offer_id)) return state;
  const known = state.offers.find((one) => one.offer_id === offer_id);
  const next = {
    ...state,
    offers: state.offers.filter((one) => one.offer_id !== offer_id),
    over: new Map([...state.over, [offer_id, end]]),
  };
  const asked = state.talks.find(({ handing }) => handing?.offerId === offer_id);
  if (asked?.handing) return withHanding(next, asked.chat.id, asked.handing);
  if (byMe || !known) return next;
  // Whoever read along and let it run out was there: their duty is as it was.
  return tell(next, { kind: "offer_closed", state: end === "expired" && known.reading ? "withdrawn" : end });
}

/** A colleague is being asked, unless the answer came first. That they accepted is told when the chat goes. */
function withHanding(state: State, chatId: string, handing: Handing): State {
  const end = state.over.get(handing.offerId);
  if (!end || end === "accepted") return changeTalk(state, chatId, () => ({ handing }));
  const chat = talkOf(state, chatId)?.chat;
  const next = changeTalk(state, chatId, () => ({ handing: null }));
  if (chat?.state !== "active") return next;
  return tell(next, { kind: "not_handed", visitor: chat, name: handing.name, state: end });
}

/** Nothing that was said, nor written for it, stays. */
export function emptied(talk: Talk): Talk {
  return { ...newTalk(talk.chat), handing: talk.handing, readSeq: talk.readSeq };
}

function silent(talk: Talk): Talk {
  return { ...talk, typing: false };
}

function unsure(talk: Talk): Talk {
  return talk.handing ? { ...talk, handing: { ...talk.handing, sure: false } } : talk;
}

/** A chat is one's own while one's assignment to it is active or in wrap-up. */
function isMine(state: State, chat: Chat): boolean {
  return (chat.state === "active" || chat.state === "wrap_up") && chat.specialist?.id === state.me?.id;
}

function withOpenChat(state: State, chat: Chat): State {
  const talk = talkOf(state, chat.id);
  if (!talk) return { ...state, talks: [...state.talks, newTalk(chat)] };
  return chat.version < talk.chat.version ? state : changeTalk(state, chat.id, () => ({ chat }));
}

function withTalk(state: State, chat: Chat): State {
  const since = { ...state.since, chats: [...state.since.chats, chat.id] };
  return { ...withOpenChat(state, chat), since };
}

function withChat(state: State, chat: Chat): State {
  const offers = state.offers.map((offer) =>
    offer.chat.id === chat.id && chat.version >= offer.chat.version ? { ...offer, chat } : offer,
  );
  const talk = talkOf(state, chat.id);
  if (talk && chat.version < talk.chat.version) return state;
  const next = { ...state, offers };
  // Another window of the same specialist may have accepted it.
  if (isMine(state, chat)) return talk ? withOpenChat(next, chat) : withTalk(next, chat);
  return talk ? withoutTalk(next, chat) : next;
}

function withoutTalk(state: State, chat: Chat): State {
  const next = { ...state, talks: state.talks.filter((talk) => talk.chat.id !== chat.id) };
  if (chat.state === "waiting") return tell(next, { kind: "requeued", visitor: chat });
  return chat.state === "active" ? tellGone(next, chat, talkOf(state, chat.id)?.handing) : next;
}

/** Says who has the chat now, as far as that is known: a snapshot only says that it is not ours. */
function tellGone(state: State, chat: Chat, handing: Handing | null | undefined): State {
  const owner = chat.specialist?.id === state.me?.id ? null : chat.specialist?.name;
  const by = owner ?? handing?.name;
  return tell(state, by ? { kind: "taken_over", visitor: chat, by } : { kind: "gone", visitor: chat });
}

function withLog(state: State, heard: Extract<Heard, { what: "log" }>): State {
  const { chat, entries, settled } = heard;
  const attended = state.attending === chat.id;
  const last = entries.at(-1)?.seq ?? 0;
  const next = changeTalk(state, chat.id, (talk) => ({
    entries,
    settled: talk.settled || settled,
    readSeq: attended ? Math.max(talk.readSeq, last) : talk.readSeq,
  }));
  return talkOf(next, chat.id) ? withChat(next, chat) : next;
}

function attend(state: State, chatId: string | null): State {
  const next = { ...state, attending: chatId };
  if (chatId === null) return next;
  return changeTalk(next, chatId, (talk) => ({ readSeq: talk.entries.at(-1)?.seq ?? talk.readSeq }));
}

function changeTalk(state: State, chatId: string, change: (talk: Talk) => Partial<Talk>): State {
  if (!talkOf(state, chatId)) return state;
  const talks = state.talks.map((talk) => (talk.chat.id === chatId ? { ...talk, ...change(talk) } : talk));
  return { ...state, talks };
}

function withNotedOffer(state: State, chatId: string, notes: readonly Note[]): State {
  const offers = state.offers.map((offer) =>
    offer.chat.id === chatId && offer.notes ? { ...offer, notes: [...merged(offer.notes, notes)] } : offer,
  );
  return { ...state, offers };
}

export function merged(known: readonly Note[], added: readonly Note[]): readonly Note[] {
  const byId = new Map([...known, ...added].map((note) => [note.id, note]));
  return [...byId.values()].sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
}

/** The latest of a chat takes the place of what was told of it before. */
function tell(state: State, happening: Happening): State {
  const id = 1 + Math.max(0, ...state.told.map((one) => one.id));
  const chatId = chatOf(happening);
  const others = state.told.filter((one) => chatId === null || chatOf(one) !== chatId);
  return { ...state, told: [...others, { ...happening, id }].slice(-4) };
}

function chatOf(happening: Happening): string | null {
  return "visitor" in happening ? happening.visitor.id : null;
}
