// Tests only: Ann at her desk, Maria and Tom who write, Sofía who could take over, Sue's board.

import { chat, entry } from "../../chat_server/web/wire/cast";
import type { Heard } from "./reduce";
import { reduce } from "./reduce";
import { initialState, type State } from "./state";
import type { Chat, Colleague, Me, Offer, PlannedShift, Queue, Roster, Snapshot } from "./wire";

export { chat, entries, entry } from "../../chat_server/web/wire/cast";

export const ann: Me = {
  id: "ann",
  name: "Ann",
  roles: ["specialist"],
  languages: ["en"],
  duty: "available",
  reason: null,
  since: "2026-03-02T14:00:00Z",
  capacity: 3,
  offered: 0,
  active: 0,
  wrap_up: 0,
};

export function colleague(name: string, change: Partial<Colleague> = {}): Colleague {
  const free = { languages: ["en" as const], duty: "available" as const, connected: true, free_slots: 1 };
  return { id: name.toLowerCase(), name, ...free, ...change };
}

/** A chat of Ann's. */
export function anns(id: string, change: Partial<Chat> = {}): Chat {
  return chat({ id, name: id, specialist: { id: "ann", name: "Ann" }, visitor_connected: true, ...change });
}

export function offer(id: string, change: Partial<Offer> = {}): Offer {
  const waiting = chat({ id: `chat-of-${id}`, state: "waiting", specialist: null, last_seq: 1 });
  const question = entry(1, { author: { kind: "visitor", name: null }, text: "Is BCG a vaccine?" });
  return { offer_id: id, chat: waiting, entries: [question], expires_at: "2026-03-02T15:01:00Z", ...change };
}

export function snapshot(change: Partial<Snapshot> = {}): Snapshot {
  return {
    at: "2026-03-02T15:00:00Z",
    me: ann,
    offers: [],
    chats: [],
    colleagues: [],
    epoch: "first",
    ...change,
  };
}

export function having(...heard: Heard[]): State {
  return heard.reduce(reduce, initialState());
}

export function queue(change: Partial<Queue> = {}): Queue {
  const none = {
    waiting: 0,
    longest_wait_s: null,
    free_slots: 0,
    abandoned: 0,
    turned_away: 0,
    turned_away_by_reason: {},
  };
  return {
    at: "2026-03-02T15:00:00Z",
    switch: "follow",
    switch_until: null,
    switch_message: null,
    waiting: [],
    in_hand: [],
    waiting_count: 0,
    longest_wait_s: null,
    active_count: 0,
    wrap_up_count: 0,
    specialists: [],
    on_duty: 0,
    free_slots: 0,
    wrap_up_limit: { set_s: null, by_setting_s: 300 },
    service_level: { target_s: 60, answered_within: 0, share: null },
    service_level_now: { target_s: 60, answered_within: 0, share: null, window_s: 1800 },
    course: [],
    asa_s: null,
    aht_s: null,
    abandoned: 0,
    turned_away: 0,
    contacts: { chat: 0, phone: 0 },
    by_language: { en: none, es: none },
    roster: roster(),
    ...change,
  };
}

/** Today's, with these shifts. */
export function roster(shifts: PlannedShift[] = [], change: Partial<Roster> = {}): Roster {
  return {
    today: "2026-03-02",
    planned_now: 0,
    planned_on_duty: 0,
    unplanned: [],
    days: [{ day: "2026-03-02", zone: "America/Chicago", shifts }],
    ...change,
  };
}
