import { describe, expect, test } from "vitest";
import { articleTexts } from "./articles";
import { contactTexts } from "./contacts";
import { en, type Texts } from "./en";
import { es } from "./es";
import { urgencyTexts } from "./urgency";

type ArticleTexts = typeof articleTexts.en;
type Node = string | ((...args: never[]) => string) | readonly Node[] | { [key: string]: Node };

function leaves(node: Node, path = ""): [string, Exclude<Node, object> | ((...args: never[]) => string)][] {
  if (typeof node === "string" || typeof node === "function") return [[path, node]];
  return Object.entries(node).flatMap(([key, child]) => leaves(child as Node, `${path}.${key}`));
}

function said(leaf: unknown): string {
  if (typeof leaf !== "function") return String(leaf);
  return (leaf as (...args: unknown[]) => string)(...Array.from({ length: leaf.length }, (_, i) => `<${i}>`));
}

const of = (language: "en" | "es", texts: Texts, articles: ArticleTexts) =>
  leaves({ ...texts, articles, urgency: urgencyTexts[language], contacts: contactTexts[language] });
const english = of("en", en, articleTexts.en);
const spanish = new Map(of("es", es, articleTexts.es));
const ALIKE =
  /^\.(codes|contacts\.report\.chats|board\.none|board\.staff\.load|chat\.chats|shortcuts\.keys\.\d\.0)|\.(en|es)$/;

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
