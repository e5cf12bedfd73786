import { act } from "preact/test-utils";
import { expect, test } from "vitest";
import { ann, queue, roster } from "../../cast";
import { show } from "../../rendered";
import { now } from "../../view";
import type { PlannedShift, Queue } from "../../wire";
import { BoardView } from "../board";
import { RosterPanel } from "./roster";

const sue = { ...ann, id: "sue", name: "Sue", roles: ["supervisor"] };
const TODAY = "2026-03-02";

function shift(name: string, change: Partial<PlannedShift> = {}): PlannedShift {
  return {
    shift_id: `shift-of-${name}`,
    specialist: { id: name.toLowerCase(), name },
    starts: "07:00",
    ends: "15:00",
    starts_at: "2026-03-02T13:00:00Z",
    ends_at: "2026-03-02T21:00:00Z",
    state: "on_duty",
    since: "2026-03-02T13:00:00Z",
    ...change,
  };
}

const shownBoard = (of: Queue["roster"], answers = {}) =>
  show(<BoardView />, { me: sue }, { watch_queue: () => ({ queue: queue({ roster: of }) }), ...answers });

const panel = () => document.querySelector(".roster") as HTMLElement;
const rows = () =>
  [...panel().querySelectorAll("tbody tr")].map((row) =>
    [...row.children].slice(0, 3).map((cell) => cell.textContent?.trim()),
  );
const press = (name: string) =>
  act(async () => {
    const found = [...document.querySelectorAll("button")].find(
      (one) => (one.getAttribute("aria-label") ?? one.textContent) === name,
    );
    expect(found, name).toBeDefined();
    found?.click();
    await new Promise((answered) => setTimeout(answered));
  }).then(read);
/** What an effect has asked for is there. */
const read = () => act(() => new Promise<void>((answered) => setTimeout(answered)));
const labelled = (label: string) =>
  [...document.querySelectorAll<HTMLInputElement>("dialog input, dialog select, .day-choice input")].find(
    (one) => one.labels?.[0]?.textContent === label,
  ) as HTMLInputElement;
const refusing =
  (code: string, field = "") =>
  () => ({ ok: false, error: { code, message: "", field } });

test("Who is missing stands first, and says since when", async () => {
  now.value = Date.parse("2026-03-02T13:12:05Z");
  const shifts = [
    shift("Ann"),
    shift("Ben", { state: "late" }),
    shift("Sofía", { state: "to_come", since: null, starts: "16:00", ends: "24:00" }),
    shift("Tom", { state: "left", since: "2026-03-02T13:10:00Z" }),
  ];
  await shownBoard(roster(shifts, { planned_now: 3, planned_on_duty: 1 }));
  expect(rows()).toEqual([
    ["Ben", "7:00 AM – 3:00 PM", "Not on duty late by 12:05"],
    ["Tom", "7:00 AM – 3:00 PM", "Not on duty for 2:05"],
    ["Ann", "7:00 AM – 3:00 PM", "On duty for 12:05"],
    ["Sofía", "4:00 PM – midnight", "Later"],
  ]);
  expect(panel().textContent).toContain("Planned now: 3, of them on duty: 1.");
  expect(document.querySelector(".numbers")?.textContent).toContain("1 of 3 planned");
});

test("Today's roster follows the board, with who is on duty without a shift", async () => {
  const connection = await shownBoard(roster());
  expect(panel().textContent).toContain("Nobody is planned on this day.");
  const sofia = { id: "sofia", name: "Sofía", languages: ["es" as const], since: "2026-03-02T13:00:00Z" };
  const next = roster([shift("Ann")], { unplanned: [sofia] });
  act(() => connection.push("queue_changed", { queue: queue({ roster: next }) }));
  expect(rows().map(([name]) => name)).toEqual(["Ann"]);
  const besides = document.querySelector("[aria-labelledby=roster-unplanned]");
  expect(besides?.textContent).toContain("Sofía");
  expect(connection.commands("read_roster")).toEqual([]);
});

test("Another day is read, and read again when somebody plans", async () => {
  let shifts: PlannedShift[] = [];
  const day = "2026-03-03";
  const answer = () => ({ roster: roster([], { days: [{ day, zone: "America/Chicago", shifts }] }) });
  const connection = await shownBoard(roster([shift("Ann")]), { read_roster: answer });
  await press("The day after");
  expect(connection.commands("read_roster")).toEqual([{ day }]);
  expect(panel().querySelector("h3")?.textContent).toBe("Tuesday, March 3");
  shifts = [shift("Ben", { state: "to_come", since: null })];
  act(() => connection.push("roster_changed", { days: [day] }));
  await read();
  expect(rows()).toEqual([["Ben", "7:00 AM – 3:00 PM", "Take back"]]);
  await press("Today");
  expect(rows().map(([name]) => name)).toEqual(["Ann"]);
});

test("A day that has passed can be copied, and nothing on it can be planned or taken back", async () => {
  const day = "2026-03-01";
  const over = roster([], {
    days: [{ day, zone: "America/Chicago", shifts: [shift("Ann", { state: "over" })] }],
  });
  await shownBoard(roster(), { read_roster: () => ({ roster: over }) });
  await press("The day before");
  const names = [...panel().querySelectorAll("button")].map((one) => one.textContent);
  expect(names).toContain("Copy to another day…");
  expect(names).not.toContain("Plan a shift…");
  expect(names).not.toContain("Take back");
});

test("A shift goes out as it was filled in, and what is wrong stands beside its field", async () => {
  const person = { id: "ben", name: "Ben", duty: "off", connected: false, reason: null, since: "" } as const;
  const ben = { ...person, languages: ["en" as const], offered: 0, active: 0, wrap_up: 0, capacity: 3 };
  let answer: () => unknown = refusing("conflict", "starts");
  const connection = await show(
    <BoardView />,
    { me: sue },
    {
      watch_queue: () => ({ queue: queue({ specialists: [ben] }) }),
      set_shift: () => answer(),
    },
  );
  await press("Plan a shift…");
  labelled("Who").value = "ben";
  labelled("From").value = "16:00";
  labelled("Until").value = "00:00";
  await press("Save this shift");
  const sent = { specialist_id: "ben", day: TODAY, starts: "16:00", ends: "24:00" };
  expect(connection.commands("set_shift")).toEqual([sent]);
  const starts = labelled("From");
  expect(starts.getAttribute("aria-invalid")).toBe("true");
  const told = document.getElementById(starts.getAttribute("aria-describedby") ?? "");
  expect(told?.textContent).toBe("They have a shift at that time already.");
  expect(starts.value).toBe("16:00");
  answer = () => ({ roster: roster([shift("Ben", { state: "late" })]) });
  await press("Save this shift");
  expect(document.querySelector("dialog")).toBeNull();
  expect(rows().map(([name]) => name)).toEqual(["Ben"]);
});

test("A shift is taken back when that has been confirmed", async () => {
  const connection = await shownBoard(roster([shift("Ann")]), { remove_shift: () => ({ roster: roster() }) });
  await press("Take back Ann, 7:00 AM – 3:00 PM");
  expect(connection.commands("remove_shift")).toEqual([]);
  await press("Yes, take it back");
  expect(connection.commands("remove_shift")).toEqual([{ shift_id: "shift-of-Ann" }]);
  expect(rows()).toEqual([]);
  expect(document.activeElement).toBe(panel().querySelector("h3"));
});

test("A week is copied to the next, and it is told how much of it was left out", async () => {
  const copied = () => ({ copied: 5, left_out: 2, roster: roster([], { days: [] }) });
  const connection = await shownBoard(roster([shift("Ann")]), { copy_shifts: copied });
  await press("Copy to another day…");
  expect(labelled("To this day").value).toBe("2026-03-03");
  await act(async () => document.querySelectorAll<HTMLInputElement>("[name=days]")[1]?.click());
  expect(labelled("Beginning on this day").value).toBe("2026-03-09");
  await press("Copy");
  expect(connection.commands("copy_shifts")).toEqual([{ from_day: TODAY, to_day: "2026-03-09", days: 7 }]);
  const status = [...panel().querySelectorAll("[role=status]")].map((one) => one.textContent);
  expect(status).toEqual(["Shifts copied: 5. Left out because they overlap others: 2."]);
});

test("Administrators, who have no queue, read today's roster", async () => {
  const ada = { ...ann, id: "ada", name: "Ada", roles: ["administrator"] };
  const answer = () => ({ roster: roster([shift("Ann")]) });
  const connection = await show(<RosterPanel />, { me: ada }, { read_roster: answer });
  await read();
  expect(connection.commands("read_roster")).toEqual([{ day: null }]);
  expect(rows().map(([name]) => name)).toEqual(["Ann"]);
});

test("A roster that cannot be read says so", async () => {
  await show(<RosterPanel />, { me: sue }, { read_roster: refusing("unavailable") });
  await read();
  expect(panel().textContent).toContain("The roster could not be read.");
});
