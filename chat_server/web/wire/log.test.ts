import { describe, expect, test } from "vitest";
import { chat, entries, entry } from "./cast";
import { ChatLog } from "./log";

const seqs = (log: ChatLog) => log.entries.map((one) => one.seq);

describe("the log of a chat", () => {
  test("shows entries in order, whatever order they came in", () => {
    const log = new ChatLog(chat());
    log.add([entry(2), entry(1)]);
    log.add([entry(3)]);
    expect(seqs(log)).toEqual([1, 2, 3]);
  });

  test("never shows an entry behind a gap, and shows it when the gap is filled", () => {
    const log = new ChatLog(chat());
    expect(log.add([entry(1), entry(3), entry(4)])).toBe(true);
    expect(seqs(log)).toEqual([1]);
    expect(log.behind).toBe(true);
    log.add([entry(2)]);
    expect(seqs(log)).toEqual([1, 2, 3, 4]);
    expect(log.behind).toBe(false);
  });

  test("shows an entry once though it came twice, and keeps the first", () => {
    const log = new ChatLog(chat());
    log.add([entry(1, { text: "first" })]);
    expect(log.add([entry(1, { text: "second" })])).toBe(false);
    expect(log.entries.map((one) => one.text)).toEqual(["first"]);
  });

  test("is behind when the chat is known to be longer", () => {
    const log = new ChatLog(chat({ last_seq: 2 }));
    log.add([entry(1)]);
    expect(log.behind).toBe(true);
    log.add([entry(2)]);
    expect(log.behind).toBe(false);
  });

  test("drops a chat of a lower version, and of equal versions takes the later", () => {
    const log = new ChatLog(chat({ version: 5, position: 3 }));
    expect(log.accept(chat({ version: 4, position: 9 }))).toBe(false);
    expect(log.chat.position).toBe(3);
    expect(log.accept(chat({ version: 5, position: 2 }))).toBe(true);
    expect(log.chat.position).toBe(2);
  });

  test("drops another chat", () => {
    const log = new ChatLog(chat());
    expect(log.accept(chat({ id: "chat-2", version: 99 }))).toBe(false);
  });

  test("takes the version that comes with a message, if it is the next", () => {
    const log = new ChatLog(chat({ version: 4 }));
    log.push(entry(1), 5);
    expect(log.chat.version).toBe(5);
    expect(log.behind).toBe(false);
    expect(log.accept(chat({ version: 4, position: 9 }))).toBe(false);
  });

  test("is behind when a version was missed, until the chat comes", () => {
    const log = new ChatLog(chat({ version: 4 }));
    log.push(entry(1), 6);
    expect(log.behind).toBe(true);
    log.accept(chat({ version: 6, last_seq: 1 }));
    expect(log.behind).toBe(false);
  });

  test("is behind after a notice, until the chat comes that it tells of", () => {
    const log = new ChatLog(chat({ version: 4 }));
    log.push(entry(1, { kind: "notice" }), 5);
    expect(log.behind).toBe(true);
    log.accept(chat({ version: 5, last_seq: 1, state: "closed" }));
    expect(log.behind).toBe(false);
  });

  test("gives a new array when it grows and the same one when it does not", () => {
    const log = new ChatLog(chat());
    log.add(entries(1, 2));
    const before = log.entries;
    log.add([entry(4)]);
    expect(log.entries).toBe(before);
    log.add([entry(3)]);
    expect(log.entries).not.toBe(before);
  });
});
