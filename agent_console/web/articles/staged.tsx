// Tests only: the editors' room, over a server that is moved by hand.

import { act } from "preact/test-utils";
import { expect } from "vitest";
import { ann } from "../cast";
import type { FakeConnection } from "../fake_connection";
import { language } from "../preferences";
import { show } from "../rendered";
import { place, written } from "../view";
import type { ArticleDraft, ShelvedArticle } from "../wire";
import { ArticlesView } from "./articles";
import { drop } from "./manuscript";

export const ed = { ...ann, id: "ed", name: "Ed", roles: ["editor"] };
export const BCG = { slug: "bcg", language: "en" as const };

export const shelved: ShelvedArticle = {
  ...BCG,
  version: 2,
  title: "BCG for bladder cancer",
  last_revised: "2026-01-05",
  next_review: "2026-02-01",
  overdue: false,
  withdrawn: false,
  sample: false,
  pair_missing: false,
};

export function draft(change: Partial<ArticleDraft> = {}): ArticleDraft {
  return {
    ...BCG,
    version: 1,
    state: "draft",
    written_at: "2026-03-02T14:00:00Z",
    written_by: { id: "ed", name: "Ed" },
    moved_at: "2026-03-02T14:00:00Z",
    moved_by: { id: "ed", name: "Ed" },
    remark: null,
    open_flags: 0,
    text: "first\nsecond\nthird",
    faults: [],
    flags: [],
    ...change,
  };
}

export const standing = {
  shelved: "as it stands",
  shelved_version: 1,
  shelved_withdrawn: false,
  second_editor: true,
};

/** The server: what was asked of it, and the draft that it has. */
export const room = {} as { connection: FakeConnection; stands: ArticleDraft | null };

/** The editors' place over a server that has this draft. */
export async function shown(of: ArticleDraft | null, answers = {}, shelf: ShelvedArticle[] = [shelved]) {
  room.stands = of;
  room.connection = await show(
    <ArticlesView />,
    { me: ed },
    {
      read_shelf: () => ({ articles: shelf, more: false }),
      list_drafts: () => ({ drafts: room.stands ? [room.stands] : [] }),
      read_draft: () => ({ draft: room.stands, ...standing }),
      ...answers,
    },
  );
  await settled();
}

/** What an effect has asked for is there. */
export const settled = () => act(() => new Promise<void>((answered) => setTimeout(answered)));
export const buttons = () => [...document.querySelectorAll("button")];
export const press = async (name: string) => {
  const found = buttons().find((one) => (one.getAttribute("aria-label") ?? one.textContent) === name);
  expect(found, name).toBeDefined();
  await act(async () => found?.click());
  await settled();
};
export const area = () => document.querySelector<HTMLTextAreaElement>(".manuscript") as HTMLTextAreaElement;
export const type = (text: string) =>
  act(() => {
    area().value = text;
    area().dispatchEvent(new Event("input", { bubbles: true }));
  });
export const page = () => document.body.textContent ?? "";
export const refusing =
  (code: string, more = {}) =>
  () => ({ ok: false, error: { code, message: "", ...more } });

/** Nobody has been here before. */
export function anew(): void {
  language.value = "en";
  written.value = null;
  place.value = "articles";
  drop(BCG);
}

export const reach = { text: "as it stands", chats: 3, open_chats: 2 };
export const toldIn = (role: string) => document.querySelector(`dialog [role=${role}]`)?.textContent ?? "";
export const say = (reason: string) =>
  act(() => {
    (document.querySelector("dialog textarea") as HTMLTextAreaElement).value = reason;
  });
