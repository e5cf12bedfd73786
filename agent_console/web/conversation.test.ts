import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { anns, entry, snapshot } from "./cast";
import { Desk } from "./desk";
import { FakeConnection } from "./fake_connection";
import { talkOf } from "./state";

let connection: FakeConnection;
let desk: Desk;

beforeEach(() => {
  vi.useFakeTimers();
  connection = new FakeConnection();
  desk = new Desk(connection, () => {});
  desk.start();
  connection.push("snapshot", snapshot({ chats: [anns("maria")] }));
});
afterEach(() => {
  vi.useRealTimers();
});

const talk = () => talkOf(desk.state.value, "maria");
const at = "2026-03-02T15:05:00Z";

test("One's own entry is read where its push was lost", async () => {
  connection.answers.catch_up = () => ({ entries: [], chat: anns("maria"), notes: [] });
  await vi.advanceTimersByTimeAsync(1000);
  connection.answers.say = () => ({ seq: 1, at });
  desk.say("maria", { text: "Hello" });
  const client_id = () => String(connection.commands("say")[0]?.client_id);
  connection.answers.catch_up = () => {
    return {
      entries: [entry(1, { client_id: client_id() })],
      chat: anns("maria", { last_seq: 1 }),
      notes: [],
    };
  };
  await vi.advanceTimersByTimeAsync(400);
  expect(talk()).toMatchObject({ entries: [{ seq: 1 }], outgoing: [] });
});

test("A gap that lasts is read, and nothing beyond it is shown before", async () => {
  connection.push("entry_added", { chat_id: "maria", entry: entry(2), version: 3 });
  expect(talk()?.entries).toEqual([]);
  connection.answers.catch_up = () => {
    return { entries: [entry(1)], chat: anns("maria", { last_seq: 2 }), notes: [] };
  };
  await vi.advanceTimersByTimeAsync(2000);
  expect(talk()?.entries.map((one) => one.seq)).toEqual([1, 2]);
});

test("A note that is filed is shown once, as a note", async () => {
  const author = { id: "ann", name: "Ann" };
  const note = { id: "n1", chat_id: "maria", author, at, text: "Call back", whisper: false };
  connection.answers.add_note = () => ({ note });
  desk.conversation("maria")?.addNote("Call back");
  expect(talk()?.outgoingNotes).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  connection.push("note_added", { note });
  expect(talk()).toMatchObject({ notes: [note], outgoingNotes: [], entries: [] });
});

describe("The visitor's typing", () => {
  beforeEach(() => connection.push("typing", { chat_id: "maria", typing: true }));

  test("ends by itself when nothing more is heard", async () => {
    expect(talk()?.typing).toBe(true);
    await vi.advanceTimersByTimeAsync(9000);
    expect(talk()?.typing).toBe(false);
  });

  test("ends with their message", () => {
    const said = entry(1, { author: { kind: "visitor", name: "Maria" } });
    connection.push("entry_added", { chat_id: "maria", entry: said, version: 2 });
    expect(talk()?.typing).toBe(false);
  });
});

test("One's own typing ends when nothing follows", async () => {
  desk.conversation("maria")?.typed(true);
  await vi.advanceTimersByTimeAsync(5000);
  expect(connection.commands("typing").map((one) => one.typing)).toEqual([true, false]);
});
