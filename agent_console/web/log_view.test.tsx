import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import { anns, entry } from "./cast";
import { ChatsView } from "./chats";
import { language } from "./preferences";
import { show } from "./rendered";

afterEach(() => {
  language.value = "en";
});

test.each([
  [null, "BCG for bladder cancerA weakened germ."],
  ["Side effects", "Side effectsPart of the article “BCG for bladder cancer”"],
])("A shared article shows its summary, a shared section whose it is: %s", async (section, shown) => {
  const connection = await show(<ChatsView />, { chats: [anns("maria")] });
  const article = {
    slug: "bcg",
    language: "en",
    version: 1,
    title: "BCG for bladder cancer",
    summary: "A weakened germ.",
    notice: "",
    anchor: section && "effects",
    section,
    url: "/articles/bcg",
  } as const;
  const shared = entry(1, { kind: "article", article });
  act(() => connection.push("entry_added", { chat_id: "maria", entry: shared, version: 2 }));
  expect(document.querySelector(".shared")?.textContent).toBe(`${shown}Open (opens in a new tab)`);
});

test("A shared sample says that it is one, in full to whoever listens", async () => {
  const connection = await show(<ChatsView />, { chats: [anns("maria")] });
  const article = {
    slug: "bcg",
    language: "en",
    version: 1,
    title: "BCG",
    summary: "A germ.",
    notice: "",
    sample: true,
    anchor: null,
    section: null,
    url: "/articles/bcg",
  } as const;
  const shared = entry(1, { kind: "article", article });
  act(() => connection.push("entry_added", { chat_id: "maria", entry: shared, version: 2 }));
  expect(document.querySelector(".shared .sample")?.textContent).toBe("Sample: no clinician has reviewed it");
});

test("A shared service shows what it is for, how to reach it and when it was checked", async () => {
  const connection = await show(<ChatsView />, { chats: [anns("maria")] });
  const resource = {
    id: "988",
    language: "en",
    name: "Crisis line",
    what_for: "Somebody to talk to.",
    who_for: "Anyone",
    area: "United States",
    phone: "988",
    url: "https://988lifeline.org/",
    last_checked: "2026-11-27",
  } as const;
  const shared = entry(1, { kind: "resource", resource });
  act(() => connection.push("entry_added", { chat_id: "maria", entry: shared, version: 2 }));
  const card = document.querySelector(".shared");
  expect(card?.textContent).toBe(
    "Crisis lineSomebody to talk to.Anyone · United States · 988Checked on Nov 27, 2026Its page (opens in a new tab)",
  );
  expect(card?.querySelector("a")?.getAttribute("href")).toBe("https://988lifeline.org/");
});

test.each([
  ["en" as const, "Withdrawn: please do not rely on it", "We have taken back the article “BCG”"],
  ["es" as const, "Retirado: por favor, no se guíe por él", "Hemos retirado el artículo «BCG»"],
])("A recall stands out and marks the card that it is about, and no other: %s", async (reads, mark, said) => {
  language.value = reads;
  const connection = await show(<ChatsView />, { chats: [anns("maria")] });
  const card = (version: number) => ({
    slug: "bcg",
    language: "en" as const,
    version,
    title: "BCG",
    summary: "A germ.",
    notice: "",
    anchor: null,
    section: null,
    url: "/articles/bcg",
  });
  const notice = {
    what: "article_recalled",
    name: "BCG",
    slug: "bcg",
    language: "en",
    version: 1,
  } as const;
  const corrected = { ...notice, correction: "/articles/bcg?language=en" };
  const log = [
    entry(1, { kind: "article", article: card(1) }),
    entry(2, { kind: "article", article: card(2) }),
    entry(3, { kind: "notice", author: { kind: "system", name: null }, notice }),
    entry(4, { kind: "notice", author: { kind: "system", name: null }, notice: corrected }),
  ];
  act(() => {
    for (const one of log) connection.push("entry_added", { chat_id: "maria", entry: one, version: 2 });
  });
  const [first, second, recall, other] = document.querySelectorAll("[role=log] article");
  expect(first?.querySelector(".withdrawn")?.textContent).toBe(mark);
  expect(second?.querySelector(".withdrawn")).toBeNull();
  expect(recall?.querySelector(".withdrawn")?.textContent).toBe(mark);
  expect(recall?.textContent).toContain(said);
  expect(recall?.querySelector("a")).toBeNull();
  expect(other?.querySelector("a")?.getAttribute("href")).toBe("/articles/bcg?language=en");
});

test("What can be done about a refused line is scrolled into view", async () => {
  const refused = { ok: false, error: { code: "conflict", message: "" } };
  const connection = await show(<ChatsView />, { chats: [anns("maria")] });
  const log = document.querySelector("[role=log]") as HTMLElement;
  const area = document.querySelector("textarea[data-composer]") as HTMLTextAreaElement;
  const tall = () => (document.querySelector(".unsent button") ? 300 : 100);
  Object.defineProperty(log, "scrollHeight", { get: tall });
  connection.answers.say = () => refused;
  await act(async () => {
    area.value = "Hello";
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  await act(async () => area.form?.requestSubmit());
  await act(() => new Promise<void>((answered) => setTimeout(answered)));
  expect(document.querySelector(".unsent button")).not.toBeNull();
  expect(log.scrollTop).toBe(300);
});
