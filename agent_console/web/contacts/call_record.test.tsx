import { act } from "preact/test-utils";
import { expect, test } from "vitest";
import type { FakeConnection } from "../fake_connection";
import { show } from "../rendered";
import { dialog } from "../view";
import { CallRecord } from "./call_record";
import { Handoff } from "./handoff";

const filed = { contact: { id: "c", at: "2026-03-02T15:00:00Z" } };
const summary = {
  ...{ language: "es", topic: "treatment", question: null, articles: ["bcg"], resources: [] },
  shared: [{ kind: "article", id: "bcg", title: "About BCG" }],
};
let connection: FakeConnection;

const field = (name: string) => document.querySelector(`[name=${name}]`) as HTMLInputElement;
const press = (name: string) =>
  act(async () => {
    const buttons = [...document.querySelectorAll<HTMLElement>("dialog button")];
    buttons.find((one) => one.textContent === name)?.click();
  });

async function fillIn() {
  field("contact_type").value = "support";
  field("outcome").value = "answered";
  await press("File the record");
}

test("A call without a kind or an outcome is not filed", async () => {
  connection = await show(<CallRecord opened={null} />, {}, { file_contact: () => filed });
  await press("File the record");
  expect(connection.commands("file_contact")).toEqual([]);
  expect(document.querySelector("[role=alert]")?.textContent).toContain("Please choose");
});

test("A call is filed, and said to be", async () => {
  connection = await show(<CallRecord opened={null} />, {}, { file_contact: () => filed });
  await fillIn();
  const [sent] = connection.commands("file_contact");
  expect(sent).toMatchObject({ channel: "phone", language: "en", record: { contact_type: "support" } });
  expect(sent).not.toHaveProperty("handoff_code");
  expect(document.querySelector("dialog [role=status]")?.textContent).toBe(
    "The record of the call is filed.",
  );
});

test("What is sent again after no answer goes under the same id", async () => {
  connection = await show(<CallRecord opened={null} />, {});
  await fillIn();
  expect(document.querySelector("[role=alert]")).not.toBeNull();
  connection.answers.file_contact = () => filed;
  await press("File the record");
  const [first, second] = connection.commands("file_contact");
  expect(second?.client_id).toBe(first?.client_id);
  expect(document.querySelector("dialog [role=status]")).not.toBeNull();
});

test("A call after a chat takes its code, its language and what was shared along", async () => {
  dialog.value = { kind: "handoff" };
  connection = await show(<Handoff />, {}, { open_handoff: () => ({ summary }), file_contact: () => filed });
  field("code").value = "ACDE-FGHJ";
  await act(async () => {
    document.querySelector("form")?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  });
  await press("Record this call…");
  expect(document.querySelector(".referrals")?.textContent).toContain("About BCG");
  await fillIn();
  expect(connection.commands("file_contact")[0]).toMatchObject({
    ...{ handoff_code: "ACDE-FGHJ", language: "es", record: { topics: ["treatment"] } },
  });
});
