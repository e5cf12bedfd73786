import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ann, anns, colleague } from "./cast";
import { Dialogs } from "./dialogs";
import type { FakeConnection } from "./fake_connection";
import { Header } from "./header";
import { leave, show } from "./rendered";
import type { Me, Snapshot, TransferChat } from "./wire";

const [vera, victor] = [anns("vera"), anns("victor")];
const busy: Me = { ...ann, active: 2 };
let connection: FakeConnection;

const page = (
  <>
    <Header />
    <Dialogs />
  </>
);

/** Ann with two chats, and Ben who is free. */
async function atTheDesk(change: Partial<Snapshot> = {}, answers = {}) {
  const start = { me: busy, chats: [vera, victor], colleagues: [colleague("Ben")], ...change };
  const duty = ({ status, reason }: Me & { status: Me["duty"] }) => ({
    me: { ...start.me, duty: status, reason: reason ?? null },
  });
  connection = await show(page, start, { set_duty: duty, transfer_chat: transferred, ...answers });
}

const transferred = ({ chat_id, to }: TransferChat) =>
  "queue" in to
    ? { chat: { ...anns(chat_id), version: 9, state: "waiting", specialist: null } }
    : { chat: anns(chat_id), offer_id: `o-${chat_id}` };

const question = () => document.querySelector("dialog");
const press = (name: string) =>
  act(async () => {
    const buttons = [...(question() ?? document).querySelectorAll<HTMLElement>("button")];
    buttons.find((one) => one.textContent === name)?.click();
    await vi.advanceTimersByTimeAsync(0);
  });
const choose = (id: string, to: string) =>
  act(async () => {
    const list = document.querySelector<HTMLSelectElement>(`#to-${id}`);
    if (!list) throw new Error(`${id} is not asked about`);
    list.value = to;
    list.dispatchEvent(new Event("change", { bubbles: true }));
  });
const options = (id: string) =>
  [...(document.querySelector<HTMLSelectElement>(`#to-${id}`)?.options ?? [])].map((one) => one.text);
const duties = () => connection.commands("set_duty");

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => new Response("{}")),
  );
});
afterEach(async () => {
  if (question()) await press("Cancel");
  leave();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("Without an open chat nothing is asked", async () => {
  await atTheDesk({ me: ann, chats: [anns("vera", { state: "wrap_up" })] });
  await press("Off duty");
  expect(question()).toBeNull();
  expect(duties()).toEqual([{ status: "off" }]);
});

test("Going off duty with open chats asks about each, and at first keeps all of them", async () => {
  await atTheDesk();
  await press("Off duty");
  expect(duties()).toEqual([]);
  expect(options("vera")).toEqual([
    "Keep, and finish it first",
    "To Ben (1 free place · English)",
    "Back to the queue",
  ]);
  await press("Finish my chats, then off duty");
  expect(question()).toBeNull();
  expect(duties()).toEqual([{ status: "away", reason: "finishing" }]);
  expect(connection.commands("transfer_chat")).toEqual([]);
});

test("Off duty comes by itself with the last chat that was finished", async () => {
  await atTheDesk({ me: { ...busy, duty: "away", reason: "finishing" } });
  const me = { ...busy, duty: "away", reason: "finishing", active: 0, wrap_up: 1 };
  await act(async () => connection.push("duty_changed", { me }));
  expect(duties()).toEqual([]);
  await act(async () => connection.push("duty_changed", { me: { ...me, wrap_up: 0 } }));
  expect(duties()).toEqual([{ status: "off" }]);
});

test("Each chat goes where it was sent, with its note, after new ones have been stopped", async () => {
  await atTheDesk();
  await press("Off duty");
  await choose("vera", "ben");
  await choose("victor", "queue");
  const note = document.querySelector<HTMLTextAreaElement>("#note-vera");
  if (note) note.value = " Asks about costs ";
  await press("Go off duty");
  const steps = connection.asked
    .map((one) => one.command)
    .filter((name) => /^(set_duty|transfer)/.test(name));
  expect(steps).toEqual(["set_duty", "transfer_chat", "transfer_chat"]);
  expect(connection.commands("transfer_chat")).toEqual([
    { chat_id: "vera", to: { specialist_id: "ben" }, note: "Asks about costs" },
    { chat_id: "victor", to: { queue: true } },
  ]);
  expect(question()).toBeNull();
});

test("A colleague is chosen for one chat at a time", async () => {
  await atTheDesk();
  await press("Off duty");
  await choose("vera", "ben");
  expect(options("victor")).toEqual(["Keep, and finish it first", "Back to the queue"]);
});

test("A chat that goes away while it is asked about leaves the list", async () => {
  await atTheDesk();
  await press("Off duty");
  const ended = { ...vera, version: 9, state: "closed" };
  await act(async () => connection.push("chat_changed", { chat: ended }));
  expect(document.querySelectorAll(".leaver")).toHaveLength(1);
  await act(async () =>
    connection.push("chat_changed", { chat: { ...victor, version: 9, state: "closed" } }),
  );
  expect(question()?.textContent).toContain("You have no open chat.");
  await press("Go off duty");
  expect(duties()).toEqual([{ status: "off" }]);
  expect(question()).toBeNull();
});

test("Who signs out waits for the colleague, and is signed out when the chat is taken", async () => {
  await atTheDesk({ chats: [vera] });
  await press("Sign out");
  await choose("vera", "ben");
  await press("Sign out");
  expect(options("vera")).toEqual(["Ben is being asked…", "Back to the queue"]);
  expect(fetch).not.toHaveBeenCalled();
  const taken = { ...vera, version: 9, specialist: { id: "ben", name: "Ben" } };
  await act(async () => {
    connection.push("chat_changed", { chat: taken });
    await vi.advanceTimersByTimeAsync(0);
  });
  expect(fetch).toHaveBeenCalledWith("/api/staff/session", expect.objectContaining({ method: "DELETE" }));
});

test("A colleague who declines is told of in the question, and the chat can go elsewhere", async () => {
  await atTheDesk({ chats: [vera] });
  await press("Sign out");
  await choose("vera", "ben");
  await press("Sign out");
  await act(async () => connection.push("offer_closed", { offer_id: "o-vera", state: "declined" }));
  expect(question()?.textContent).toContain("Ben declined.");
  await choose("vera", "queue");
  await press("Sign out");
  expect(connection.commands("transfer_chat").at(-1)).toEqual({ chat_id: "vera", to: { queue: true } });
  expect(fetch).toHaveBeenCalledTimes(1);
});

test("Who signs out and keeps a chat stays signed in", async () => {
  await atTheDesk({ chats: [vera] });
  await press("Sign out");
  expect(question()?.textContent).toContain("you stay signed in");
  await press("Finish my chats, then off duty");
  expect(fetch).not.toHaveBeenCalled();
  expect(duties()).toEqual([{ status: "away", reason: "finishing" }]);
});

test("A transfer that is refused says why at its chat, and the question stands", async () => {
  const refused = { ok: false, error: { code: "conflict", message: "" } };
  await atTheDesk({ chats: [vera] }, { transfer_chat: () => refused });
  await press("Off duty");
  await choose("vera", "ben");
  await press("Go off duty");
  expect(document.querySelector(".leaver [role=alert]")?.textContent).toContain("cannot take the chat now");
});
