import { render } from "preact";
import { afterEach, expect, test, vi } from "vitest";
import { entry } from "../wire/cast";
import { Log } from "./log_view";
import { initialState } from "./state";
import { textsIn } from "./texts";

const CARD = {
  slug: "bcg",
  language: "en" as const,
  version: 1,
  title: "BCG for bladder cancer and melanoma",
  summary: "A weakened germ wakes the defenses.",
  notice: "",
  anchor: null,
  section: null,
  url: "/articles/bcg?language=en&version=1",
};

afterEach(() => render(null, document.body));

function shows(change: object) {
  const article = { ...CARD, ...change };
  const state = initialState({ language: "en", retentionDays: 30, number: "", uri: "" });
  const log = { ...state, entries: [entry(1, { kind: "article", article })] };
  render(<Log visit={vi.fn() as never} state={log} words={textsIn("en")} />, document.body);
  return document.querySelector("div.text")?.textContent;
}

test("a whole article's card carries its title and summary", () => {
  expect(shows({})).toContain(`${CARD.title}${CARD.summary}`);
});

test("a section's card carries its own title and its article's, not the summary of everything else", () => {
  const card = shows({ anchor: "side-effects", section: "Side effects" });
  expect(card).toContain(`Side effectsPart of the article “${CARD.title}”`);
  expect(card).not.toContain(CARD.summary);
});
