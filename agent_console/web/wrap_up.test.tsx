import { act } from "preact/test-utils";
import { beforeEach, expect, test } from "vitest";
import { anns } from "./cast";
import type { FakeConnection } from "./fake_connection";
import { show } from "./rendered";
import { newTalk } from "./state";
import { WrapUpForm } from "./wrap_up";

const ended = anns("maria", { state: "wrap_up", role: "caregiver", topic: "coping" });
let connection: FakeConnection;
let form: HTMLFormElement;

beforeEach(async () => {
  connection = await show(<WrapUpForm talk={newTalk(ended)} />, { chats: [ended] });
  form = document.querySelector("form") as HTMLFormElement;
});

const choose = (name: string, value: string) => {
  (form.elements.namedItem(name) as HTMLSelectElement).value = value;
};
const submit = () =>
  act(() => void form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true })));

test("A record without a kind of contact or an outcome is not filed", () => {
  choose("contact_type", "information");
  submit();
  expect(connection.commands("wrap_up")).toEqual([]);
  expect(document.querySelector('[role="alert"]')?.textContent).toContain("Please choose");
});

test("A record is filed with what the visitor said of themselves, and no empty remark", () => {
  choose("contact_type", "support");
  choose("outcome", "answered");
  submit();
  expect(connection.commands("wrap_up")).toEqual([
    {
      chat_id: "maria",
      record: {
        contact_type: "support",
        outcome: "answered",
        relation: "caregiver",
        topics: ["coping"],
        text: null,
      },
    },
  ]);
});
