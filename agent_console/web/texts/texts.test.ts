import { describe, expect, test } from "vitest";
import { componentTexts } from "../components/texts";
import { practiceTexts } from "../practice/texts";
import { articleTexts } from "./articles";
import { boardTexts } from "./board";
import { contactTexts } from "./contacts";
import { urgencyTexts } from "./urgency";

type Node = string | ((...args: never[]) => string) | readonly Node[] | { [key: string]: Node };

function leaves(node: Node, path = ""): [string, Exclude<Node, object> | ((...args: never[]) => string)][] {
  if (typeof node === "string" || typeof node === "function") return [[path, node]];
  return Object.entries(node).flatMap(([key, child]) => leaves(child as Node, `${path}.${key}`));
}

function said(leaf: unknown): string {
  if (typeof leaf !== "function") return String(leaf);
  return (leaf as (...args: unknown[]) => string)(...Array.from({ length: leaf.length }, (_, i) => `<${i}>`));
}

const of = (language: "en" | "es") =>
  leaves({
    ...boardTexts[language],
    articles: articleTexts[language],
    urgency: urgencyTexts[language],
    practice: practiceTexts[language],
    contacts: contactTexts[language],
    components: componentTexts[language],
  });
const english = of("en");
const spanish = new Map(of("es"));
const ALIKE =
  /^\.(codes|contacts\.report\.chats|none|board\.none|board\.staff\.load|chat\.chats|shortcuts\.keys\.\d\.0)|\.(en|es)$/;

describe("Every text is said in both languages", () => {
  test("under the same names, and nowhere more", () => {
    expect([...spanish.keys()]).toEqual(english.map(([path]) => path));
  });

  test.each(english)("%s", (path, leaf) => {
    const other = spanish.get(path);
    expect(typeof other).toBe(typeof leaf);
    expect(said(other).trim()).not.toBe("");
    if (!ALIKE.test(path)) expect(said(other)).not.toBe(said(leaf));
  });

  test.each(english.filter(([, leaf]) => typeof leaf === "function"))(
    "%s says what it is given",
    (path, leaf) => {
      for (const text of [leaf, spanish.get(path)]) {
        const arity = (leaf as () => string).length;
        for (let place = 0; place < arity; place += 1) expect(said(text)).toContain(`<${place}>`);
      }
    },
  );
});
