import { render } from "preact";
import { afterEach, expect, test, vi } from "vitest";
import type { Entry } from "../wire";
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

const LIFELINE = {
  id: "988",
  language: "en" as const,
  name: "Crisis line",
  what_for: "Somebody to talk to.",
  who_for: "Anyone",
  area: "United States",
  phone: "1-800-ACS-2345",
  url: "https://988lifeline.org/",
  last_checked: "2026-11-27",
};

function shown(what: Partial<Entry>, language: "en" | "es" = "en") {
  const state = initialState({ language, retentionDays: 30, number: "", uri: "", involvement: "" });
  const log = { ...state, entries: [entry(1, what)] };
  render(<Log visit={vi.fn() as never} state={log} words={textsIn(language)} />, document.body);
  return document.querySelector("div.text") as HTMLElement;
}

const shows = (change: object) => shown({ kind: "article", article: { ...CARD, ...change } }).textContent;
const refers = (change: object, language?: "es") =>
  shown({ kind: "resource", resource: { ...LIFELINE, ...change } }, language);

test("a whole article's card carries its title and summary", () => {
  expect(shows({})).toContain(`${CARD.title}${CARD.summary}`);
});

test("a section's card carries its own title and its article's, not the summary of everything else", () => {
  const card = shows({ anchor: "side-effects", section: "Side effects" });
  expect(card).toContain(`Side effectsPart of the article “${CARD.title}”`);
  expect(card).not.toContain(CARD.summary);
});

test("a sample's card says that it is one, in the visitor's language", () => {
  expect(shows({ sample: true })).toContain("Sample: no clinician has reviewed it");
  const spanish = shown({ kind: "article", article: { ...CARD, sample: true } }, "es").textContent;
  expect(spanish).toContain("Es una muestra: ningún profesional clínico la ha revisado");
  expect(shows({ sample: false })).not.toContain("Sample");
});

test("a service's card says what it is for, how to reach it and when it was last checked", () => {
  const card = refers({ more: "of a later version" });
  expect(card.textContent).toBe(
    "Crisis lineSomebody to talk to.Anyone · United StatesCall 1-800-ACS-2345Open its page" +
      "Last checked on November 27, 2026.",
  );
  const [call, page] = card.querySelectorAll("a");
  expect(call?.getAttribute("href")).toBe("tel:18002272345");
  expect([page?.href, page?.target, page?.rel]).toEqual([LIFELINE.url, "_blank", "noopener noreferrer"]);
  expect(page?.getAttribute("aria-label")).toBe("Open its page: Crisis line (opens in a new tab)");
  expect(card.closest("[role=log]")).not.toBeNull();
});

test("a service without a phone, or with a page that is not safe, has no link to it", () => {
  expect(refers({ phone: null, url: "javascript:alert(1)" }).querySelector("a")).toBeNull();
});

test("a service that nobody has checked says so", () => {
  expect(refers({ last_checked: null }).textContent).toContain("Nobody has checked this yet.");
  expect(refers({ last_checked: null }, "es").textContent).toContain("Aún no lo ha comprobado nadie.");
});

test("the card speaks the visitor's language around the service's own", () => {
  const card = refers({ language: "es", name: "Línea de crisis" }, "es");
  expect(card.querySelector("[lang=es] h2")?.textContent).toBe("Línea de crisis");
  expect(card.textContent).toContain("Comprobado por última vez el 27 de noviembre de 2026.");
});

const RECALL = {
  what: "article_recalled",
  name: CARD.title,
  slug: "bcg",
  language: "en",
  version: 1,
} as const;

function recalled(notice: object, language: "en" | "es" = "en") {
  const state = initialState({
    language,
    retentionDays: 30,
    number: "1-800-227-2345",
    uri: "tel:+18002272345",
    involvement: "",
  });
  const entries = [
    entry(1, { kind: "article", article: CARD }),
    entry(2, { kind: "article", article: { ...CARD, version: 2 } }),
    entry(3, { kind: "notice", author: { kind: "system", name: null }, notice: { ...RECALL, ...notice } }),
  ];
  render(
    <Log visit={vi.fn() as never} state={{ ...state, entries }} words={textsIn(language)} />,
    document.body,
  );
  return [...document.querySelectorAll("[role=log] article, [role=log] > div")] as HTMLElement[];
}

test.each([
  [
    "en" as const,
    "Withdrawn: please do not rely on it",
    `the article “${CARD.title}”`,
    "Call 1-800-227-2345",
  ],
  [
    "es" as const,
    "Retirado: por favor, no se guíe por él",
    `el artículo «${CARD.title}»`,
    "Llamar al 1-800-227-2345",
  ],
])(
  "a recall says what it is about and whom to call, and marks the card: %s",
  (language, mark, what, call) => {
    const [first, second, notice] = recalled({}, language);
    expect(first?.querySelector(".recalled > b")?.textContent).toBe(mark);
    expect(second?.querySelector("div > b")).toBeNull();
    expect(notice?.querySelector("b")?.textContent).toBe(mark);
    expect(notice?.textContent).toContain(what);
    const [phone, ...others] = notice?.querySelectorAll("a") ?? [];
    expect([phone?.textContent, phone?.getAttribute("href")]).toEqual([call, "tel:+18002272345"]);
    expect(others).toEqual([]);
  },
);

test("a recall leads to the version that may be read instead, and nowhere else", () => {
  const links = (correction: string) =>
    [...(recalled({ correction })[2]?.querySelectorAll("a") ?? [])].slice(1);
  const [link] = links("/articles/bcg?language=en");
  expect(link?.getAttribute("href")).toBe("/articles/bcg?language=en&from=chat");
  expect(link?.getAttribute("aria-label")).toBe(`Read the new version: ${CARD.title} (opens in a new tab)`);
  expect(links("//elsewhere.example")).toEqual([]);
});
