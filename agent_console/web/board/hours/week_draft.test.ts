import { expect, test } from "vitest";
import { daysAlike, differs, draftOf, namesOf, WEEKDAYS, weeksOf, windowsOn, withDay } from "./week_draft";

const nine = [{ opens: "09:00", closes: "17:00" }];
const late = [{ opens: "20:00", closes: "24:00" }];
const weeks = { all: { mon: nine, tue: nine, sun: late }, es: { mon: [], sat: nine } };

test("A week that was not edited is sent as it was, with its closed days said", () => {
  const sent = weeksOf(draftOf(weeks));
  expect(sent.all).toEqual({ ...Object.fromEntries(WEEKDAYS.map((day) => [day, []])), ...weeks.all });
  expect(sent.es).toEqual(weeks.es);
  expect("en" in sent).toBe(false);
});

test("A language that is as for all on every day is not sent", () => {
  let draft = draftOf(weeks);
  for (const day of WEEKDAYS) draft = withDay(draft, "es", day, null);
  expect("es" in weeksOf(draft)).toBe(false);
});

test("A day that a language closes is not the same as one that is as for all", () => {
  const draft = withDay(draftOf({ all: weeks.all }), "en", "mon", []);
  expect(weeksOf(draft).en).toEqual({ mon: [] });
});

test("Midnight at the end of a window is 24:00", () => {
  const draft = withDay(draftOf(weeks), "all", "mon", [{ opens: "00:00", closes: "00:00" }]);
  expect(weeksOf(draft).all["mon"]).toEqual([{ opens: "00:00", closes: "24:00" }]);
});

test("Days that follow each other with the same hours in both languages stand together", () => {
  expect(daysAlike({ all: weeks.all })).toEqual([["mon", "tue"], ["wed", "thu", "fri", "sat"], ["sun"]]);
  expect(daysAlike(weeks)).toEqual([["mon"], ["tue"], ["wed", "thu", "fri"], ["sat"], ["sun"]]);
  expect([differs(weeks), differs({ all: {} })]).toEqual([true, false]);
  expect(windowsOn(weeks, "es", "mon")).toEqual([]);
});

test("Holiday calendars are written by commas, in any case", () => {
  expect(namesOf(" us, us-ny,, ")).toEqual(["US", "US-NY"]);
});
