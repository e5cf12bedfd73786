import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";
import { ann, queue } from "../cast";
import { show } from "../rendered";
import type { Queue } from "../wire";
import { BoardView } from "./board";

const sue = { ...ann, id: "sue", name: "Sue", roles: ["supervisor"] };
const board = (change: Partial<Queue>, answers = {}) =>
  show(<BoardView />, { me: sue }, { watch_queue: () => ({ queue: queue(change) }), ...answers });

const panel = (heading: string) =>
  [...document.querySelectorAll(".panel")].find((one) => one.querySelector("h2")?.textContent === heading);

const press = (within: Element | undefined, name: string) =>
  act(async () => {
    const buttons = [...(within?.querySelectorAll("button") ?? [])];
    buttons.find((one) => one.textContent === name)?.click();
    await new Promise((answered) => setTimeout(answered));
  });

afterEach(() => vi.unstubAllGlobals());

test("The time for a record is set, and goes back to the deployment's", async () => {
  const limited = (set_s: number | null) => queue({ wrap_up_limit: { set_s, by_setting_s: 300 } });
  const connection = await board(
    {},
    { set_wrap_up_limit: ({ seconds }: { seconds: number | null }) => ({ queue: limited(seconds) }) },
  );
  const set = async (value: string) => {
    const list = document.querySelector<HTMLSelectElement>("#limit");
    await act(async () => {
      if (!list) return;
      list.value = value;
      list.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await act(async () => {
      list?.form?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    });
  };
  await set("600");
  expect(panel("Time for the record")?.textContent).toContain("10 minutes");
  await set("setting");
  expect(connection.commands("set_wrap_up_limit")).toEqual([{ seconds: 600 }, { seconds: null }]);
});

test("Chats and calls of today stand side by side, and what records of some days say is shown", async () => {
  const rows = [
    { channel: "chat", category: "topic", value: "coping", count: 1 },
    { channel: "chat", category: "contacts", value: "", count: 2 },
    { channel: "phone", category: "contacts", value: "", count: 1 },
    { channel: "chat", category: "topic", value: "services", count: 2 },
  ];
  const asked = vi.fn(async () => new Response(JSON.stringify({ rows })));
  vi.stubGlobal("fetch", asked);
  await board({ contacts: { chat: 2, phone: 1 } });
  const contacts = panel("Contacts");
  expect(contacts?.textContent).toContain("2 chats and 1 call");
  await press(contacts, "Show the counts");
  expect(asked.mock.calls[0]).toEqual([
    "/api/reports/contacts?from=2026-02-01&to=2026-03-02&format=json",
    expect.anything(),
  ]);
  const shown = [...(contacts?.querySelectorAll("tbody tr") ?? [])].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );
  expect(shown).toEqual([
    ["Contacts"],
    ["All", "2", "1"],
    ["Topics"],
    ["Services nearby", "2", "0"],
    ["Feelings and coping", "1", "0"],
  ]);
});

test("A report that cannot be read says so", async () => {
  vi.stubGlobal("fetch", async () => new Response("", { status: 503 }));
  await board({});
  await press(panel("Contacts"), "Show the counts");
  expect(panel("Contacts")?.querySelector("[role=alert]")).not.toBeNull();
});
