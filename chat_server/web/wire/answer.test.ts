import { expect, test } from "vitest";
import { asAnswer, type Code, retryAfter } from "./answer";

test.each([
  ["limited", 0, 7000],
  ["unavailable", 0, 1000],
  ["no_answer", 3, 8000],
  ["unavailable", 30, 15_000],
] as const)("after `%s` on attempt %i it is worth asking again in %i ms", (code, attempt, wait) => {
  expect(retryAfter({ code, message: "", retry_after_s: 7 }, attempt)).toBe(wait);
});

test.each(["invalid", "conflict", "not_found", "too_large", "forbidden", "phone", "internal"] as Code[])(
  "after `%s` asking again would not help",
  (code) => {
    expect(retryAfter({ code, message: "" }, 0)).toBeNull();
  },
);

test.each([null, undefined, "yes", {}, { ok: false }, { ok: 1 }])("%j is no answer", (received) => {
  expect(asAnswer(received)).toMatchObject({ ok: false, error: { code: "internal" } });
});

test("an ack is an answer with what it carries", () => {
  expect(asAnswer({ ok: true, seq: 3 })).toEqual({ ok: true, seq: 3 });
});
