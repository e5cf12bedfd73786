import { act } from "preact/test-utils";
import { expect, test } from "vitest";
import { ann, queue } from "../cast";
import { leave, show } from "../rendered";
import { now } from "../view";
import type { Queue } from "../wire";
import { BoardView } from "./board";

const board = (change: Partial<Queue>) =>
  show(
    <BoardView />,
    { me: { ...ann, roles: ["supervisor"] } },
    { watch_queue: () => ({ queue: queue(change) }) },
  );

function figure(name: string): string | undefined {
  const term = [...document.querySelectorAll("dt")].find((one) => one.textContent === name);
  return term?.nextElementSibling?.querySelector("strong")?.textContent ?? undefined;
}

test("What is not known is a dash, and what is nothing is 0", async () => {
  await board({});
  expect(figure("Service level today")).toBe("–");
  expect(figure("Average speed of answer")).toBe("–");
  expect(figure("Longest wait")).toBe("–");
  expect(figure("Abandoned today")).toBe("0");
});

test("Why people went without a chat is told by language, and only what there was", async () => {
  const row = { waiting: 0, longest_wait_s: null, free_slots: 0, abandoned: 0, turned_away: 0 };
  await board({
    by_language: {
      en: { ...row, turned_away_by_reason: { gave_up: 2 } },
      es: { ...row, turned_away_by_reason: { nobody_on_duty: 3 } },
    },
  });
  const rows = [...document.querySelectorAll("[aria-labelledby=board-unserved] tbody tr")];
  expect(rows.map((one) => [...one.children].map((cell) => cell.textContent))).toEqual([
    ["Nobody on duty in their language", "0", "3"],
    ["Gave up waiting", "2", "0"],
  ]);
});

test("The report of the last thirty days is a file away, of those days that are chosen", async () => {
  await board({});
  const link = () => new URL(document.querySelector<HTMLAnchorElement>(".report a")?.href ?? "", "http://h");
  expect(link().pathname).toBe("/api/reports/turned-away");
  expect(Object.fromEntries(link().searchParams)).toEqual({
    from: "2026-02-01",
    to: "2026-03-02",
    format: "csv",
  });
  await act(async () => {
    const [from] = document.querySelectorAll<HTMLInputElement>(".report input");
    if (!from) return;
    from.value = "2026-02-20";
    from.dispatchEvent(new Event("change", { bubbles: true }));
  });
  expect(link().searchParams.get("from")).toBe("2026-02-20");
});

test("The longest wait ticks from when the first in the queue came", async () => {
  const waiting = { chat_id: "c", language: "es", topic: null, position: 1, offered: null } as const;
  const at = (minute: number) => `2026-03-02T15:0${minute}:00Z`;
  now.value = Date.parse(at(5));
  await board({
    waiting: [
      { ...waiting, queued_at: at(3) },
      { ...waiting, queued_at: at(1), language: "en" },
    ],
  });
  expect(figure("Longest wait")).toBe("4:00");
  act(() => {
    now.value += 1000;
  });
  expect(figure("Longest wait")).toBe("4:01");
});

test("The board follows the queue, and stops when it is left", async () => {
  const connection = await board({});
  act(() => connection.push("queue_changed", { queue: queue({ waiting_count: 7 }) }));
  expect(figure("Waiting")).toBe("7");
  leave();
  expect(connection.commands("unwatch_queue")).toHaveLength(1);
});
