import { beforeEach, describe, expect, test, vi } from "vitest";
import { acceptOffer } from "./acts";
import { ann, anns, entries, entry, offer, snapshot } from "./cast";
import { Desk } from "./desk";
import { FakeConnection } from "./fake_connection";
import { talkOf } from "./state";

const flush = () => new Promise((resolve) => setTimeout(resolve));

let connection: FakeConnection;
let desk: Desk;
const reload = vi.fn();

beforeEach(() => {
  reload.mockClear();
  connection = new FakeConnection();
  desk = new Desk(connection, reload);
  desk.start();
});

const maria = anns("maria", { last_seq: 2 });
const page = (chat = maria, upTo = 2) => ({ entries: entries(1, upTo), chat, notes: [] });

describe("On connecting", () => {
  test("every chat of the snapshot is read to its end", async () => {
    connection.answers.catch_up = () => page();
    connection.push("snapshot", snapshot({ chats: [maria] }));
    await flush();
    expect(connection.commands("catch_up")).toMatchObject([{ chat_id: "maria", after_seq: 0 }]);
    expect(talkOf(desk.state.value, "maria")).toMatchObject({ settled: true, entries: { length: 2 } });
  });

  test("a restored database and another person start the page anew", () => {
    connection.push("snapshot", snapshot());
    connection.push("snapshot", snapshot({ epoch: "second" }));
    expect(reload).toHaveBeenCalledTimes(1);
    connection.push("snapshot", snapshot({ me: { ...ann, id: "ben" } }));
    expect(reload).toHaveBeenCalledTimes(2);
  });
});

describe("An offer", () => {
  test("is acknowledged after it is shown, each time that it is made", () => {
    connection.push("offer_made", offer("o1"));
    connection.push("offer_made", offer("o1"));
    expect(connection.acknowledged).toEqual(["offer_made", "offer_made"]);
    expect(desk.state.value.offers).toHaveLength(1);
  });

  test("that is accepted becomes a chat with its log and notes", async () => {
    connection.push("snapshot", snapshot());
    connection.push("offer_made", offer("o1"));
    const note = {
      id: "n",
      chat_id: "maria",
      author: { id: "sue", name: "Sue" },
      at: "x",
      text: "!",
      whisper: true,
    };
    connection.answers.accept_offer = () => ({ ...page(), notes: [note] });
    await acceptOffer(desk, "o1");
    expect(desk.state.value.offers).toEqual([]);
    expect(talkOf(desk.state.value, "maria")).toMatchObject({ entries: { length: 2 }, notes: [note] });
    expect(desk.state.value.told).toEqual([]);
  });

  test("that is answered twice at once is asked for once, and its end is no news here", async () => {
    connection.push("snapshot", snapshot());
    connection.push("offer_made", offer("o1"));
    connection.answers.accept_offer = () => {
      connection.push("offer_closed", { offer_id: "o1", state: "accepted" });
      return page();
    };
    await Promise.all([acceptOffer(desk, "o1"), acceptOffer(desk, "o1")]);
    expect(connection.commands("accept_offer")).toHaveLength(1);
    expect(desk.state.value.told).toEqual([]);
  });

  test("that runs out while it is being accepted is missed all the same", async () => {
    connection.push("snapshot", snapshot());
    connection.push("offer_made", offer("o1"));
    const accepting = acceptOffer(desk, "o1");
    connection.push("offer_closed", { offer_id: "o1", state: "expired" });
    await accepting;
    expect(desk.state.value.told).toMatchObject([{ kind: "offer_closed", state: "expired" }, {}]);
  });

  test("stays when nothing is answered, and says that it could not be sent", async () => {
    connection.push("offer_made", offer("o1"));
    await acceptOffer(desk, "o1");
    expect(desk.state.value.offers).toHaveLength(1);
    expect(desk.state.value.told).toMatchObject([{ kind: "refused", code: "no_answer" }]);
  });
});

test("On resync everything is read again, and what is no longer ours goes with its draft", async () => {
  connection.push("snapshot", snapshot({ chats: [maria] }));
  desk.draft("maria").value = "half a sentence";
  connection.answers.sync = () => snapshot();
  connection.push("resync", {});
  await flush();
  expect(desk.state.value.talks).toEqual([]);
  expect(desk.conversation("maria")).toBeUndefined();
  expect(desk.draft("maria").value).toBe("");
});

test("The page reads again when it wakes", async () => {
  connection.push("snapshot", snapshot());
  window.dispatchEvent(new Event("online"));
  await flush();
  expect(connection.commands("sync")).toHaveLength(1);
});

test("Whoever watches the queue watches it again on a new connection", async () => {
  await desk.watchQueue(true);
  connection.become("lost");
  connection.become("connected");
  await flush();
  expect(connection.commands("watch_queue")).toHaveLength(2);
});

describe("What is said", () => {
  beforeEach(() => connection.push("snapshot", snapshot({ chats: [anns("maria")] })));
  const outgoing = () => talkOf(desk.state.value, "maria")?.outgoing ?? [];

  test("is kept while there is no connection, and sent when there is one", async () => {
    connection.become("lost");
    desk.say("maria", { text: "Hello" });
    expect(outgoing()).toMatchObject([{ delivery: "not_connected" }]);
    connection.answers.say = () => ({ seq: 1, at: "2026-03-02T15:00:00Z" });
    connection.become("connected");
    await flush();
    expect(connection.commands("say")).toMatchObject([{ chat_id: "maria", text: "Hello" }]);
    expect(outgoing()).toMatchObject([{ delivery: "saved" }]);
  });

  test("leaves the outbox when the log shows it", async () => {
    desk.say("maria", { text: "Hello" });
    await flush();
    const client_id = String(connection.commands("say")[0]?.client_id);
    connection.push("entry_added", { chat_id: "maria", entry: entry(1, { client_id }), version: 2 });
    expect(outgoing()).toEqual([]);
    expect(talkOf(desk.state.value, "maria")?.entries).toHaveLength(1);
  });

  test("may be an article, or one section of it", async () => {
    const article = { slug: "bcg", language: "en", anchor: "effects", title: "BCG" } as const;
    desk.say("maria", { article });
    await flush();
    expect(connection.commands("share_article")).toMatchObject([
      { chat_id: "maria", slug: "bcg", language: "en", anchor: "effects" },
    ]);
  });
});

test("What a visitor has erased is put away, and read anew it is empty", async () => {
  connection.answers.catch_up = () => page();
  connection.push("snapshot", snapshot({ chats: [maria] }));
  await flush();
  const empty = entries(1, 2).map(({ seq, kind, at, author }) => ({ seq, kind, at, author }));
  connection.answers.catch_up = () => ({ entries: empty, chat: maria, notes: [] });
  connection.push("chat_erased", { chat_id: "maria" });
  expect(talkOf(desk.state.value, "maria")?.entries).toEqual([]);
  await flush();
  expect(talkOf(desk.state.value, "maria")?.entries).toEqual(empty);
});
