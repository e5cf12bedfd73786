import { act } from "preact/test-utils";
import { beforeEach, expect, test } from "vitest";
import { anns, entry } from "../cast";
import type { FakeConnection } from "../fake_connection";
import { show } from "../rendered";
import { newTalk } from "../state";
import { now } from "../view";
import type { Entry } from "../wire";
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

const card = (seq: number, slug: string): Entry =>
  entry(seq, {
    kind: "article",
    article: {
      ...{ slug, title: `About ${slug}`, language: "en", version: 1, summary: "", notice: "" },
      ...{ anchor: null, section: null, url: `/articles/${slug}` },
    },
  });

const box = (name: string, value: string) =>
  form.querySelector(`[name=${name}][value="${value}"]`) as HTMLInputElement;

async function withCards() {
  const talk = { ...newTalk(ended), entries: [card(1, "bcg"), card(2, "imiquimod"), card(3, "bcg")] };
  connection = await show(<WrapUpForm talk={talk} />, { chats: [ended] });
  form = document.querySelector("form") as HTMLFormElement;
  choose("contact_type", "support");
  choose("outcome", "answered");
}

const filed = () => connection.commands("wrap_up").map(({ record }) => record as Record<string, unknown>);

test("What was shared is filled in, each once, and is left to the server where nothing is taken out", async () => {
  await withCards();
  const listed = [...form.querySelectorAll(".referrals label")].map((one) => one.textContent);
  expect(listed).toEqual(["About bcg", "About imiquimod"]);
  await submit();
  expect(filed()[0]).not.toHaveProperty("referrals");
});

test("What is taken out is no referral", async () => {
  await withCards();
  box("referrals", "article/bcg").checked = false;
  await submit();
  expect(filed()[0]?.referrals).toEqual([{ kind: "article", id: "imiquimod" }]);
});

test("What was asked of the illness and the needs goes along, and nothing of what was not", async () => {
  await withCards();
  choose("cancer_type", "lung");
  box("needs", "transport").checked = true;
  await submit();
  expect(filed()[0]).toMatchObject({ cancer_type: "lung", needs: ["transport"] });
  expect(filed()[0]).not.toHaveProperty("stage_of_journey");
});

test("A specialist sees how long is left, by the server's clock", async () => {
  now.value = Date.parse("2026-03-02T15:00:00Z");
  const chat = { ...ended, wrap_up_until: "2026-03-02T15:04:30Z" };
  await show(<WrapUpForm talk={newTalk(chat)} />, { chats: [chat] });
  expect(document.querySelector(".left")?.textContent).toContain("4:30");
});
