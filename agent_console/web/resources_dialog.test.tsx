import { act } from "preact/test-utils";
import { expect, test } from "vitest";
import { ann } from "./cast";
import { show } from "./rendered";
import { ResourcesDialog } from "./resources_dialog";

const english = { name: "Rides", what_for: "To treatment.", who_for: "Patients", area: "Texas" };
const resource = {
  id: "rides",
  version: 3,
  texts: { en: english, es: null },
  phone: "988",
  url: "https://example.org/",
  last_checked: "2026-01-02",
  stale: true,
};
const all = { stale_days: 180, resources: [resource] };

const open = (answers = {}) =>
  show(<ResourcesDialog />, { me: { ...ann, roles: ["editor"] } }, { list_resources: () => all, ...answers });
const named = (name: string) =>
  [...document.querySelectorAll("button")].find(
    (one) => (one.getAttribute("aria-label") ?? one.textContent ?? "").trim() === name,
  );
const press = (name: string) => act(async () => named(name)?.click());
const field = (name: string) => document.querySelector(`dialog [name="${name}"]`) as HTMLInputElement;
const alerted = () => document.querySelector("[role=alert]")?.textContent;

test("An editor sees what is stale, and says that it was checked today", async () => {
  const checked = { ...all, resources: [{ ...resource, last_checked: "2026-03-02", stale: false }] };
  const connection = await open({ check_resource: () => checked });
  expect(document.querySelector(".mark")?.textContent).toContain("Not checked since Jan 2, 2026");
  await press("Checked today, Rides");
  expect(connection.commands("check_resource")).toEqual([{ id: "rides", version: 3 }]);
  expect(document.querySelector(".mark")).toBeNull();
  expect(document.querySelector("dialog")?.textContent).toContain("Checked on Mar 2, 2026");
});

test("What somebody else has changed meanwhile is not said to be checked", async () => {
  const conflict = { ok: false, error: { code: "conflict", message: "", resource } };
  await open({ check_resource: () => conflict });
  await press("Checked today, Rides");
  expect(alerted()).toContain("Somebody else has changed");
});

test("A new service was checked by nobody until somebody says so", async () => {
  const connection = await open({ save_resource: () => all });
  await press("New service");
  field("texts.en.name").value = "Rides";
  await press("Save this service");
  expect(connection.commands("save_resource")).toMatchObject([{ last_checked: null }]);
});

test("A change is of the version that was read; a language without words has no text", async () => {
  const connection = await open({ save_resource: () => all });
  await press("Change, Rides");
  field("phone").value = " 211 ";
  field("texts.en.area").value = "Online";
  await press("Save this service");
  const texts = { en: { ...english, area: "Online" }, es: null };
  const { id, version, url, last_checked } = resource;
  expect(connection.commands("save_resource")).toEqual([
    { id, version, texts, phone: "211", url, last_checked },
  ]);
  expect(document.querySelector("dialog h2")?.textContent).toBe("Services and resources");
});

test.each([
  ["invalid", "texts.es.area", "Say where it is", ["texts.es.area"]],
  ["invalid", "phone", "as it is dialled", ["phone"]],
  ["conflict", "texts.en.name", "of this name already", ["texts.en.name"]],
  ["conflict", undefined, "Somebody else has changed", []],
])(
  "What is refused (%s, %s) is told at its field, and what was written stays",
  async (code, at, says, wrong) => {
    const error = { code, message: "", ...(at && { field: at }) };
    await open({ save_resource: () => ({ ok: false, error }) });
    await press("New service");
    field("texts.es.name").value = "Viajes";
    await press("Save this service");
    expect(alerted()).toContain(says);
    const marked = [...document.querySelectorAll<HTMLInputElement>("[aria-invalid=true]")];
    expect(marked.map((one) => one.name)).toEqual(wrong);
    if (at) expect(document.activeElement).toBe(field(at));
    expect(field("texts.es.name").value).toBe("Viajes");
  },
);

test("After a change that somebody else was faster with, the directory is read again", async () => {
  const connection = await open();
  await press("Change, Rides");
  await press("Cancel");
  expect(connection.commands("list_resources").length).toBeGreaterThan(1);
});

test("To remove one is asked twice", async () => {
  const connection = await open({ remove_resource: () => ({ ...all, resources: [] }) });
  await press("Remove, Rides");
  expect(connection.commands("remove_resource")).toEqual([]);
  await press("Yes, remove it, Rides");
  expect(connection.commands("remove_resource")).toEqual([{ id: "rides", version: 3 }]);
  expect(document.querySelector("dialog")?.textContent).toContain("No services yet.");
});

test("A directory that cannot be read is said to be so", async () => {
  await open({ list_resources: () => ({ ok: false, error: { code: "unavailable" } }) });
  expect(document.querySelector("dialog")?.textContent).toContain("could not be read");
});
