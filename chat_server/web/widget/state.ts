// Everything that the visitor's face shows, and which view shows it.

import type { Availability, Chat, Entry, Handoff, Outgoing, Status, WireError } from "../wire";
import type { Language } from "../wire/language";
import type { News } from "./bridge";

export interface Setup {
  language: Language;
  retentionDays: number;
  number: string;
  uri: string;
  /** Where to read how one can get involved, if the helpline wants that link. */
  involvement: string;
}

export interface State extends Setup {
  availability: Availability | null;
  /** A token is being resumed, and the server has not yet said whose chat it is. */
  resuming: boolean;
  chat: Chat | null;
  entries: readonly Entry[];
  outgoing: readonly Outgoing<string>[];
  /** The log was read to its end once: what comes now is new. */
  settled: boolean;
  status: Status;
  /** The connection has been away long enough to speak of it. */
  lost: boolean;
  typing: boolean;
  /** How many of the times have passed after which a long wait gets a word of its own. */
  longWait: number;
  /** The shelf is open beside the chat. */
  reading: boolean;
  draft: string;
  unread: number;
  /** The form is begun. */
  filling: boolean;
  requesting: boolean;
  requestError: WireError | null;
  handoff: Handoff | null;
  phoned: Availability | null;
  afterwards: "ended" | "rating" | "thanks" | "erased";
  ratingFailed: boolean;
}

export function initialState(setup: Setup): State {
  return {
    ...setup,
    availability: null,
    resuming: false,
    ...noChat(),
    status: "closed",
    lost: false,
    filling: false,
    requesting: false,
    requestError: null,
    handoff: null,
    phoned: null,
  };
}

/** The part that belongs to one chat. */
export function noChat() {
  return {
    chat: null,
    entries: [] as readonly Entry[],
    outgoing: [] as readonly Outgoing<string>[],
    settled: false,
    typing: false,
    longWait: 0,
    reading: false,
    draft: "",
    unread: 0,
    afterwards: "ended" as const,
    ratingFailed: false,
  };
}

export type View =
  | "loading"
  | "phone"
  | "form"
  | "waiting"
  | "talking"
  | "ended"
  | "rating"
  | "thanks"
  | "erased"
  | "left";

export function viewOf(state: State): View {
  if (state.phoned) return "phone";
  if (state.chat) return viewOfChat(state.chat, state.afterwards);
  if (state.resuming || !state.availability) return state.requesting ? "form" : "loading";
  if (state.requesting || state.availability.channel === "chat") return "form";
  return "phone";
}

function viewOfChat(chat: Chat, afterwards: State["afterwards"]): View {
  switch (chat.state) {
    case "waiting":
      return "waiting";
    case "active":
      return "talking";
    case "phoned":
      return "phone";
    case "abandoned":
      return "left";
    default:
      // Closed by a supervisor before anybody answered: there is nothing to rate.
      return chat.assigned_at === null ? "left" : afterwards;
  }
}

/** What the page around may know. Whoever is in a chat, on the way to one or reading a code is brought back. */
export function newsOf({ chat, handoff, requesting, resuming, filling, unread }: State): News {
  const open = chat?.state === "waiting" || chat?.state === "active";
  const asked = chat?.still_there ? 1 : 0;
  return { unread: unread + asked, underway: open || !!handoff || requesting || resuming || filling };
}

/** What stands in for an answer when there is none: the phone always does. */
export function phoneOnly(setup: Setup): Availability {
  return {
    channel: "phone",
    reason: "unavailable",
    message: null,
    phone: { number: setup.number, uri: setup.uri, hours: "24/7" },
    chat: { opens_at: null, closes_at: null, timezone: "UTC" },
    queue: { waiting: 0, wait: null },
  };
}
