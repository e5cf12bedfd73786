import { act } from "preact/test-utils";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { anns, entry } from "./cast";
import { ChatsView } from "./chats";
import type { FakeConnection } from "./fake_connection";
import { language } from "./preferences";
import { leave, show } from "./rendered";
import { selected } from "./view";
import type { FoundUrgency, UrgencyPrompt } from "./wire";

const pass = (ms = 0) => act(() => vi.advanceTimersByTimeAsync(ms) as unknown as Promise<void>);
const prompt = (seq: number, change: Partial<UrgencyPrompt> = {}): UrgencyPrompt => ({
  seq,
  rule: "breathing",
  title: { en: "May have trouble breathing", es: "Puede faltarle el aire" },
  wording: "Thank you. Trouble breathing can be an emergency. Please call 911 now.",
  language: "en",
  ...change,
});
const theirs = (seq: number, text = "I cannot breathe") =>
  entry(seq, { author: { kind: "visitor", name: "Maria" }, text });
const mine = (seq: number, text: string) => entry(seq, { author: { kind: "specialist", name: "Ann" }, text });
const region = () => document.querySelector(".urgent");
const told = () => document.querySelector(".unseen[role=status]")?.textContent;
const press = (name: string) =>
  act(async () =>
    [...document.querySelectorAll("button")].find((one) => one.textContent?.startsWith(name))?.click(),
  );
const composer = () => document.querySelector<HTMLTextAreaElement>("[data-composer]");

let found: FoundUrgency;
let connection: FakeConnection;
let log: ReturnType<typeof entry>[];

async function says(...said: typeof log) {
  for (const one of said) {
    log.push(one);
    act(() => connection.push("entry_added", { chat_id: "maria", entry: one }));
  }
  await pass();
}

beforeAll(async () => {
  await import("./urgency_prompt");
});

beforeEach(async () => {
  leave();
  vi.useFakeTimers();
  language.value = "en";
  selected.value = null;
  found = { sample: true, prompts: [prompt(1)] };
  log = [];
  connection = await show(
    <ChatsView />,
    { chats: [anns("maria", { last_seq: 0 })] },
    {
      find_urgency: () => found,
      catch_up: () => ({ entries: log, chat: anns("maria", { last_seq: log.length }), notes: [] }),
      call_supervisor: () => ({ chat: anns("maria") }),
    },
  );
  await pass();
});

test("A visitor's line is asked about, and what may need help is told without taking the focus", async () => {
  expect(told()).toBe("");
  expect(connection.commands("find_urgency")).toEqual([]);
  await says(theirs(1));
  expect(connection.commands("find_urgency")).toEqual([{ chat_id: "maria" }]);
  expect(told()).toBe("Urgent? May have trouble breathing");
  expect(region()?.textContent).toContain("Sample: no clinician has approved it");
  expect(region()?.textContent).toContain("I cannot breathe");
  expect(document.activeElement).toBe(document.body);
});

test("A list that a clinician has approved is no sample, and Spanish is read in Spanish", async () => {
  language.value = "es";
  found = { sample: false, prompts: [prompt(1)] };
  await says(theirs(1));
  expect(told()).toBe("¿Urgente? Puede faltarle el aire");
  expect(region()?.textContent).not.toContain("Ejemplo");
  expect(region()?.querySelector("blockquote")?.lang).toBe("en");
});

test("The wording goes into the message behind what is written, once, and nothing is sent", async () => {
  await says(theirs(1));
  act(() => {
    const box = composer() as HTMLTextAreaElement;
    box.value = "One moment. ";
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await press("Put it into");
  await press("Put it into");
  await pass();
  expect(composer()?.value).toBe(`One moment.\n${prompt(1).wording}`);
  expect(document.activeElement).toBe(composer());
  expect(connection.commands("say")).toEqual([]);
  expect(region()).not.toBeNull();
});

test("It calls a supervisor when that is pressed, and not before", async () => {
  await says(theirs(1));
  expect(connection.commands("call_supervisor")).toEqual([]);
  await act(async () =>
    [...(region()?.querySelectorAll("button") ?? [])]
      .find((one) => one.textContent === "Call a supervisor")
      ?.click(),
  );
  expect(connection.commands("call_supervisor")).toMatchObject([{ chat_id: "maria" }]);
});

test("Dismissed it is gone for that line; the next line brings it again", async () => {
  await says(theirs(1));
  await press("Dismiss");
  expect(region()).toBeNull();
  expect(told()).toBe("");
  found = { sample: true, prompts: [prompt(1), prompt(2)] };
  await says(theirs(2));
  expect(region()).not.toBeNull();
});

test("Another answer leaves it there; a sentence of the wording is its answer", async () => {
  await says(theirs(1), mine(2, "Hello Maria."));
  expect(region()).not.toBeNull();
  await says(mine(3, "Trouble breathing can be an emergency. Is somebody with you?"));
  expect(region()).toBeNull();
});

test("Of several the newest stands, and the others are counted", async () => {
  const bleeding = prompt(1, { rule: "bleeding", title: { en: "May bleed", es: "Puede sangrar" } });
  found = { sample: true, prompts: [bleeding, prompt(2), prompt(3)] };
  await says(theirs(1), theirs(2), theirs(3));
  expect(told()).toContain("May have trouble breathing");
  expect(region()?.textContent).toContain("1 more below this one");
  await press("Dismiss");
  expect(told()).toContain("May bleed");
});

test("Without an answer it asks again, and with a new connection too", async () => {
  connection.answers.find_urgency = () => undefined;
  await says(theirs(1));
  expect(region()).toBeNull();
  connection.answers.find_urgency = () => found;
  await pass(5000);
  expect(region()).not.toBeNull();
  const before = connection.commands("find_urgency").length;
  act(() => connection.become("lost"));
  act(() => connection.become("connected"));
  await pass();
  expect(connection.commands("find_urgency").length).toBe(before + 1);
});

test("What is erased takes its prompt with it", async () => {
  await says(theirs(1));
  log = [];
  act(() => connection.push("chat_erased", { chat_id: "maria" }));
  await pass();
  expect(region()).toBeNull();
});
