import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Answer, type Code, NO_ANSWER } from "./answer";
import { deferred } from "./cast";
import { Outbox } from "./outbox";
import type { Said } from "./types";

type Sent = { text: string; clientId: string; answer: (answer: Answer<Said>) => void };

/** An outbox whose sends are answered by hand. */
function outbox() {
  const sent: Sent[] = [];
  const box = new Outbox<string>(
    (text, clientId) => {
      const { promise, resolve } = deferred<Answer<Said>>();
      sent.push({ text, clientId, answer: resolve });
      return promise;
    },
    () => {},
  );
  return { box, sent };
}

const saved = (seq: number): Answer<Said> => ({ ok: true, seq, at: "2026-03-02T15:00:00Z" });
const refusal = (code: Code, retry_after_s?: number): Answer<Said> => ({
  ok: false,
  error: { code, message: "", ...(retry_after_s === undefined ? {} : { retry_after_s }) },
});
const texts = (sent: Sent[]) => sent.map((one) => one.text);
const ids = (sent: Sent[]) => new Set(sent.map((one) => one.clientId));
const states = (box: Outbox<string>) => box.items.map((item) => item.delivery);
const settle = () => vi.advanceTimersByTimeAsync(0);

describe("the outbox", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test("sends one at a time, in order, each under its own id", async () => {
    const { box, sent } = outbox();
    box.connection(true);
    for (const text of ["a", "b", "c"]) box.add(text);
    expect(texts(sent)).toEqual(["a"]);
    sent[0]?.answer(saved(1));
    await settle();
    expect(texts(sent)).toEqual(["a", "b"]);
    sent[1]?.answer(saved(2));
    await settle();
    expect(ids(sent).size).toBe(3);
    expect(states(box)).toEqual(["saved", "saved", "sending"]);
  });

  test("keeps what is said without a connection, says so, and sends it once there is one", async () => {
    const { box, sent } = outbox();
    box.add("a");
    expect(states(box)).toEqual(["not_connected"]);
    expect(sent).toEqual([]);
    box.connection(true);
    expect(states(box)).toEqual(["sending"]);
    expect(texts(sent)).toEqual(["a"]);
  });

  test("sends again under the same id after a cut, and never a message that the log shows", async () => {
    const { box, sent } = outbox();
    box.connection(true);
    const id = box.add("a");
    box.add("b");
    box.connection(false);
    expect(states(box)).toEqual(["not_connected", "not_connected"]);
    sent[0]?.answer(NO_ANSWER);
    await settle();
    box.connection(true);
    expect(sent.map((one) => one.clientId)).toEqual([id, id]);
    box.connection(false);
    sent[1]?.answer(NO_ANSWER);
    await settle();
    box.seen([id]);
    box.connection(true);
    expect(texts(sent)).toEqual(["a", "a", "b"]);
  });

  test("waits and sends again when the server stays silent", async () => {
    const { box, sent } = outbox();
    box.connection(true);
    box.add("a");
    sent[0]?.answer(NO_ANSWER);
    await vi.advanceTimersByTimeAsync(999);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toHaveLength(2);
    expect(ids(sent).size).toBe(1);
  });

  test("waits as long as the limit says, reconnecting or not, and keeps the order", async () => {
    const { box, sent } = outbox();
    box.connection(true);
    box.add("a");
    box.add("b");
    sent[0]?.answer(refusal("limited", 3));
    await settle();
    box.connection(false);
    box.connection(true);
    await vi.advanceTimersByTimeAsync(2999);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(texts(sent)).toEqual(["a", "a"]);
    sent[1]?.answer(saved(1));
    await settle();
    expect(texts(sent)).toEqual(["a", "a", "b"]);
  });

  test("tries longer and longer while the server is unavailable", async () => {
    const { box, sent } = outbox();
    box.connection(true);
    box.add("a");
    for (const wait of [1000, 2000, 4000]) {
      sent.at(-1)?.answer(refusal("unavailable"));
      await settle();
      const before = sent.length;
      await vi.advanceTimersByTimeAsync(wait - 1);
      expect(sent).toHaveLength(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(sent).toHaveLength(before + 1);
    }
    expect(states(box)).toEqual(["sending"]);
  });

  test("marks a refused message, goes on with the next, and never sends it by itself", async () => {
    const { box, sent } = outbox();
    box.connection(true);
    box.add("a");
    box.add("b");
    sent[0]?.answer(refusal("too_large"));
    await settle();
    expect(states(box)).toEqual(["refused", "sending"]);
    expect(box.items[0]?.error?.code).toBe("too_large");
    sent[1]?.answer(saved(1));
    box.connection(false);
    box.connection(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(texts(sent)).toEqual(["a", "b"]);
  });

  test("a refused message can be sent again under its id, or given up", async () => {
    const { box, sent } = outbox();
    box.connection(true);
    const id = box.add("a");
    sent[0]?.answer(refusal("internal"));
    await settle();
    box.retry(id);
    expect(sent.map((one) => one.clientId)).toEqual([id, id]);
    sent[1]?.answer(refusal("internal"));
    await settle();
    box.discard(id);
    expect(box.items).toEqual([]);
  });

  test("an answer that comes after the log has shown the message changes nothing", async () => {
    const { box, sent } = outbox();
    box.connection(true);
    const id = box.add("a");
    box.seen([id]);
    sent[0]?.answer(refusal("unavailable"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(box.items).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  test("a message restored from storage goes out under the id that it had", () => {
    const { box, sent } = outbox();
    box.add("a", "id-of-before");
    box.connection(true);
    expect(sent[0]?.clientId).toBe("id-of-before");
  });
});
