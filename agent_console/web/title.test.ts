import { expect, test } from "vitest";
import { anns, entry, having, offer, snapshot } from "./cast";
import { titleInWords } from "./title";

const even = 10_000;
const odd = 11_000;

test("The title alternates while an offer waits", () => {
  const state = having({ what: "offer", offer: offer("o1") });
  expect(titleInWords(state, even)).toBe("Offer: someone is waiting");
  expect(titleInWords(state, odd)).toBe("Helpline console");
});

test("The title counts what was not read", () => {
  const chat = anns("maria");
  const said = entry(1, { author: { kind: "visitor", name: "Maria" } });
  const state = having(
    { what: "snapshot", snapshot: snapshot({ chats: [chat] }) },
    { what: "log", chat, entries: [said], settled: true },
  );
  expect(titleInWords(state, even)).toBe("(1) Helpline console");
});
