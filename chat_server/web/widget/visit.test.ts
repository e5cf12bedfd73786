import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { chat, entries, entry } from "../wire/cast";
import { memoryKeep } from "./fake_server";
import { newsOf } from "./state";
import { later, open, queued, visit, waiting } from "./visiting";

describe("a visit", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test("goes from the queue to the talk, the end, the rating and the thanks", async () => {
    const { visit: one, connection, view } = await queued();
    expect(view()).toBe("waiting");
    connection.push("chat_changed", { chat: chat({ version: 2 }) });
    expect(view()).toBe("talking");
    connection.push("chat_changed", { chat: waiting() });
    expect(view()).toBe("talking");
    connection.push("chat_changed", { chat: chat({ version: 3, state: "closed" }) });
    expect(view()).toBe("ended");
    one.goOn();
    expect(view()).toBe("rating");
    await one.rate({ score: 5 });
    expect(view()).toBe("thanks");
    expect(connection.commands("rate_chat")).toEqual([{ score: 5 }]);
  });

  test("calls a visitor who is asked whether they are there, and takes their typing for the answer", async () => {
    const { visit: one, connection } = await queued();
    const asked = waiting({ version: 2, still_there: "2026-03-02T15:06:00Z" });
    connection.push("chat_changed", { chat: asked });
    expect(newsOf(one.store.state).unread).toBe(1);
    connection.replies.confirm_presence = () => ({ chat: waiting({ version: 3 }) });
    one.write("Y");
    await later();
    expect(newsOf(one.store.state).unread).toBe(0);
    one.write("Yes");
    await later();
    expect(connection.commands("confirm_presence")).toHaveLength(1);
  });

  test("a rating that did not arrive can be sent again", async () => {
    const { visit: one, connection, view } = await queued();
    connection.push("chat_changed", { chat: chat({ version: 3, state: "closed" }) });
    one.goOn();
    connection.become("lost");
    await one.rate({ score: 4 });
    expect(view()).toBe("rating");
    expect(one.store.state.ratingFailed).toBe(true);
  });

  test("a rating without a score is not sent, and it is said what is missing", async () => {
    const { visit: one, connection, view } = await queued();
    connection.push("chat_changed", { chat: chat({ version: 3, state: "closed" }) });
    one.goOn();
    await one.rate({ score: 0, comment: "Thank you" });
    expect(view()).toBe("rating");
    expect(one.store.state.ratingFailed).toBe(true);
    expect(connection.commands("rate_chat")).toEqual([]);
    await one.rate({ score: 5, comment: "Thank you" });
    expect(view()).toBe("thanks");
  });

  test("what is said while the line is cut waits, is kept, and goes out once", async () => {
    const { visit: one, connection, keep } = await queued();
    connection.replies.say = () => ({ seq: 1, at: "2026-03-02T15:00:00Z" });
    connection.become("lost");
    one.write("Are you there?");
    one.say();
    expect(one.store.state.outgoing[0]?.delivery).toBe("not_connected");
    expect(one.store.state.draft).toBe("");
    expect(JSON.stringify(keep.kept.get("unsent"))).toContain("Are you there?");
    connection.become("connected");
    connection.push("snapshot", { chat: waiting(), epoch: "e" });
    await later(5000);
    expect(connection.commands("say")).toHaveLength(1);
    const { client_id } = connection.commands("say")[0] as { client_id: string };
    connection.push("entry_added", { chat_id: "chat-1", version: 1, entry: entry(1, { client_id }) });
    expect(one.store.state.outgoing).toEqual([]);
    expect(one.store.state.entries).toHaveLength(1);
    expect(keep.kept.has("unsent")).toBe(false);
  });

  test("reads what it may have missed after each reconnect and when the page wakes", async () => {
    const { connection } = await queued();
    const read = () => connection.commands("catch_up").length;
    connection.push("snapshot", { chat: waiting(), epoch: "e" });
    await later();
    const before = read();
    connection.become("lost");
    connection.become("connected");
    connection.push("snapshot", { chat: waiting(), epoch: "e" });
    await later();
    expect(read()).toBe(before + 1);
    window.dispatchEvent(new Event("online"));
    await later();
    expect(read()).toBe(before + 2);
  });

  test("reads its own message where the push of it was lost", async () => {
    const { visit: one, connection } = await queued();
    connection.replies.say = () => ({ seq: 1, at: "2026-03-02T15:00:00Z" });
    one.write("Hello?");
    one.say();
    const { client_id } = connection.commands("say")[0] as { client_id: string };
    connection.replies.catch_up = () => ({
      entries: [entry(1, { client_id })],
      chat: waiting({ last_seq: 1 }),
    });
    await later(300);
    expect(one.store.state.outgoing).toEqual([]);
    expect(one.store.state.entries).toHaveLength(1);
  });

  test("a loss is spoken of only when it lasts", async () => {
    const { visit: one, connection } = await queued();
    connection.become("lost");
    await later(1000);
    connection.become("connected");
    await later(5000);
    expect(one.store.state.lost).toBe(false);
    connection.become("lost");
    await later(1500);
    expect(one.store.state.lost).toBe(true);
  });

  test("resumes its chat after a reload, with the draft, and in the chat's language", async () => {
    const keep = memoryKeep();
    keep.write("token", "t");
    keep.write("draft", "half a sen");
    const { visit: one, connection, view } = visit(keep);
    expect(view()).toBe("loading");
    connection.become("connected");
    connection.push("snapshot", { chat: chat({ language: "es" }), epoch: "e" });
    expect(view()).toBe("talking");
    expect(one.store.state).toMatchObject({ language: "es", draft: "half a sen" });
  });

  test("a token that nobody knows any more leads to the start", async () => {
    const keep = memoryKeep();
    keep.write("token", "t");
    const { connection, view } = visit(keep);
    connection.become("connected");
    connection.push("snapshot", { chat: null, epoch: "e" });
    await later();
    expect(view()).toBe("form");
    expect(keep.kept.has("token")).toBe(false);
  });

  test("a restored database discards everything and loads the page anew", async () => {
    const { connection, reload } = await queued();
    connection.push("snapshot", { chat: waiting(), epoch: "a" });
    connection.push("snapshot", { chat: waiting(), epoch: "b" });
    expect(reload).toHaveBeenCalledOnce();
  });

  test("taking the phone shows it at once and the code when it comes", async () => {
    const { visit: one, connection, view } = await queued();
    connection.replies.choose_phone = () => ({
      availability: open,
      handoff: { code: "K7WM3PXA", expires_at: "" },
    });
    const done = one.choosePhone();
    expect(view()).toBe("phone");
    await done;
    expect(one.store.state.handoff?.code).toBe("K7WM3PXA");
  });

  test("a chat that a specialist took in the same moment goes on, though the phone was chosen", async () => {
    const { visit: one, connection, view } = await queued();
    connection.replies.choose_phone = () => ({ ok: false, error: { code: "conflict", message: "" } });
    const done = one.choosePhone();
    connection.push("chat_changed", { chat: chat({ version: 2 }) });
    await done;
    expect(view()).toBe("talking");
  });

  test("a closed panel does not cut the chat behind it", async () => {
    const { connection, bridge } = await queued();
    const shown = bridge.onShown.mock.calls[0]?.[0] as (shown: boolean) => void;
    shown(false);
    expect(connection.status).toBe("connected");
  });

  test("a chat that went to the phone by itself asks for its code, and says why", async () => {
    const { visit: one, connection, view } = await queued();
    const availability = { ...open, channel: "phone" as const, reason: "outside_hours" as const };
    connection.replies.choose_phone = () => ({
      availability,
      handoff: { code: "K7WM3PXA", expires_at: "" },
    });
    connection.push("chat_changed", { chat: waiting({ version: 2, state: "phoned", position: null }) });
    expect(view()).toBe("phone");
    await later();
    expect(one.store.state.handoff?.code).toBe("K7WM3PXA");
    expect(one.store.state.phoned?.reason).toBe("outside_hours");
    expect(connection.commands("choose_phone")).toHaveLength(1);
  });

  test("where no code is given, the phone stays, and is not asked for again and again", async () => {
    const { connection, view } = await queued();
    connection.replies.choose_phone = () => ({ ok: false, error: { code: "conflict", message: "" } });
    for (const version of [2, 3, 4])
      connection.push("chat_changed", { chat: waiting({ version, state: "phoned", position: null }) });
    await later();
    expect(view()).toBe("phone");
    expect(connection.commands("choose_phone")).toHaveLength(1);
  });

  test("tells the page how many of the specialist's messages are unread, and none once shown", async () => {
    const { connection, bridge } = await queued();
    const shown = bridge.onShown.mock.calls[0]?.[0] as (shown: boolean) => void;
    shown(false);
    const mine = { author: { kind: "visitor" as const, name: null } };
    connection.push("entry_added", { chat_id: "chat-1", version: 1, entry: entry(1) });
    connection.push("entry_added", { chat_id: "chat-1", version: 1, entry: entry(2, mine) });
    expect(bridge.news).toHaveBeenLastCalledWith({ unread: 1, underway: true });
    shown(true);
    expect(bridge.news).toHaveBeenLastCalledWith({ unread: 0, underway: true });
  });

  test("a message that came while the page was away is unread behind a shut panel", async () => {
    const { connection, bridge, keep } = await queued();
    connection.push("entry_added", { chat_id: "chat-1", version: 1, entry: entry(1) });
    expect(bridge.news).toHaveBeenLastCalledWith({ unread: 0, underway: true });
    const after = visit(keep);
    after.bridge.onShown.mock.calls[0]?.[0](false);
    after.connection.replies.catch_up = () => ({ entries: entries(1, 2), chat: chat({ last_seq: 2 }) });
    after.connection.become("connected");
    after.connection.push("snapshot", { chat: chat({ last_seq: 2 }), epoch: "e" });
    await later();
    expect(after.bridge.news).toHaveBeenLastCalledWith({ unread: 1, underway: true });
  });

  test("has the page bring the frame back from the first word in the form until the chat is over", async () => {
    const told = (one: ReturnType<typeof visit>) => one.bridge.news.mock.lastCall?.[0].underway;
    const before = visit();
    await later();
    expect(told(before)).toBe(false);
    before.visit.entrance.rememberForm({ question: "What" });
    expect(told(before)).toBe(true);
    expect(told(visit(before.keep))).toBe(true);
    const all = await queued();
    expect(told(all)).toBe(true);
    all.connection.push("chat_changed", { chat: chat({ version: 2 }) });
    expect(told(all)).toBe(true);
    all.connection.push("chat_changed", { chat: chat({ version: 3, state: "closed" }) });
    expect(told(all)).toBe(false);
  });

  test("hears nothing of another chat", async () => {
    const { visit: one, connection } = await queued();
    connection.push("entry_added", { chat_id: "chat-2", version: 1, entry: entry(1) });
    expect(one.store.state.entries).toEqual([]);
  });

  test("tells of typing seldom, and when it stops", async () => {
    const { visit: one, connection } = await queued();
    connection.push("chat_changed", { chat: chat({ version: 2 }) });
    for (const draft of ["a", "ab", "abc"]) one.write(draft);
    expect(connection.commands("typing")).toEqual([{ typing: true }]);
    await later(5000);
    expect(connection.commands("typing")).toEqual([{ typing: true }, { typing: false }]);
  });

  test("leaves quickly: nothing is kept, the page around forgets, and the chat is ended behind it", async () => {
    const { visit: one, keep, bridge, leave } = await queued();
    keep.write("draft", "half a word");
    one.leaveQuickly();
    expect(leave).toHaveBeenCalledWith("t");
    expect(keep.kept.size).toBe(0);
    expect(bridge.news).toHaveBeenLastCalledWith({ unread: 0, underway: false });
  });

  test("erases over a line that is opened for it, and keeps nothing either", async () => {
    const { visit: one, connection, keep, view } = await queued();
    connection.push("chat_changed", { chat: chat({ version: 3, state: "closed" }) });
    one.finish();
    expect(connection.status).toBe("closed");
    connection.replies.erase_chat = () => ({ receipt: { chat_id: "chat-1", erased_at: "x" } });
    const erased = one.erase();
    connection.become("connected");
    await later(1000);
    expect(await erased).toBe(true);
    expect([view(), one.store.state.entries, keep.kept.size]).toEqual(["erased", [], 0]);
  });

  test("says when it could not be erased, and keeps what there is", async () => {
    const { visit: one, connection, keep } = await queued();
    connection.push("chat_changed", { chat: chat({ version: 3, state: "closed" }) });
    connection.replies.erase_chat = () => ({ ok: false, error: { code: "conflict", message: "" } });
    expect(await one.erase()).toBe(false);
    expect(keep.read("token")).toBe("t");
  });

  test("whoever is sent to the phone and looks again finds what they had filled in", async () => {
    const { visit: one, keep } = await queued();
    keep.write("form", { question: "What is BCG?" });
    one.startAgain();
    expect(keep.read("form")).toEqual({ question: "What is BCG?" });
    expect(keep.read("token")).toBeNull();
  });

  test("puts away what was erased in another tab", async () => {
    const { connection, keep, view } = await queued();
    connection.push("chat_changed", { chat: chat({ version: 3, state: "closed" }) });
    connection.push("chat_erased", { chat_id: "chat-2" });
    expect(view()).toBe("ended");
    connection.push("chat_erased", { chat_id: "chat-1" });
    expect([view(), keep.kept.size]).toEqual(["erased", 0]);
  });
});
