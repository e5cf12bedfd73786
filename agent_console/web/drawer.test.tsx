import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { anns } from "./cast";
import { Drawer } from "./drawer";
import type { FakeConnection } from "./fake_connection";
import { leave, show } from "./rendered";
import { drawer } from "./view";

const hit = (slug: string, change = {}) => ({
  slug,
  language: "en",
  title: slug,
  summary: "A summary.",
  sections: [{ anchor: "effects", title: "Side effects" }],
  anchor: "effects",
  sendable: true,
  reason: null,
  review_due: "2999-01-01",
  ...change,
});

let connection: FakeConnection;

const NOTHING = { articles: [], suggestion: "bcg" };

const articles = [
  hit("bcg"),
  hit("imiquimod", { sendable: false, reason: "review_overdue", review_due: "2020-12-27" }),
  hit("car-t", { sendable: false, reason: "withdrawn" }),
];
const found = { articles, suggestion: null };

beforeEach(async () => {
  vi.useFakeTimers();
  drawer.value = "maria";
  const answers = { find_articles: ({ query }: { query?: string }) => (query === "bgc" ? NOTHING : found) };
  connection = await show(<Drawer chatId="maria" />, { chats: [anns("maria")] }, answers);
  await pass(0);
});

afterEach(() => {
  leave();
  vi.useRealTimers();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms) as unknown as Promise<void>);
const search = () => document.querySelector<HTMLInputElement>("#shelf-query") as HTMLInputElement;
const shares = () => [...document.querySelectorAll<HTMLButtonElement>("[data-share]")];

async function look(query: string) {
  search().value = query;
  act(() => void search().dispatchEvent(new InputEvent("input", { bubbles: true })));
}

function press(key: string) {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  act(() => void document.activeElement?.dispatchEvent(event));
}

test("The whole shelf is shown before a word is typed, in the chat's language", () => {
  expect(connection.commands("find_articles")).toEqual([{ query: "", language: "en", limit: 50 }]);
  expect(document.querySelectorAll(".results article")).toHaveLength(3);
});

test("The search waits for a pause in typing", async () => {
  await look("re");
  await pass(100);
  await look("revlimid");
  await pass(300);
  expect(connection.commands("find_articles").map((one) => one.query)).toEqual(["", "revlimid"]);
});

test("A late answer to an earlier question is not shown", async () => {
  const answers: ((found: object) => void)[] = [];
  vi.spyOn(connection, "ask").mockImplementation(
    () => new Promise((resolve) => answers.push((found) => resolve({ ok: true, ...found } as never))),
  );
  await look("first");
  await pass(300);
  await look("second");
  await pass(300);
  answers[1]?.({ articles: [hit("second")] });
  answers[0]?.({ articles: [hit("first")] });
  await pass(1);
  expect([...document.querySelectorAll(".results h3")].map((one) => one.textContent)).toEqual(["second"]);
});

const texts = { en: "Hello {visitor}, I am {me}.", es: null };
const replies = [{ id: "1", shortcut: "hello", shared: true, texts }];

async function withReplies() {
  const answers = { find_articles: () => ({ articles }), list_replies: () => ({ phone: "1-800", replies }) };
  connection = await show(<Drawer chatId="maria" />, { chats: [anns("maria")] }, answers);
  await pass(0);
}

test("A canned reply stands beside the articles, and Enter twice puts it into the message", async () => {
  await withReplies();
  await look("/hel");
  await pass(300);
  expect(document.querySelector(".reply-list")?.textContent).toMatch(/Hello \w+, I am Ann\./);
  search().focus();
  press("Enter");
  expect(document.activeElement?.textContent).toContain("/hello");
  act(() => (document.activeElement as HTMLElement).click());
  expect(document.querySelector("[role=status]")?.textContent).toContain("It stands in the message");
  expect(connection.commands("say")).toEqual([]);
});

test("Before a word is typed the replies are folded, and all of them are there", async () => {
  await withReplies();
  expect(document.querySelector(".replies summary")?.textContent).toBe("Canned replies (1)");
});

test("The arrows go from the search to what can be shared, and back", async () => {
  await look("bcg");
  await pass(300);
  search().focus();
  press("ArrowDown");
  expect(document.activeElement).toBe(shares()[0]);
  press("ArrowDown");
  expect(document.activeElement).toBe(shares()[1]);
  press("ArrowUp");
  press("ArrowUp");
  expect(document.activeElement).toBe(search());
});

test("An article or one section of it is shared into the chat", async () => {
  act(() => shares()[0]?.click());
  act(() => shares()[1]?.click());
  await pass(0);
  const first = connection.commands("share_article")[0];
  expect(first).toMatchObject({ chat_id: "maria", slug: "bcg", language: "en", anchor: null });
});

test("What cannot be shared says why, and cannot be pressed", () => {
  expect(document.body.textContent).toContain("Cannot be shared: review was due on Dec 27, 2020");
  expect(document.body.textContent).toContain("Cannot be shared: it was withdrawn");
  expect(
    shares()
      .slice(2)
      .every((button) => button.disabled),
  ).toBe(true);
});

test("Where nothing is found, what to try is a button that searches for it", async () => {
  await look("bgc");
  await pass(300);
  const button = document.querySelector<HTMLButtonElement>(".suggestion button");
  expect(button?.textContent).toBe("bcg");
  act(() => button?.click());
  await pass(300);
  expect(search().value).toBe("bcg");
  expect(document.activeElement).toBe(search());
  expect(connection.commands("find_articles").map((one) => one.query)).toEqual(["", "bgc", "bcg"]);
  expect(document.querySelector(".suggestion")).toBeNull();
});
