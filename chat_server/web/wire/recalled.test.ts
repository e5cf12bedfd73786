import { expect, test } from "vitest";
import { entry } from "./cast";
import { isRecalled } from "./recalled";
import type { ArticleCard } from "./types";

const CARD: ArticleCard = {
  slug: "bcg",
  language: "en",
  version: 2,
  title: "BCG",
  summary: "",
  notice: "",
  anchor: null,
  section: null,
  url: "/articles/bcg?language=en&version=2",
};
const RECALL = { what: "article_recalled", name: "BCG", slug: "bcg", language: "en", version: 2 } as const;

const recalled = (change: Partial<ArticleCard>) =>
  isRecalled({ ...CARD, ...change }, [entry(1), entry(2, { kind: "notice", notice: RECALL })]);

test("A card is recalled by the notice of its own version, and by no other", () => {
  expect(recalled({})).toBe(true);
  expect(recalled({ anchor: "side-effects", section: "Side effects" })).toBe(true);
  expect(recalled({ version: 3 })).toBe(false);
  expect(recalled({ language: "es" })).toBe(false);
  expect(recalled({ slug: "imiquimod" })).toBe(false);
});

test("A notice from before versions were told recalls no card, as nobody knows which", () => {
  const old = { what: "article_recalled", name: "BCG", slug: "bcg" } as const;
  expect(isRecalled(CARD, [entry(1, { kind: "notice", notice: old })])).toBe(false);
});
