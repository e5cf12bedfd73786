import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ann, anns, offer, snapshot } from "../cast";
import { Desk } from "../desk";
import { DeskProvider } from "../desk_context";
import { FakeConnection } from "../fake_connection";
import { practiceRoom } from "../seat";
import { dialog } from "../view";
import { ChoosePractice } from "./choosing";
import { leavePractice, mayPractise, practise } from "./room";
import { scriptsIn } from "./script";

const hit = {
  slug: "bcg",
  language: "en",
  title: "BCG",
  summary: "A summary.",
  sections: [{ anchor: "effects", title: "Side effects" }],
  anchor: null,
  sample: true,
  sendable: true,
  reason: null,
  excerpt: null,
  review_due: "2999-01-01",
};
const [firstDays, , , silent] = scriptsIn("en");
const EARNEST = [
  "say",
  "share_article",
  "accept_offer",
  "wrap_up",
  "end_chat",
  "catch_up",
  "typing",
  "add_note",
];

let connection: FakeConnection;
let mine: Desk;

beforeEach(() => {
  vi.useFakeTimers();
  connection = new FakeConnection();
  connection.answers = {
    set_duty: ({ status, reason }) => ({ me: { ...ann, duty: status, reason } }),
    find_articles: () => ({ articles: [hit], suggestion: null, not_found: [] }),
  };
  mine = new Desk(connection, () => {});
  mine.start();
  connection.push("snapshot", snapshot());
});

afterEach(() => {
  leavePractice();
  vi.useRealTimers();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms) as unknown as Promise<void>);
const desk = () => practiceRoom.value?.desk as Desk;
const talk = () => desk().state.value.talks[0];
const lines = () => talk()?.entries.map((one) => one.text ?? one.article?.title ?? one.notice?.what);

async function begin(script = firstDays) {
  if (script) expect(await practise(mine, script)).toBe(true);
  await pass(0);
  const [made] = desk().state.value.offers;
  const answer = await desk().connection.ask("accept_offer", { offer_id: made?.offer_id ?? "" });
  if (answer.ok) desk().hear({ what: "taken", chat: answer.chat });
  await pass(0);
  desk()
    .conversation(talk()?.chat.id ?? "")
    ?.readAgain();
  await pass(100);
}

async function chooses(aim: string): Promise<HTMLButtonElement | undefined> {
  HTMLDialogElement.prototype.showModal ??= () => {};
  HTMLDialogElement.prototype.close ??= () => {};
  await act(async () =>
    render(
      <DeskProvider value={mine}>
        <ChoosePractice />
      </DeskProvider>,
      document.body,
    ),
  );
  return [...document.querySelectorAll("button")].find((one) => one.textContent?.includes(aim));
}

const say = (text: string) => desk().say(talk()?.chat.id ?? "", { text });

test("Whoever practises is away for training in earnest, and available at the practice desk", async () => {
  await begin();
  expect(connection.commands("set_duty")).toEqual([{ status: "away", reason: "training" }]);
  expect(desk().state.value.me?.duty).toBe("available");
});

test("The visitor answers what is said line by line, and leaves after the last", async () => {
  await begin();
  expect(lines()).toEqual([firstDays?.question, "joined"]);
  for (const line of firstDays?.lines ?? []) {
    say("I am here.");
    await pass(10_000);
    expect(lines()?.at(-1)).toBe(line);
  }
  say("Goodbye.");
  await pass(10_000);
  expect(lines()?.at(-1)).toBe("ended");
  expect(talk()?.chat.state).toBe("wrap_up");
});

test("Somebody silent stays until the specialist ends it, and the record frees the place", async () => {
  await begin(silent);
  say("Are you there?");
  await pass(120_000);
  expect(lines()).toEqual(["joined", "Are you there?"]);
  const chat_id = talk()?.chat.id ?? "";
  const ended = await desk().connection.ask("end_chat", { chat_id });
  expect(ended.ok && ended.chat.state).toBe("wrap_up");
  const record = { contact_type: "silent", outcome: "left", relation: "undisclosed", topics: [] } as const;
  await desk().connection.ask("wrap_up", { chat_id, record: { ...record, topics: [] } });
  await pass(0);
  expect(desk().state.value.talks).toEqual([]);
  expect(desk().state.value.me?.wrap_up).toBe(0);
});

test("An article of the shelf is shared with the practice visitor, and nobody is sent anything", async () => {
  await begin();
  await desk().connection.ask("find_articles", { query: "bcg", language: "en" });
  const title = "Side effects";
  desk().say(talk()?.chat.id ?? "", { article: { slug: "bcg", language: "en", anchor: "effects", title } });
  await pass(100);
  const card = talk()?.entries.at(-1)?.article;
  expect([card?.title, card?.section, card?.sample]).toEqual(["BCG", "Side effects", true]);
  expect(connection.asked.filter((one) => EARNEST.includes(one.command))).toEqual([]);
});

test("Reading everything again gives nobody more time for an offer", async () => {
  if (firstDays) await practise(mine, firstDays);
  await pass(0);
  const until = desk().state.value.offers[0]?.expires_at;
  await pass(10_000);
  await desk().sync();
  expect(desk().state.value.offers[0]?.expires_at).toBe(until);
});

test("Whoever cannot practise after all is told so where they chose", async () => {
  connection.answers = { ...connection.answers, set_duty: () => null };
  dialog.value = { kind: "practice" };
  const button = await chooses(firstDays?.aim ?? "");
  await act(async () => button?.click());
  await pass(0);
  expect(dialog.value).toEqual({ kind: "practice" });
  expect(document.querySelector("[role=alert]")?.textContent).toMatch(/^Not now/);
  act(() => render(null, document.body));
});

test("A practice offer that is missed sets nobody away in earnest", async () => {
  if (firstDays) await practise(mine, firstDays);
  await pass(31_000);
  expect(desk().state.value.offers).toEqual([]);
  expect(desk().state.value.me?.reason).toBe("missed_offer");
  expect(connection.commands("set_duty")).toHaveLength(1);
});

test.each([
  ["an offer", () => connection.push("offer_made", offer("real"))],
  ["a chat", () => connection.push("chat_changed", { chat: anns("maria") })],
  ["being set available", () => connection.push("duty_changed", { me: ann })],
  ["an alert", () => connection.push("alert", { kind: "supervisor_called" })],
  [
    "somebody else who signed in",
    () => connection.push("duty_changed", { me: { ...ann, id: "ben", duty: "off" } }),
  ],
])("Practice gives way to %s in earnest", async (_, happens) => {
  await begin();
  happens();
  await pass(0);
  expect(practiceRoom.value).toBeNull();
});

test("Whoever is called out of practice is told why", async () => {
  await begin();
  connection.push("offer_made", offer("real"));
  await pass(0);
  expect(mine.state.value.told.map((one) => one.kind)).toEqual(["practice_over"]);
});

test("Nobody practises beside a real chat or without a connection", async () => {
  connection.push("chat_changed", { chat: anns("maria") });
  expect(mayPractise(mine)).toBe(false);
  expect(firstDays && (await practise(mine, firstDays))).toBe(false);
  expect(connection.commands("set_duty")).toEqual([]);
});

test("Who loses the line for a moment goes on practising", async () => {
  await begin();
  connection.become("lost");
  await pass(2000);
  expect(practiceRoom.value).not.toBeNull();
});

test("Both languages have the same practice visitors", () => {
  const shape = (language: "en" | "es") =>
    scriptsIn(language).map(({ id, lines, role, topic }) => [id, lines.length, role, topic]);
  expect(shape("es")).toEqual(shape("en"));
});
