import { describe, expect, test } from "vitest";
import { ann, anns, entry, having, offer, snapshot } from "./cast";
import { reduce } from "./reduce";
import { talkOf, unreadOf } from "./state";

const fresh = (...args: Parameters<typeof snapshot>) =>
  ({ what: "snapshot", snapshot: snapshot(...args) }) as const;
const fromVisitor = (seq: number) => entry(seq, { author: { kind: "visitor", name: "Maria" } });

const asked = { what: "handing", chatId: "maria", offerId: "o9", name: "Ben" } as const;
const answered = (state: "declined" | "expired" | "withdrawn") =>
  ({ what: "offer_closed", closed: { offer_id: "o9", state } }) as const;

/** What the server is the authority on, without what only this page knows. */
function known(state: ReturnType<typeof having>) {
  return { me: state.me, offers: state.offers, chats: state.talks.map((talk) => talk.chat) };
}

describe("A snapshot and the events after it lead to the same state as a fresh snapshot", () => {
  test("when an offer is made", () => {
    const events = having(fresh(), { what: "offer", offer: offer("o1") });
    expect(known(events)).toEqual(known(having(fresh({ offers: [offer("o1")] }))));
  });

  test("when an offer is accepted", () => {
    const taken = anns("maria", { version: 3 });
    const events = having(
      fresh({ offers: [offer("o1")] }),
      { what: "offer_closed", closed: { offer_id: "o1", state: "accepted" }, byMe: true },
      { what: "taken", chat: taken },
      { what: "me", me: { ...ann, active: 1 } },
    );
    expect(known(events)).toEqual(known(having(fresh({ me: { ...ann, active: 1 }, chats: [taken] }))));
  });

  test("when a chat goes into wrap-up and is filed", () => {
    const ended = anns("maria", { version: 2, state: "wrap_up" });
    const inWrapUp = having(fresh({ chats: [anns("maria")] }), { what: "chat", chat: ended });
    expect(known(inWrapUp)).toEqual(known(having(fresh({ chats: [ended] }))));
    const filed = reduce(inWrapUp, { what: "chat", chat: { ...ended, version: 3, state: "closed" } });
    expect(known(filed)).toEqual(known(having(fresh())));
  });

  test("when a colleague takes a chat over", () => {
    const gone = anns("maria", { version: 5, specialist: { id: "sofia", name: "Sofía" } });
    const events = having(fresh({ chats: [anns("maria")] }), { what: "chat", chat: gone });
    expect(known(events)).toEqual(known(having(fresh())));
    expect(events.told).toMatchObject([{ kind: "taken_over", by: "Sofía" }]);
  });

  test("when another window of the same specialist accepts", () => {
    const events = having(fresh(), { what: "chat", chat: anns("maria") });
    expect(known(events)).toEqual(known(having(fresh({ chats: [anns("maria")] }))));
  });
});

describe("A snapshot", () => {
  test("drops the chats and offers that are no longer in it", () => {
    const before = fresh({ chats: [anns("maria"), anns("tom")], offers: [offer("o1")] });
    const state = having(before, { what: "asked" }, fresh({ chats: [anns("tom")] }));
    expect(state.talks.map((talk) => talk.chat.id)).toEqual(["tom"]);
    expect(state.offers).toEqual([]);
    expect(state.told).toMatchObject([{ kind: "gone", visitor: { id: "maria" } }]);
  });

  test("without a chat that a colleague was asked to take says that they have it", () => {
    const accepted = { offer_id: "o9", state: "accepted" } as const;
    const state = having(
      fresh({ chats: [anns("maria")] }),
      asked,
      { what: "offer_closed", closed: accepted },
      { what: "missed" },
      fresh(),
    );
    expect(state.told).toMatchObject([{ kind: "taken_over", by: "Ben" }]);
  });

  test("does not undo what arrived while it was on its way", () => {
    const state = having(
      fresh(),
      { what: "asked" },
      { what: "offer", offer: offer("o2") },
      { what: "taken", chat: anns("maria") },
      fresh(),
    );
    expect(state.offers.map((one) => one.offer_id)).toEqual(["o2"]);
    expect(state.talks.map((talk) => talk.chat.id)).toEqual(["maria"]);
  });

  test("or a late push does not bring back an offer that is over", () => {
    const closed = { offer_id: "o1", state: "withdrawn" } as const;
    const made = { what: "offer", offer: offer("o1") } as const;
    const state = having(made, { what: "offer_closed", closed }, fresh({ offers: [offer("o1")] }));
    expect(state.offers).toEqual([]);
    expect(reduce(state, made).offers).toEqual([]);
  });

  test("keeps the log and the notes of a chat that stays", () => {
    const chat = anns("maria", { last_seq: 1 });
    const state = having(
      fresh({ chats: [chat] }),
      { what: "log", chat, entries: [entry(1)], settled: true },
      fresh({ chats: [chat] }),
    );
    expect(talkOf(state, "maria")?.entries).toHaveLength(1);
  });
});

describe("Offers", () => {
  test("that come twice are shown once", () => {
    const state = having({ what: "offer", offer: offer("o1") }, { what: "offer", offer: offer("o1") });
    expect(state.offers).toHaveLength(1);
  });

  test("that expire say so; one's own answer needs no word", () => {
    const made = { what: "offer", offer: offer("o1") } as const;
    const expired = having({ what: "me", me: ann }, made, {
      what: "offer_closed",
      closed: { offer_id: "o1", state: "expired" },
    });
    expect(expired.told).toMatchObject([{ kind: "offer_closed", state: "expired" }]);
    // The server tells of the load first, and of the duty then.
    const load = reduce(expired, { what: "me", me: ann });
    const away = reduce(load, { what: "me", me: { ...ann, duty: "away" } });
    expect(away.told).toHaveLength(1);
    expect(reduce(away, { what: "me", me: ann }).told).toEqual([]);
    const closed = { offer_id: "o1", state: "declined" } as const;
    const declined = having(
      made,
      { what: "offer_closed", closed, byMe: true },
      { what: "offer_closed", closed },
    );
    expect(declined.told).toEqual([]);
  });

  test("follow their chat, unless the push is older", () => {
    const made = { what: "offer", offer: offer("o1") } as const;
    const { chat } = made.offer;
    const newer = having(made, { what: "chat", chat: { ...chat, version: 2, visitor_connected: false } });
    expect(newer.offers[0]?.chat.visitor_connected).toBe(false);
    expect(reduce(newer, { what: "chat", chat }).offers[0]?.chat.version).toBe(2);
  });
});

describe("A colleague who is asked to take a chat", () => {
  const mine = fresh({ chats: [anns("maria")], offers: [offer("o1")] });

  test.each(["declined", "expired", "withdrawn"] as const)(
    "and leaves it (%s): the owner hears so",
    (end) => {
      const state = having(mine, asked, answered(end));
      expect(talkOf(state, "maria")?.handing).toBeNull();
      expect(state.told).toMatchObject([
        { kind: "not_handed", name: "Ben", state: end, visitor: { id: "maria" } },
      ]);
    },
  );

  test("may answer before it is known which offer it was", () => {
    const state = having(mine, answered("declined"), asked);
    expect(talkOf(state, "maria")?.handing).toBeNull();
    expect(state.told).toMatchObject([{ kind: "not_handed", state: "declined" }]);
  });

  test("does not touch the owner's own offers", () => {
    const state = having(mine, asked, answered("expired"));
    expect(state.offers).toEqual([offer("o1")]);
    expect(state.told.filter((one) => one.kind === "offer_closed")).toEqual([]);
  });

  test("and whose answer may have come unheard is not shown as being asked", () => {
    const state = having(mine, asked, { what: "missed" }, mine);
    expect(talkOf(state, "maria")?.handing?.sure).toBe(false);
    expect(reduce(state, answered("declined")).told).toMatchObject([{ kind: "not_handed" }]);
  });

  test("and takes it the second time: only that is still told", () => {
    const again = { ...asked, offerId: "o10" };
    const state = having(mine, asked, answered("declined"), again, fresh());
    expect(state.told).toMatchObject([{ kind: "taken_over", by: "Ben" }]);
  });

  test("needs no answer once the chat has ended", () => {
    const ended = anns("maria", { version: 2, state: "wrap_up" });
    const state = having(mine, asked, { what: "chat", chat: ended }, answered("withdrawn"));
    expect(state.told).toEqual([]);
  });
});

describe("Chats", () => {
  test("of a lower version change nothing", () => {
    const state = having(fresh({ chats: [anns("maria", { version: 4 })] }));
    const older = anns("maria", { version: 3, state: "wrap_up" });
    expect(reduce(state, { what: "chat", chat: older }).talks).toEqual(state.talks);
    const waiting = anns("maria", { version: 3, state: "waiting", specialist: null });
    expect(reduce(state, { what: "chat", chat: waiting })).toEqual(state);
  });

  test("that go back to the queue leave, with a word", () => {
    const waiting = anns("maria", { version: 2, state: "waiting", specialist: null });
    const state = having(fresh({ chats: [anns("maria")] }), { what: "chat", chat: waiting });
    expect(state.talks).toEqual([]);
    expect(state.told).toMatchObject([{ kind: "requeued" }]);
  });
});

describe("Unread", () => {
  const chat = anns("maria", { last_seq: 0 });
  const said = {
    what: "log",
    chat,
    entries: [entry(1), fromVisitor(2), fromVisitor(3)],
    settled: true,
  } as const;

  test("counts what the visitor wrote where nobody was looking", () => {
    const talk = talkOf(having(fresh({ chats: [chat] }), said), "maria");
    expect(talk && unreadOf(talk)).toBe(2);
  });

  test("is nothing in the chat that is attended to, and ends when one turns to it", () => {
    const attend = { what: "attend", chatId: "maria" } as const;
    for (const order of [
      [attend, said],
      [said, attend],
    ]) {
      const talk = talkOf(having(fresh({ chats: [chat] }), ...order), "maria");
      expect(talk && unreadOf(talk)).toBe(0);
    }
  });
});

test("Notes are kept once, in the order of their time", () => {
  const note = (id: string, at: string) => {
    return { id, at, chat_id: "maria", author: { id: "sue", name: "Sue" }, text: id, whisper: false };
  };
  const [first, second] = [note("b", "2026-03-02T15:00:00Z"), note("a", "2026-03-02T15:01:00Z")];
  const state = having(
    fresh({ chats: [anns("maria")] }),
    { what: "notes", chatId: "maria", notes: [second] },
    { what: "notes", chatId: "maria", notes: [first, second] },
  );
  expect(talkOf(state, "maria")?.notes).toEqual([first, second]);
});

test("What is heard of a chat that is not one's own is let go", () => {
  const state = having(fresh());
  expect(reduce(state, { what: "typing", chatId: "nobody", typing: true })).toEqual(state);
});
