import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { anns, entry } from "./cast";
import type { Desk } from "./desk";
import { useDesk } from "./desk_context";
import { Drawer } from "./drawer";
import type { FakeConnection } from "./fake_connection";
import { leave, show } from "./rendered";
import { talkOf } from "./state";
import { drawer, openDrawer } from "./view";

const hit = (slug: string, change = {}) => ({
  slug,
  language: "en",
  title: slug,
  summary: "A summary.",
  sections: [{ anchor: "effects", title: "Side effects" }],
  anchor: "effects",
  sample: false,
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

test("Whoever opens the drawer that is open looks for something else: the words in its search are chosen", async () => {
  await look("bcg");
  document.body.append(document.createElement("textarea"));
  document.querySelector("textarea")?.focus();
  act(() => openDrawer("maria"));
  expect(document.activeElement).toBe(search());
  expect([search().selectionStart, search().selectionEnd]).toEqual([0, 3]);
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
    (command: string) =>
      new Promise((resolve) => {
        if (command === "find_articles") answers.push((found) => resolve({ ok: true, ...found } as never));
      }),
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

const said = () => document.querySelector("[role=status]")?.textContent;

test("Without a connection a card is kept, said to be so, and goes once though it was pressed twice", async () => {
  connection.answers.share_article = () => ({ seq: 9, at: "2026-03-02T14:00:00Z" });
  act(() => connection.become("connecting"));
  act(() => shares()[0]?.click());
  act(() => shares()[0]?.click());
  await pass(0);
  expect(said()).toBe("Kept, and sent when you are connected: bcg");
  act(() => connection.become("connected"));
  await pass(1000);
  expect(connection.commands("share_article")).toHaveLength(1);
  expect(said()).toBe("Shared: bcg");
});

const refuse = () => ({ ok: false, error: { code: "conflict", message: "" } });

test("A card that is refused has the shelf looked for again: what was withdrawn is offered no more", async () => {
  connection.answers.share_article = refuse;
  connection.answers.find_articles = () => ({
    articles: [hit("bcg", { sendable: false, reason: "withdrawn" })],
  });
  act(() => shares()[0]?.click());
  await pass(0);
  await pass(300);
  expect(said()).toContain("Not shared: bcg");
  expect(shares()[0]?.disabled).toBe(true);
});

test("A card that was refused and is discarded is not said to be shared", async () => {
  let desk = {} as Desk;
  const Seen = () => {
    desk = useDesk();
    return <Drawer chatId="maria" />;
  };
  const answers = { find_articles: () => found, share_article: refuse };
  connection = await show(<Seen />, { chats: [anns("maria")] }, answers);
  await pass(0);
  act(() => shares()[0]?.click());
  await pass(0);
  expect(said()).toContain("Not shared: bcg");
  const refused = talkOf(desk.state.value, "maria")?.outgoing[0]?.clientId ?? "";
  act(() => desk.conversation("maria")?.discard(refused));
  expect(said()).not.toContain("hared: bcg");
});

test("Once the language is another one, what was shared gives way to what was found", async () => {
  act(() => shares()[0]?.click());
  await pass(0);
  expect(said()).toBe("Shared: bcg");
  const spanish = [...document.querySelectorAll("button")].find((one) => one.textContent === "Spanish");
  act(() => spanish?.click());
  await pass(1000);
  expect(said()).toContain("3 articles");
});

test("What fits best of a result is read first, and the other sections are behind it in their order", async () => {
  const sections = ["what", "how", "effects", "call"].map((anchor) => ({ anchor, title: `On ${anchor}` }));
  const shown = hit("bcg", { sections, excerpt: "You may have a fever. Rest helps." });
  const answers = { find_articles: () => ({ articles: [shown] }) };
  connection = await show(<Drawer chatId="maria" />, { chats: [anns("maria")] }, answers);
  await look("fever");
  await pass(300);
  const result = document.querySelector(".results article");
  const best = result?.querySelector(":scope > section");
  expect(best?.textContent).toBe("On effectsYou may have a fever. Rest helps.Share: On effects");
  expect(result?.querySelector("summary")?.textContent).toBe("Other sections (3)");
  const others = [...(result?.querySelectorAll("li a") ?? [])];
  expect(others.map((one) => one.getAttribute("href"))).toEqual(
    ["what", "how", "call"].map((anchor) => `/articles/bcg?language=en#${anchor}`),
  );
  act(() => best?.querySelector("button")?.click());
  await pass(0);
  expect(connection.commands("share_article")).toMatchObject([{ slug: "bcg", anchor: "effects" }]);
});

test("A sample says so, in short to whoever looks and in full to whoever points or listens", async () => {
  const answers = { find_articles: () => ({ articles: [hit("bcg", { sample: true }), hit("car-t")] }) };
  connection = await show(<Drawer chatId="maria" />, { chats: [anns("maria")] }, answers);
  await pass(0);
  const [sample, reviewed] = document.querySelectorAll(".results article");
  const mark = sample?.querySelector(".sample span");
  expect(mark?.firstChild?.textContent).toBe("Sample");
  expect(mark?.textContent).toBe("Sample: no clinician has reviewed it");
  expect(mark?.getAttribute("title")).toBe("no clinician has reviewed it");
  expect(reviewed?.querySelector(".sample")).toBeNull();
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

const service = (id: string, change = {}) => ({
  id,
  language: "en",
  name: `Service ${id}`,
  what_for: "Rides to treatment.",
  who_for: "Patients",
  area: "Texas",
  phone: "988",
  url: "https://example.org/",
  last_checked: "2026-11-27",
  stale: false,
  named: false,
  ...change,
});

async function withServices(...resources: object[]) {
  const answers = { find_articles: () => ({ articles }), find_resources: () => ({ resources }) };
  connection = await show(<Drawer chatId="maria" />, { chats: [anns("maria")] }, answers);
  await pass(0);
}

const services = () => document.querySelector("[aria-label='Services and resources']") as HTMLElement;

test("Services stand beside the articles: folded without a word, the best three open with one", async () => {
  await withServices(...["1", "2", "3", "4"].map((id) => service(id)));
  expect(connection.commands("find_resources")).toEqual([{ query: "", language: "en", limit: 200 }]);
  expect(services().querySelector("summary")?.textContent).toBe("Services and resources (4)");
  await look("ride");
  await pass(300);
  expect(connection.commands("find_resources").at(-1)).toMatchObject({ query: "ride", limit: 12 });
  expect(services().querySelectorAll(":scope > article")).toHaveLength(3);
  expect(services().querySelector("summary")?.textContent).toBe("More of them (1)");
});

test("A service says what it is for, how to reach it and when it was checked; Enter twice shares it", async () => {
  await withServices(service("1", { named: true }));
  await look("ride");
  await pass(300);
  const said = services().querySelector("article")?.textContent;
  expect(said).toContain("Service 1Rides to treatment.Patients · Texas · 988Checked on Nov 27, 2026");
  search().focus();
  press("Enter");
  expect(document.activeElement?.textContent).toBe("Share service: Service 1");
  act(() => (document.activeElement as HTMLElement).click());
  await pass(0);
  expect(connection.commands("share_resource")).toMatchObject([
    { chat_id: "maria", resource_id: "1", language: "en" },
  ]);
  expect(document.querySelector("[role=status]")?.textContent).toBe("Shared: Service 1");
});

test("What nobody has checked for long says so, and is shared only when it is pressed twice", async () => {
  await withServices(service("1", { named: true, stale: true, last_checked: "2026-01-02" }));
  await look("ride");
  await pass(300);
  expect(services().querySelector(".mark")?.textContent).toContain("Not checked since Jan 2, 2026");
  act(() => shares()[0]?.click());
  await pass(0);
  expect(connection.commands("share_resource")).toEqual([]);
  expect(document.querySelector("[role=status]")?.textContent).toContain("Press again to share it");
  expect(shares()[0]?.textContent).toBe("Share it all the same: Service 1");
  act(() => shares()[0]?.click());
  await pass(0);
  expect(connection.commands("share_resource")).toHaveLength(1);
});

test("What was found for other words may be read until the answer comes, and is not shared", async () => {
  await withServices(service("1"));
  const sharing = () => [...services().querySelectorAll<HTMLButtonElement>("[data-share]")];
  await look("ride");
  await pass(300);
  expect(sharing().every((button) => !button.disabled)).toBe(true);
  await look("rides home");
  await pass(100);
  expect(services().textContent).toContain("Service 1");
  expect(shares().every((button) => button.disabled)).toBe(true);
  press("Enter");
  expect(document.activeElement).toBe(search());
  await pass(200);
  expect(sharing().every((button) => !button.disabled)).toBe(true);
});

const shown = () => [...document.querySelectorAll(".drawer h3")].map((one) => one.textContent);

test("Services stand under the articles that answer, but above them if it is their name that was asked for", async () => {
  await withServices(service("1", { named: true }), service("2"));
  await look("ride");
  await pass(300);
  expect(shown()).toEqual(["Service 1", "bcg", "imiquimod", "car-t", "Service 2"]);
});

test.each([
  ["no article is found", { articles: [], suggestion: "bcg" }],
  ["no article says what is looked for", { articles, suggestion: null, not_found: ["rides"] }],
])("Services come first where %s, and nothing else is guessed", async (_, answer) => {
  const answers = { find_articles: () => answer, find_resources: () => ({ resources: [service("1")] }) };
  connection = await show(<Drawer chatId="maria" />, { chats: [anns("maria")] }, answers);
  await look("rides");
  await pass(300);
  expect(shown()[0]).toBe("Service 1");
  expect(document.querySelector(".suggestion")).toBeNull();
});

test.each([
  [articles, [service("1")], "3 articles and 1 service"],
  [[hit("bcg")], [], "1 article"],
  [[], [service("1"), service("2")], "2 services"],
  [[], [], "We have nothing on this yet"],
])(
  "What was found is counted, articles and services, and nothing is found only where neither is",
  async (...given) => {
    const [found, resources, told] = given;
    const answers = { find_articles: () => ({ articles: found }), find_resources: () => ({ resources }) };
    connection = await show(<Drawer chatId="maria" />, { chats: [anns("maria")] }, answers);
    await look("rides");
    await pass(300);
    const said = document.querySelector("[role=status]")?.textContent;
    expect(said).toContain(told);
    expect(said?.includes("nothing")).toBe(found.length + resources.length === 0);
  },
);

test("What nobody has ever checked says so", async () => {
  await withServices(service("1", { stale: true, last_checked: null }));
  expect(services().querySelector(".mark")?.textContent).toContain("Nobody has checked it yet");
});

test("A search that rests without finding anything is told to the editors, once; half a word is not", async () => {
  const answers = { find_articles: () => ({ articles: [] }) };
  connection = await show(<Drawer chatId="maria" />, { chats: [anns("maria")] }, answers);
  await look("acup");
  await pass(300);
  await pass(2000);
  await look("acupuncture ");
  await pass(300);
  await pass(2900);
  expect(connection.commands("report_missing")).toEqual([]);
  await pass(200);
  const told = [{ chat_id: "maria", query: "acupuncture", language: "en" }];
  expect(connection.commands("report_missing")).toEqual(told);
  await look("");
  await pass(300);
  await look("acupuncture");
  await pass(300);
  await pass(4000);
  expect(connection.commands("report_missing")).toEqual(told);
});

const missing = () => connection.commands("report_missing").map((one) => one.query);

async function withQuery(query: string) {
  const answers = {
    find_articles: ({ query }: { query?: string }) => (query === "ac" ? found : NOTHING),
  };
  connection = await show(<Drawer chatId="maria" />, { chats: [anns("maria")] }, answers);
  await look(query);
  await pass(300);
  expect(missing()).toEqual([]);
}

test.each([
  ["the field is left", () => act(() => search().blur())],
  ["Enter is pressed", () => press("Enter")],
  ["the field is cleared", () => look("")],
  ["the drawer is closed", leave],
])("A search that found nothing is told at once when %s, and not again", async (_, rests) => {
  await withQuery("acupuncture");
  await rests();
  await pass(0);
  expect(missing()).toEqual(["acupuncture"]);
  await pass(4000);
  expect(missing()).toEqual(["acupuncture"]);
});

test("Whoever presses Enter before the answer has come is waited for, and whoever types on is not", async () => {
  await withQuery("acup");
  await look("acupun");
  press("Enter");
  await look("acupuncture");
  press("Enter");
  expect(missing()).toEqual([]);
  await pass(300);
  expect(missing()).toEqual(["acupuncture"]);
});

test("Of a word that is deleted letter by letter the whole is told, when none is left", async () => {
  await withQuery("acupuncture");
  for (const less of ["acupunctu", "acup", "a"]) {
    await look(less);
    await pass(300);
  }
  expect(missing()).toEqual([]);
  await look("");
  await pass(0);
  expect(missing()).toEqual(["acupuncture"]);
});

test("Half a word is not told when what it became is cleared or closed before it was looked for", async () => {
  await withQuery("acup");
  await look("acupuncture");
  await pass(100);
  await look("");
  await pass(4000);
  await look("acup");
  await pass(300);
  await look("acupuncture");
  leave();
  await pass(4000);
  expect(missing()).toEqual([]);
});

test("What is found once it is shortened is not missing", async () => {
  await withQuery("acx");
  await look("ac");
  await pass(300);
  await look("");
  await pass(4000);
  expect(missing()).toEqual([]);
});

test("A drawer that is opened again tells nothing twice", async () => {
  const answers = { find_articles: () => NOTHING };
  const Opened = () => drawer.value && <Drawer chatId={drawer.value} />;
  connection = await show(<Opened />, { chats: [anns("maria")] }, answers);
  const turn = (chatId: string | null) =>
    act(() => {
      drawer.value = chatId;
    });
  for (const query of ["acupuncture", "Acupuncture", "yoga"]) {
    turn("maria");
    await look(query);
    await pass(300);
    turn(null);
    expect(document.querySelector(".drawer")).toBeNull();
  }
  expect(missing()).toEqual(["acupuncture", "yoga"]);
});

async function withProtons() {
  const lacking = { articles, suggestion: null, not_found: ["proton", "beam"] };
  const answers = {
    find_articles: ({ query }: { query?: string }) => (query?.startsWith("proton") ? lacking : found),
  };
  connection = await show(<Drawer chatId="maria" />, { chats: [anns("maria")] }, answers);
}

const unfolded = () => document.querySelectorAll(".results article > section").length;

test("What nothing on the shelf says is told above the results, of which none is the best", async () => {
  await withProtons();
  await look("therapy");
  await pass(300);
  expect(unfolded()).toBeGreaterThan(0);
  await look("proton beam therapy");
  await pass(300);
  const told = document.querySelector(".not-found");
  const says = "Nothing on the shelf says “proton”, “beam”. These only match the rest:";
  expect(told?.textContent).toBe(says);
  expect(told?.getAttribute("role")).toBe("status");
  expect(told?.nextElementSibling?.className).toBe("results");
  expect(document.querySelectorAll(".results article")).toHaveLength(3);
  expect(unfolded()).toBe(0);
  await look("");
  await pass(300);
  expect(told?.textContent).toBe("");
});

test("Enter twice shares nothing where the results match only the rest; the arrows still lead to them", async () => {
  await withProtons();
  const enterTwice = async () => {
    search().focus();
    press("Enter");
    press("Enter");
    const focused = document.activeElement as HTMLElement;
    // A browser presses the button that has the focus.
    if (focused.matches("[data-share]")) act(() => focused.click());
    await pass(0);
    return focused;
  };
  await look("proton therapy");
  await pass(300);
  expect(await enterTwice()).toBe(search());
  expect(connection.commands("share_article")).toEqual([]);
  press("ArrowDown");
  expect(document.activeElement).toBe(shares()[0]);
  await look("therapy");
  await pass(300);
  await enterTwice();
  expect(connection.commands("share_article")).toHaveLength(1);
});

test("A service that was found is where Enter goes, also where no article says what is looked for", async () => {
  const lacking = { articles, suggestion: null, not_found: ["crisis"] };
  const answers = { find_articles: () => lacking, find_resources: () => ({ resources: [service("1")] }) };
  connection = await show(<Drawer chatId="maria" />, { chats: [anns("maria")] }, answers);
  await look("988 crisis");
  await pass(300);
  search().focus();
  press("Enter");
  expect(document.activeElement?.textContent).toBe("Share service: Service 1");
});

test("A search for what nothing on the shelf says is told to the editors, though the rest of it was found", async () => {
  await withProtons();
  await look("proton therapy");
  await pass(300);
  expect(missing()).toEqual([]);
  await pass(3000);
  expect(missing()).toEqual(["proton therapy"]);
});

test("What was found, a reply that is looked for, and no word at all are not missing", async () => {
  await withServices(service("1"));
  for (const query of ["ride", "/zzz", "", " "]) {
    await look(query);
    await pass(300);
    await pass(4000);
  }
  expect(connection.commands("report_missing")).toEqual([]);
});

test("Whoever types a slash is shown no services", async () => {
  await withServices(service("1"));
  await look("/hel");
  await pass(300);
  expect(services()).toBeNull();
});

const wrote = (seq: number, text: string) =>
  act(() => {
    const author = { kind: "visitor", name: null } as const;
    connection.push("entry_added", {
      chat_id: "maria",
      entry: entry(seq, { author, text }),
      version: seq + 1,
    });
  });
const suggested = () => [...document.querySelectorAll(".suggested article")];
const suggesting = () => connection.commands("find_articles").filter((one) => "suggests" in one);

async function withSuggestions() {
  type Asked = { query?: string; suggests?: boolean };
  const fitting = ({ query, suggests }: Asked) => {
    if (!suggests) return found;
    return { articles: query === "Thank you" ? [] : [hit("imids"), hit("bcg")], suggestion: null };
  };
  connection = await show(<Drawer chatId="maria" />, { chats: [anns("maria")] }, { find_articles: fitting });
  await pass(0);
}

test("What the visitor wrote last is searched once, when they have paused for a second", async () => {
  await withSuggestions();
  wrote(1, "Hello");
  await pass(600);
  wrote(2, "My legs are swelling");
  await pass(600);
  expect(suggesting()).toEqual([]);
  await pass(600);
  expect(suggesting()).toEqual([{ query: "My legs are swelling", language: "en", limit: 2, suggests: true }]);
  expect(suggested().map((one) => one.querySelector("h3")?.textContent)).toEqual(["imids", "bcg"]);
  expect(document.querySelector(".suggested")?.closest("[role=status], [aria-live]")).toBeNull();
  expect(connection.commands("share_article")).toEqual([]);
});

test("A suggestion is shared and previewed as anything found is", async () => {
  await withSuggestions();
  wrote(1, "My legs are swelling");
  await pass(1100);
  expect(suggested()[0]?.querySelector("a")?.getAttribute("href")).toBe("/articles/imids?language=en");
  await pass(500);
  act(() => suggested()[0]?.querySelectorAll<HTMLButtonElement>("[data-share]")[1]?.click());
  await pass(0);
  expect(connection.commands("share_article")).toMatchObject([{ slug: "imids", anchor: "effects" }]);
});

test("Nothing is shared in the moment in which a suggestion moves what stands below it", async () => {
  await withSuggestions();
  wrote(1, "My legs are swelling");
  await pass(1010);
  const aimedAt = document.querySelector<HTMLButtonElement>(".results:not(.suggested) [data-share]");
  act(() => aimedAt?.click());
  await pass(0);
  expect(connection.commands("share_article")).toEqual([]);
  await pass(500);
  act(() => aimedAt?.click());
  await pass(0);
  expect(connection.commands("share_article")).toHaveLength(1);
});

test("Nothing is suggested while the specialist searches, nor when the visitor's next line fits nothing", async () => {
  await withSuggestions();
  wrote(1, "My legs are swelling");
  await pass(1100);
  await look("bcg");
  expect(suggested()).toEqual([]);
  await look("");
  expect(suggested()).toHaveLength(2);
  wrote(2, "Thank you");
  await pass(1100);
  expect(suggested()).toEqual([]);
});

test("What a colleague writes suggests nothing", async () => {
  await withSuggestions();
  const mine = entry(1, { author: { kind: "specialist", name: "Ann" }, text: "Revlimid" });
  act(() => connection.push("entry_added", { chat_id: "maria", entry: mine, version: 2 }));
  await pass(1100);
  expect(suggesting()).toEqual([]);
});

test("What the server refuses is not said to be shared, and what is suggested is looked for again", async () => {
  const answers = {
    find_articles: () => found,
    share_article: () => ({ ok: false, error: { code: "not_sendable", message: "" } }),
    list_replies: () => ({ phone: "1-800", replies }),
  };
  connection = await show(<Drawer chatId="maria" />, { chats: [anns("maria")] }, answers);
  await pass(0);
  wrote(1, "What is BCG?");
  await pass(1100);
  await pass(500);
  expect(suggesting()).toHaveLength(1);
  act(() => suggested()[0]?.querySelector<HTMLButtonElement>("[data-share]")?.click());
  await pass(0);
  expect(document.querySelector("[role=status]")?.textContent).toContain("Not shared: bcg");
  await pass(1100);
  expect(suggesting()).toHaveLength(2);
  await look("/hel");
  await pass(300);
  search().focus();
  press("Enter");
  act(() => (document.activeElement as HTMLElement).click());
  expect(document.querySelector("[role=status]")?.textContent).toContain("It stands in the message");
  await look("bcg");
  expect(document.querySelector("[role=status]")?.textContent).not.toContain("hared: bcg");
});

test("Words of a crisis suggest the crisis line before the articles, and it is shared only by whoever presses it", async () => {
  const answers = {
    find_articles: () => found,
    find_resources: ({ suggests }: { suggests?: boolean }) => ({
      resources: suggests ? [service("988")] : [],
    }),
  };
  connection = await show(<Drawer chatId="maria" />, { chats: [anns("maria")] }, answers);
  wrote(1, "I want to die");
  await pass(1100);
  await pass(500);
  expect([...document.querySelectorAll(".suggested h3")].map((one) => one.textContent).slice(1, 3)).toEqual([
    "Service 988",
    "bcg",
  ]);
  expect(connection.commands("find_resources").at(-1)).toMatchObject({
    query: "I want to die",
    suggests: true,
  });
  expect(connection.commands("share_resource")).toEqual([]);
  act(() => suggested()[0]?.querySelector<HTMLButtonElement>("[data-share]")?.click());
  await pass(0);
  expect(connection.commands("share_resource")).toMatchObject([{ chat_id: "maria", resource_id: "988" }]);
  wrote(2, "Are you there?");
  await pass(1100);
  expect(connection.commands("find_resources").at(-1)?.query).toBe("I want to die\nAre you there?");
});

const about = (query: string, words: string) => (query.includes(words) ? [service("988")] : []);

test.each([
  ["at the beginning of a long line", `I want to die. ${"x".repeat(3900)}`],
  ["at the end of one", `${"x".repeat(3900)} I want to die.`],
  ["where two of its pieces meet", `${"x".repeat(994)} I want to die. ${"x".repeat(2900)}`],
  ["behind signs of two units", `${"😢".repeat(1990)} I want to die. ${"😢".repeat(1990)}`],
])("Words of a crisis suggest the crisis line %s, whatever is written after it", async (_, line) => {
  type Asked = { query: string; suggests?: boolean };
  const answers = {
    find_articles: () => found,
    find_resources: ({ query, suggests }: Asked) => ({
      resources: suggests ? about(query, "want to die") : [],
    }),
  };
  connection = await show(<Drawer chatId="maria" />, { chats: [anns("maria")] }, answers);
  wrote(1, line);
  wrote(2, "y".repeat(4000));
  wrote(3, "z".repeat(4000));
  await pass(1100);
  expect(suggested()[0]?.querySelector("h3")?.textContent).toBe("Service 988");
  const asked = connection.commands("find_resources").filter((one) => one.suggests);
  expect(asked.length).toBeLessThanOrEqual(15);
  expect(Math.max(...asked.map((one) => [...String(one.query)].length))).toBeLessThanOrEqual(1000);
});

test("A line that begins as the one before it is searched too", async () => {
  const answers = {
    find_articles: () => found,
    find_resources: ({ query }: { query: string }) => ({ resources: about(query, "want to die") }),
  };
  connection = await show(<Drawer chatId="maria" />, { chats: [anns("maria")] }, answers);
  wrote(1, "x".repeat(400));
  await pass(1100);
  wrote(2, `${"x".repeat(400)} I want to die`);
  await pass(1100);
  expect(suggested()[0]?.querySelector("h3")?.textContent).toBe("Service 988");
});

test("The crisis line is suggested also where the articles cannot be read", async () => {
  const answers = { find_resources: () => ({ resources: [service("988")] }) };
  connection = await show(<Drawer chatId="maria" />, { chats: [anns("maria")] }, answers);
  wrote(1, "I want to die");
  await pass(1100);
  expect(suggested().map((one) => one.querySelector("h3")?.textContent)).toEqual(["Service 988"]);
});
