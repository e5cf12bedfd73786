import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { NO_ANSWER } from "./answer";
import { chat, deferred, entries, entry } from "./cast";
import { CatchUp, DOUBT_MS, GAP_MS, PAGE } from "./catch_up";
import { ChatLog } from "./log";

function reader(length: number) {
  return vi.fn(async (after: number, limit: number) => ({
    ok: true as const,
    entries: entries(after + 1, Math.min(length, after + limit)),
    chat: chat({ version: 2, last_seq: length }),
  }));
}

describe("catching up", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test("reads a gap that lasts, not one that closes by itself", async () => {
    const log = new ChatLog(chat());
    const read = reader(3);
    const catchUp = new CatchUp(log, read, () => {});
    log.add([entry(2)]);
    catchUp.doubt();
    await vi.advanceTimersByTimeAsync(GAP_MS - 1);
    log.add([entry(1)]);
    catchUp.doubt();
    await vi.advanceTimersByTimeAsync(GAP_MS * 2);
    expect(read).not.toHaveBeenCalled();

    log.add([entry(4)]);
    catchUp.doubt();
    await vi.advanceTimersByTimeAsync(GAP_MS);
    expect(read).toHaveBeenCalledWith(2, PAGE);
    expect(log.entries).toHaveLength(4);
  });

  test("a chat that is longer than what is shown counts as a gap", async () => {
    const log = new ChatLog(chat());
    const read = reader(1);
    const catchUp = new CatchUp(log, read, () => {});
    log.accept(chat({ version: 2, last_seq: 1 }));
    catchUp.doubt();
    await vi.advanceTimersByTimeAsync(GAP_MS);
    expect(log.seq).toBe(1);
  });

  test("pages until the end of the log", async () => {
    const log = new ChatLog(chat());
    const read = reader(450);
    await new CatchUp(log, read, () => {}).now();
    expect(read.mock.calls.map(([after]) => after)).toEqual([0, 200, 400]);
    expect(log.seq).toBe(450);
  });

  test("asked while it reads, it reads once more and not at the same time", async () => {
    const log = new ChatLog(chat());
    const first = deferred<Awaited<ReturnType<ReturnType<typeof reader>>>>();
    const read = vi.fn(() => first.promise);
    const catchUp = new CatchUp(log, read, () => {});
    const done = catchUp.now();
    void catchUp.now();
    void catchUp.now();
    expect(read).toHaveBeenCalledTimes(1);
    first.resolve({ ok: true, entries: [entry(1)], chat: chat({ last_seq: 1 }) });
    await done;
    expect(read).toHaveBeenCalledTimes(2);
  });

  test("asks again later when there was no answer, and stops when told", async () => {
    const log = new ChatLog(chat());
    const read = vi.fn(async () => NO_ANSWER);
    const catchUp = new CatchUp(log, read, () => {});
    await catchUp.now();
    await vi.advanceTimersByTimeAsync(1000);
    expect(read).toHaveBeenCalledTimes(2);
    catchUp.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(read).toHaveBeenCalledTimes(2);
  });

  test("does not spin when a page brings nothing although more is known to exist", async () => {
    const log = new ChatLog(chat({ last_seq: 5 }));
    const read = vi.fn(async () => ({ ok: true as const, entries: [], chat: chat({ last_seq: 5 }) }));
    await new CatchUp(log, read, () => {}).now();
    expect(read).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(read).toHaveBeenCalledTimes(2);
  });

  test("doubts a long silence, since a lost push that nothing follows leaves no gap", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    const log = new ChatLog(chat());
    const read = reader(2);
    const catchUp = new CatchUp(log, read, () => {});
    log.add([entry(1)]);
    catchUp.doubt();
    await vi.advanceTimersByTimeAsync(DOUBT_MS * 1.5 - 1);
    expect(read).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(log.seq).toBe(2);
    await vi.advanceTimersByTimeAsync(DOUBT_MS * 1.5);
    expect(read).toHaveBeenCalledTimes(2);
    catchUp.stop();
    catchUp.doubt();
    await vi.advanceTimersByTimeAsync(4 * DOUBT_MS);
    expect(read).toHaveBeenCalledTimes(2);
  });

  test("an answer that is known to be saved is read where its push does not come", async () => {
    const log = new ChatLog(chat());
    const read = reader(1);
    const catchUp = new CatchUp(log, read, () => {});
    catchUp.expect(1);
    await vi.advanceTimersByTimeAsync(GAP_MS);
    expect(log.seq).toBe(1);
  });

  test("a gap is read after 300 ms although pushes go on coming behind it", async () => {
    const log = new ChatLog(chat());
    const read = reader(9);
    const catchUp = new CatchUp(log, read, () => {});
    for (const seq of [2, 3, 4]) {
      log.add([entry(seq)]);
      catchUp.doubt();
      await vi.advanceTimersByTimeAsync(GAP_MS / 3);
    }
    expect(read).toHaveBeenCalledOnce();
  });

  test("gives up on a chat that is not there", async () => {
    const read = vi.fn(async () => ({
      ok: false as const,
      error: { code: "not_found" as const, message: "" },
    }));
    await new CatchUp(new ChatLog(chat()), read, () => {}).now();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(read).toHaveBeenCalledTimes(1);
  });
});
