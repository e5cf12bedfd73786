import { act } from "preact/test-utils";
import { expect, test } from "vitest";
import { ann } from "../../cast";
import { show } from "../../rendered";
import type { Availability, ChatCalendar, Preview } from "../../wire";
import { HoursPanel } from "./hours";

const sue = { ...ann, id: "sue", name: "Sue", roles: ["supervisor"] };
const nine = [{ opens: "09:00", closes: "17:00" }];
const everyday = { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine };

const version: ChatCalendar["versions"][number] = {
  effective_from: null,
  state: "in_force",
  zone: "America/Chicago",
  week: { all: everyday },
  holidays: ["US"],
  problem: null,
  set_at: null,
  set_by: null,
};
const christmas: ChatCalendar["exceptions"][number] = {
  day: "2026-12-24",
  language: "es",
  windows: [],
  note: "Team day",
  problem: null,
  set_at: "2026-11-23T18:00:00Z",
  set_by: "Sue",
};

function calendar(change: Partial<ChatCalendar> = {}): ChatCalendar {
  return {
    at: "2026-11-23T18:00:00Z",
    today: "2026-11-23",
    zone: "America/Chicago",
    problem: null,
    versions: [version],
    exceptions: [],
    ending: [],
    ...change,
  };
}

const panel = (change: Partial<ChatCalendar> = {}, answers = {}) =>
  show(<HoursPanel />, { me: sue }, { read_calendar: () => ({ calendar: calendar(change) }), ...answers });

const seen = (of: string) => document.querySelector(of)?.textContent ?? "";
const field = (label: string) =>
  [...document.querySelectorAll<HTMLInputElement>("dialog input, .preview input")].find(
    (one) => one.getAttribute("aria-label") === label || one.labels?.[0]?.textContent?.startsWith(label),
  );
const press = (name: string) =>
  act(async () => {
    const found = [...document.querySelectorAll("button")].find(
      (one) => (one.getAttribute("aria-label") ?? one.textContent) === name,
    );
    expect(found, name).toBeDefined();
    found?.click();
    await new Promise((answered) => setTimeout(answered));
  });
const fill = (label: string, value: string) =>
  act(async () => {
    const found = field(label);
    expect(found, label).toBeDefined();
    if (!found) return;
    found.value = value;
    found.dispatchEvent(new Event("input", { bubbles: true }));
  });
const refusing = (of: string) => () => ({ ok: false, error: { code: "invalid", message: "", field: of } });

test("The week in force is shown with days alike together, in words", async () => {
  await panel();
  const rows = [...document.querySelectorAll(".week tbody tr")].map((row) => row.textContent?.trim());
  expect(rows).toEqual(["Monday – Friday9:00 AM – 5:00 PM", "Saturday – SundayClosed"]);
  expect(seen(".version .hint")).toContain("America/Chicago · Holidays: US");
});

test("What others edit is shown at once", async () => {
  const connection = await panel();
  expect(seen(".hours")).toContain("No day is set apart.");
  act(() => connection.push("calendar_changed", { calendar: calendar({ exceptions: [christmas] }) }));
  expect(seen(".hours")).toContain("Team day");
});

test("Hours that cannot be read say so, and what is broken can be taken back", async () => {
  const broken = {
    ...christmas,
    day: "2026-02-30",
    windows: null,
    problem: "day: is not a day",
    language: null,
  };
  const connection = await panel(
    { problem: "the calendar's exception", exceptions: [broken] },
    { remove_exception: () => ({ calendar: calendar() }) },
  );
  expect(seen("[role=alert]")).toContain("visitors get the phone");
  await press("Take back 2026-02-30, All languages");
  expect(connection.commands("remove_exception")).toEqual([]);
  await press("Yes, take it back");
  expect(connection.commands("remove_exception")).toEqual([{ day: "2026-02-30", language: null }]);
  expect(document.querySelector("[role=alert]")).toBeNull();
  expect(document.querySelector("dialog")).toBeNull();
});

test("The end of a list of holidays is told", async () => {
  await panel({ ending: [{ holidays: "LK", last_day: "2026-12-31" }] });
  expect(seen(".stale")).toContain("The holidays of LK are known until Dec 31, 2026 only.");
});

test("A day apart goes out as it was filled in, and what is wrong stands beside its field", async () => {
  const connection = await panel({}, { set_exception: refusing("windows.0.closes") });
  await press("Set a day apart…");
  await fill("Day", "2026-12-24");
  await act(async () => document.querySelectorAll<HTMLInputElement>("[name=kind]")[1]?.click());
  await fill("Opens, An exceptional day", "10:00");
  await fill("Closes, An exceptional day", "00:00");
  await press("Save this day");
  expect(connection.commands("set_exception")).toEqual([
    { day: "2026-12-24", language: null, windows: [{ opens: "10:00", closes: "24:00" }], note: null },
  ]);
  const closes = field("Closes, An exceptional day");
  expect(closes?.getAttribute("aria-invalid")).toBe("true");
  const told = document.getElementById(closes?.getAttribute("aria-describedby") ?? "");
  expect(told?.textContent).toContain("Give a time after the opening");
  expect(closes?.closest(".window")?.contains(told)).toBe(true);
  expect(document.querySelectorAll("dialog [role=alert]")).toHaveLength(1);
});

test("What is refused without a field is told at the end of the form", async () => {
  await panel();
  await press("Set a day apart…");
  await press("Save this day");
  expect(seen("dialog form > [role=alert]")).toBe("Not saved. Please try again.");
});

test("Another week starts from the last that was set, and a wrong day of a language comes into view", async () => {
  const coming = {
    ...version,
    effective_from: "2027-01-04",
    state: "coming" as const,
    zone: "America/New_York",
  };
  const connection = await panel(
    { versions: [version, coming] },
    { set_calendar: refusing("week.es.mon.0.opens") },
  );
  await press("Change the week…");
  expect(field("Zone")?.value).toBe("America/New_York");
  await fill("Holidays", "us-ny, lk");
  await act(async () => document.querySelectorAll<HTMLInputElement>("[name=whose]")[2]?.click());
  await press("Set other hours, Monday");
  await act(async () => document.querySelectorAll<HTMLInputElement>("[name=whose]")[0]?.click());
  await press("Save this week");
  const [sent] = connection.commands("set_calendar");
  expect(sent).toMatchObject({
    effective_from: "2026-11-23",
    zone: "America/New_York",
    holidays: ["US-NY", "LK"],
    week: { all: { ...everyday, sat: [], sun: [] }, es: { mon: nine } },
  });
  expect(document.querySelectorAll<HTMLInputElement>("[name=whose]")[2]?.checked).toBe(true);
  expect(field("Opens, Monday")?.getAttribute("aria-invalid")).toBe("true");
});

function shown(reason: Availability["reason"], change: Partial<Availability["chat"]> = {}): Availability {
  return {
    channel: reason === "open" ? "chat" : "phone",
    message: null,
    reason,
    phone: { number: "1-800-227-2345", uri: "tel:+18002272345", hours: "24/7" },
    chat: { opens_at: null, closes_at: null, timezone: "America/Chicago", ...change },
    queue: { waiting: 0, wait: null },
  };
}

test("A preview says what a visitor would see, in their zone, and what the calendar alone would say", async () => {
  const preview: Preview = {
    at: "2026-12-24T18:00:00.000Z",
    language: "en",
    zone: "America/Bogota",
    availability: shown("open", { closes_at: "2026-12-24T19:00:00.000Z" }),
    by_calendar: shown("closed_early"),
    local: { at: "2026-12-24T13:00:00-05:00", opens_at: null, closes_at: null },
    assumes: { switch: "open", on_duty: 1, waiting: 0 },
  };
  const connection = await panel({}, { preview_availability: () => ({ preview }) });
  await fill("At this time", "2026-12-24T13:00");
  await fill("In the visitor’s zone", "America/Bogota");
  await press("Show");
  const [asked] = connection.commands("preview_availability");
  const at = new Date("2026-12-24T13:00").toISOString();
  expect(asked).toEqual({ at, language: "en", zone: "America/Bogota" });
  expect(seen(".seen")).toContain("Thursday, December 24, 2026 at 1:00 PM, America/Bogota");
  expect(seen(".seen")).toContain("Chat is open. It closes Thursday, December 24, 2026 at 2:00 PM.");
  expect(seen(".seen")).toContain("The calendar alone says: “The phone: chat has closed early that day.”");
});

test("A week is tried before it is saved, and what is wrong with it stands beside its field", async () => {
  const connection = await panel({}, { preview_availability: refusing("draft.week.all.mon.0.closes") });
  await press("Change the week…");
  const day = document.querySelector<HTMLInputElement>("dialog [name=from]");
  if (day) day.value = "2027-01-04";
  const show = [...document.querySelectorAll<HTMLButtonElement>("dialog .preview button")].at(-1);
  await act(async () => show?.click());
  const [asked] = connection.commands("preview_availability");
  expect(asked).toMatchObject({
    language: "en",
    draft: { effective_from: "2027-01-04", zone: "America/Chicago", holidays: ["US"] },
  });
  expect(connection.commands("set_calendar")).toEqual([]);
  expect(field("Closes, Monday")?.getAttribute("aria-invalid")).toBe("true");
  expect(document.querySelectorAll("dialog [role=alert]")).toHaveLength(1);
});

test("A preview without a time is refused beside the field, and shows nothing", async () => {
  await panel({}, { preview_availability: refusing("at") });
  await fill("At this time", "");
  await press("Show");
  expect(field("At this time")?.getAttribute("aria-invalid")).toBe("true");
  expect(document.querySelector(".seen")).toBeNull();
});
