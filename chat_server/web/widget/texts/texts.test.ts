import { expect, test } from "vitest";
import { en } from "./en";
import { es } from "./es";

function leaves(node: unknown, path = ""): [string, unknown][] {
  if (typeof node !== "object" || node === null) return [[path, node]];
  return Object.entries(node).flatMap(([key, child]) => leaves(child, `${path}.${key}`));
}

test("no text is empty, and none is the same in both languages by neglect", () => {
  const spanish = new Map(leaves(es));
  for (const [path, text] of leaves(en)) {
    expect(spanish.has(path), path).toBe(true);
    if (typeof text !== "string") continue;
    expect(text.trim(), path).not.toBe("");
    expect(spanish.get(path), path).not.toBe(text);
  }
});

test("nobody on duty has its own words in Spanish, about Spanish", () => {
  expect(es.phone.nobody_on_duty.join(" ")).toContain("español");
});
