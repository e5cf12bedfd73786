import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { FORM, later, open, visit, waiting } from "./visiting";

describe("the way in", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test("shows the form when chat is open, and the phone when there is no answer", async () => {
    const { visit: one, view, askAvailability } = visit();
    expect(view()).toBe("loading");
    await later();
    expect(view()).toBe("form");
    askAvailability.mockRejectedValueOnce(new Error("down"));
    await one.entrance.checkAvailability();
    expect(view()).toBe("phone");
    expect(one.store.state.availability?.reason).toBe("unavailable");
  });

  test("an answer for a language that was left meanwhile is dropped", async () => {
    const { visit: one, askAvailability } = visit();
    askAvailability.mockImplementation(async () => ({ ...open, channel: "phone" }));
    one.entrance.chooseLanguage("es");
    await later();
    expect(one.store.state.availability?.channel).toBe("phone");
    expect(askAvailability).toHaveBeenLastCalledWith("es");
  });

  test("asks for a chat under one secret until it is answered, then keeps only the token", async () => {
    const { visit: one, connection, keep, view } = visit();
    await later();
    connection.replies.request_chat = vi
      .fn()
      .mockReturnValueOnce({ ok: false, error: { code: "no_answer" } })
      .mockReturnValueOnce({ ok: false, error: { code: "limited", retry_after_s: 2 } })
      .mockReturnValue({ chat: waiting(), token: "t" });
    one.entrance.request(FORM);
    expect(keep.kept.has("request")).toBe(true);
    connection.become("connected");
    await later(500 + 1000 + 2000);
    const asked = connection.commands("request_chat") as { client_id: string }[];
    expect(asked).toHaveLength(3);
    expect(new Set(asked.map((request) => request.client_id)).size).toBe(1);
    expect(asked[0]?.client_id).toMatch(/^[\w-]{22,64}$/);
    expect(view()).toBe("waiting");
    expect(keep.kept.get("token")).toBe("t");
    expect(keep.kept.has("request")).toBe(false);
  });

  test("whoever was sent to the phone asks again under the same secret, until there is a chat", async () => {
    const { visit: one, connection, keep } = visit();
    await later();
    const refusal = { code: "phone", availability: { ...open, channel: "phone" }, handoff: null };
    connection.replies.request_chat = vi
      .fn()
      .mockReturnValueOnce({ ok: false, error: refusal })
      .mockReturnValue({ chat: waiting(), token: "t" });
    for (const _ of [1, 2]) {
      one.startAgain();
      await later();
      one.entrance.request(FORM);
      connection.become("connected");
      await later(500);
    }
    const [first, second] = connection.commands("request_chat") as { client_id: string }[];
    expect(second?.client_id).toBe(first?.client_id);
    expect(keep.kept.get("token")).toBe("t");
  });

  test("a reload while asking asks again under the same secret", async () => {
    const before = visit();
    await later();
    before.visit.entrance.request(FORM);
    const secret = before.keep.read("request")?.client_id;
    expect(secret).toBeTruthy();
    const { connection, view } = visit(before.keep);
    connection.replies.request_chat = () => ({ chat: waiting(), token: "t" });
    expect(view()).toBe("form");
    connection.become("connected");
    await later(500);
    const asked = connection.commands("request_chat") as { client_id: string }[];
    expect(asked.map((request) => request.client_id)).toEqual([secret]);
    expect(view()).toBe("waiting");
  });

  test("a refusal with the phone shows the card, and a hand-off code survives a reload", async () => {
    const { visit: one, connection, keep, view } = visit();
    await later();
    const availability = { ...open, channel: "phone" as const, reason: "queue_full" as const };
    const handoff = { code: "K7WM3PXA", expires_at: "2026-03-03T15:00:00Z" };
    connection.replies.request_chat = () => ({ ok: false, error: { code: "phone", availability, handoff } });
    one.entrance.request(FORM);
    connection.become("connected");
    await later(500);
    expect(view()).toBe("phone");
    expect(connection.status).toBe("closed");
    expect(visit(keep).visit.store.state.handoff?.code).toBe("K7WM3PXA");
    one.startAgain();
    await later();
    expect(view()).toBe("form");
    expect(visit(keep).visit.store.state.handoff).toBeNull();
  });

  test("a request that is refused outright brings the form back with an error", async () => {
    const { visit: one, connection, view } = visit();
    await later();
    connection.replies.request_chat = () => ({ ok: false, error: { code: "internal", message: "" } });
    one.entrance.request(FORM);
    connection.become("connected");
    await later(500);
    expect(view()).toBe("form");
    expect(one.store.state).toMatchObject({ requesting: false, requestError: { code: "internal" } });
  });

  test("hears before the form that chat has closed and opened again, and loses nothing typed", async () => {
    const { visit: one, connection, view } = visit();
    await later();
    expect(view()).toBe("form");
    one.entrance.rememberForm({ question: "What is BCG?" });
    connection.become("connected");
    const shut = { ...open, channel: "phone" as const, reason: "nobody_on_duty" as const };
    connection.push("availability_changed", { availability: shut });
    expect(view()).toBe("phone");
    connection.push("availability_changed", { availability: open });
    expect(view()).toBe("form");
    expect(one.entrance.formValues()).toEqual({ question: "What is BCG?" });
  });

  test("listens for chat to open only while somebody looks, and asks when they look again", async () => {
    const { connection, bridge, askAvailability } = visit();
    const shown = bridge.onShown.mock.calls[0]?.[0] as (shown: boolean) => void;
    await later();
    expect(connection.status).toBe("connecting");
    shown(false);
    expect(connection.status).toBe("closed");
    shown(true);
    await later();
    expect(connection.status).toBe("connecting");
    expect(askAvailability).toHaveBeenCalledTimes(2);
  });

  test("a lost line may have kept the news that chat has closed, so it asks again", async () => {
    const { connection, askAvailability } = visit();
    await later();
    connection.become("connected");
    connection.become("lost");
    await later(1500);
    connection.become("connected");
    expect(askAvailability).toHaveBeenCalledTimes(2);
  });
});
