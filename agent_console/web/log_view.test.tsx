import { act } from "preact/test-utils";
import { expect, test } from "vitest";
import { anns, entry } from "./cast";
import { ChatsView } from "./chats";
import { show } from "./rendered";

test.each([
  [null, "BCG for bladder cancerA weakened germ."],
  ["Side effects", "Side effectsPart of the article “BCG for bladder cancer”"],
])("A shared article shows its summary, a shared section whose it is: %s", async (section, shown) => {
  const connection = await show(<ChatsView />, { chats: [anns("maria")] });
  const article = {
    slug: "bcg",
    language: "en",
    version: 1,
    title: "BCG for bladder cancer",
    summary: "A weakened germ.",
    notice: "",
    anchor: section && "effects",
    section,
    url: "/articles/bcg",
  } as const;
  const shared = entry(1, { kind: "article", article });
  act(() => connection.push("entry_added", { chat_id: "maria", entry: shared, version: 2 }));
  expect(document.querySelector(".shared")?.textContent).toBe(`${shown}Open (opens in a new tab)`);
});
