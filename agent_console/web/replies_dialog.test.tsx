import { act } from "preact/test-utils";
import { expect, test } from "vitest";
import { ann } from "./cast";
import { show } from "./rendered";
import { RepliesDialog } from "./replies_dialog";

const reply = (shortcut: string, shared: boolean) => ({
  id: shortcut,
  shortcut,
  shared,
  texts: { en: `${shortcut} in English`, es: null },
});
const kept = { phone: "1-800-227-2345", replies: [reply("bye", true), reply("mine", false)] };

const open = (roles: string[], answers = {}) =>
  show(<RepliesDialog />, { me: { ...ann, roles } }, { list_replies: () => kept, ...answers });
const named = (name: string) =>
  [...document.querySelectorAll("button")].filter(
    (one) => (one.getAttribute("aria-label") ?? one.textContent ?? "").trim() === name,
  );
const press = (name: string) => act(async () => named(name)[0]?.click());

async function fill(name: string, value: string) {
  const field = document.querySelector<HTMLInputElement>(`dialog [name=${name}]`) as HTMLInputElement;
  field.value = value;
}

test("A specialist changes what is hers, and reads what is everybody's", async () => {
  await open(["specialist"]);
  expect(document.querySelector("dialog")?.textContent).toContain("/bye for everybody");
  expect(named("Change, /bye")).toHaveLength(0);
  expect(named("Change, /mine")).toHaveLength(1);
  await press("New reply");
  expect(document.querySelector("[name=shared]")).toBeNull();
});

test("A supervisor writes one for everybody", async () => {
  const connection = await open(["supervisor"], { save_reply: () => kept });
  await press("New reply");
  await fill("shortcut", "/Call-Back ");
  await fill("en", "Call {phone}.");
  document.querySelector<HTMLInputElement>("[name=shared]")?.click();
  await press("Save this reply");
  expect(connection.commands("save_reply")).toEqual([
    { id: null, shortcut: "call-back", shared: true, texts: { en: "Call {phone}.", es: null } },
  ]);
  expect(document.querySelector("dialog h2")?.textContent).toBe("Canned replies");
});

test("What is refused is told at its field, and what was written stays", async () => {
  const refused = { ok: false, error: { code: "conflict", message: "", field: "shortcut" } };
  await open(["specialist"], { save_reply: () => refused });
  await press("New reply");
  await fill("shortcut", "hello");
  await fill("es", "Hola.");
  await press("Save this reply");
  expect(document.querySelector("[name=shortcut]")?.getAttribute("aria-invalid")).toBe("true");
  expect(document.querySelector("[role=alert]")?.textContent).toContain("This shortcut has a reply already");
  expect(document.querySelector<HTMLTextAreaElement>("[name=es]")?.value).toBe("Hola.");
});

test("To remove one is asked twice", async () => {
  const connection = await open(["specialist"], { remove_reply: () => ({ ...kept, replies: [] }) });
  await press("Remove, /mine");
  expect(connection.commands("remove_reply")).toEqual([]);
  await press("Yes, remove it, /mine");
  expect(connection.commands("remove_reply")).toEqual([{ id: "mine" }]);
  expect(document.querySelector("dialog")?.textContent).toContain("No replies yet.");
});

test("Replies that cannot be read are said to be so", async () => {
  await open(["specialist"], { list_replies: () => ({ ok: false, error: { code: "unavailable" } }) });
  expect(document.querySelector("dialog")?.textContent).toContain("could not be read");
});
