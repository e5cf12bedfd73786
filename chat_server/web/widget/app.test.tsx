import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, describe, expect, test, vi } from "vitest";
import { chat } from "../wire/cast";
import type { Language } from "../wire/language";
import { App } from "./app";
import { FakeConnection, memoryKeep } from "./fake_server";
import { phoneOnly, type State, type View, viewOf } from "./state";
import { textsIn } from "./texts";
import { Visit } from "./visit";

const SETUP = { retentionDays: 30, number: "1-800-227-2345", uri: "tel:+18002272345", involvement: "" };
const ended = chat({ state: "closed" });

const STATES: Record<View, Partial<State>> = {
  loading: {},
  phone: { availability: phoneOnly({ ...SETUP, language: "en" }) },
  form: { availability: { ...phoneOnly({ ...SETUP, language: "en" }), channel: "chat" } },
  waiting: { chat: chat({ state: "waiting", specialist: null }) },
  talking: { chat: chat() },
  ended: { chat: ended },
  rating: { chat: ended, afterwards: "rating" },
  thanks: { chat: ended, afterwards: "thanks" },
  erased: { chat: ended, afterwards: "erased" },
  left: { chat: chat({ state: "abandoned" }) },
};

function shown(language: Language, change: Partial<State>) {
  const bridge = { close: vi.fn(), news: vi.fn(), onShown: vi.fn(), onKey: vi.fn() };
  const visit = new Visit(
    { ...SETUP, language },
    {
      connection: new FakeConnection(),
      keep: memoryKeep(),
      bridge,
      askAvailability: vi.fn(),
      reload: vi.fn(),
      leave: vi.fn(),
    },
  );
  visit.store.set(change);
  render(<App visit={visit} />, document.body);
  return viewOf(visit.store.state);
}

test.each(["nobody_on_duty", "queue_full"] as const)(
  "the card for `%s` names no opening by the calendar, since chat can open at any time",
  (reason) => {
    const chat = { opens_at: "2999-01-01T13:00:00Z", closes_at: null, timezone: "America/Chicago" };
    const availability = { ...phoneOnly({ ...SETUP, language: "en" }), reason, chat };
    shown("en", { availability });
    expect(document.body.textContent).not.toContain("opens again");
    expect(document.body.textContent).toContain("at any time");
    shown("en", { availability: { ...availability, reason: "outside_hours" } });
    expect(document.body.textContent).toContain("opens again on");
    render(null, document.body);
  },
);

const phones = () => document.querySelectorAll(`a[href="${SETUP.uri}"]`).length;

describe.each(["en", "es"] as const)("the phone, in %s,", (language) => {
  afterEach(() => render(null, document.body));

  test.each(Object.keys(STATES) as View[])("can be called from the view `%s`", (view) => {
    expect(shown(language, STATES[view])).toBe(view);
    expect(phones()).toBeGreaterThan(0);
  });

  test("stands alone where a supervisor closed the chat before anybody answered: there is nothing to rate", () => {
    const closed = chat({ state: "closed", specialist: null, assigned_at: null });
    expect(shown(language, { chat: closed })).toBe("left");
    expect(phones()).toBeGreaterThan(0);
  });

  test("can be called while one is asked whether to end the chat", async () => {
    shown(language, STATES.talking);
    const { leave, sure } = textsIn(language).talking;
    const button = [...document.querySelectorAll("button")].find((one) => one.textContent === leave);
    await act(() => button?.click());
    expect(document.body.textContent).toContain(sure);
    expect(phones()).toBeGreaterThan(0);
  });
});

test.each(["en", "es"] as const)("who has waited long is asked whether they are there, in %s", (language) => {
  const { stillThere, here, meanwhile } = textsIn(language).waiting;
  const long = { state: "waiting", specialist: null, still_there: "2026-03-02T15:06:00Z" } as const;
  shown(language, { chat: chat(long) });
  const asked = document.querySelector("[role=alert]");
  expect(asked?.textContent).toContain(stillThere);
  expect(asked?.querySelector("button")?.textContent).toBe(here);
  shown(language, { chat: chat({ ...long, still_there: null }) });
  expect(document.querySelector("[role=alert]")).toBeNull();
  expect(document.body.textContent).toContain(meanwhile);
  render(null, document.body);
});

describe.each(["en", "es"] as const)("a long wait, in %s,", (language) => {
  afterEach(() => render(null, document.body));
  const { waiting, reading, notices, callInstead } = textsIn(language);
  const inLine = { chat: chat({ state: "waiting", specialist: null }), language };
  const frame = () => document.querySelector("iframe");

  test("gets three different words, each with the phone, in a place that is always read out", () => {
    shown(language, inLine);
    expect(document.querySelectorAll("header [role=status]")).toHaveLength(3);
    const said = [1, 2, 3].map((longWait) => {
      shown(language, { ...inLine, longWait });
      return document.querySelector("header .notice")?.textContent;
    });
    expect(new Set(said).size).toBe(3);
    for (const [at, text] of waiting.long.entries()) {
      expect(said[at]).toBe(text);
    }
    expect(phones()).toBeGreaterThan(0);
  });

  test("is told to whoever reads, in the same place, and not again when they come back", () => {
    const long = { ...inLine, longWait: 1 };
    shown(language, { ...long, reading: true });
    const said = document.querySelector("header .notice");
    expect(said?.textContent).toBe(waiting.long[0]);
    expect(document.querySelector("header.reading")).not.toBeNull();
    shown(language, long);
    expect(document.querySelector("header .notice")).toBe(said);
  });

  test("is time to read, which goes on when somebody comes", () => {
    shown(language, inLine);
    expect(frame()).toBeNull();
    expect(document.body.textContent).toContain(reading.read);
    shown(language, { ...inLine, reading: true });
    expect(frame()?.getAttribute("src")).toBe(`/articles/?language=${language}`);
    expect(frame()?.title).toBe(reading.read);
    expect(document.body.textContent).toContain(callInstead);
    expect(phones()).toBeGreaterThan(0);
    shown(language, { chat: chat({ language }), reading: true, language });
    expect(frame()).not.toBeNull();
    expect(document.body.textContent).toContain(notices.joined("Ann"));
    shown(language, { chat: chat({ language }), language });
    expect(document.body.textContent).not.toContain(reading.read);
  });
});

test("what supervisors say of the closed chat stands on the phone card", () => {
  const said = "Back at two o'clock.";
  const closed = { ...phoneOnly({ ...SETUP, language: "en" }), reason: "switched_off" as const };
  shown("en", { availability: { ...closed, message: said } });
  expect(document.querySelector(".notice")?.textContent).toBe(said);
  shown("en", { availability: closed });
  expect(document.querySelector(".notice")).toBeNull();
  render(null, document.body);
});
