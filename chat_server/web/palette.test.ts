import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

type Colours = Map<string, string>;

const ROOT = join(import.meta.dirname, "../..");
const SHARED = "chat_server/web/palette.css";
const CONSOLE = "agent_console/web/styles/tokens.css";
const PAGES = "chat_server/web/pages.css";

/** The colours of a style sheet, as they are in light and as they become in dark. */
function schemes(...sheets: string[]): { light: Colours; dark: Colours } {
  const light: Colours = new Map();
  const dark: Colours = new Map();
  for (const sheet of sheets) {
    const text = readFileSync(join(ROOT, sheet), "utf8");
    const [before = "", after = ""] = text.split("@media (prefers-color-scheme: dark)");
    const named = (part: string) => part.matchAll(/--([a-z-]+): (#[0-9a-f]{3,6});/g);
    for (const [, name = "", colour = ""] of named(before)) light.set(name, colour);
    for (const [, name = "", colour = ""] of named(after.split("\n}")[0] ?? "")) dark.set(name, colour);
  }
  return { light, dark: new Map([...light, ...dark]) };
}

/** Relative luminance, 0 to 1 (WCAG 2.2). */
function luminance(colour: string): number {
  const full = colour.length === 4 ? colour.replace(/[0-9a-f]/g, "$&$&") : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 to 21 (WCAG 2.2). */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT = 4.5;
const EDGE = 3;
const SHARED_PAIRS: [string, string, number][] = [
  ...["page", "card", "mine", "calm"].map((ground): [string, string, number] => ["ink", ground, TEXT]),
  ...["page", "card"].flatMap((ground): [string, string, number][] => [
    ["soft", ground, TEXT],
    ["brand", ground, TEXT],
    ["alert", ground, TEXT],
    ["line", ground, EDGE],
  ]),
  ["on-brand", "brand", TEXT],
];
const CONSOLE_PAIRS: [string, string, number][] = [
  ["ink", "note", TEXT],
  ["note-line", "note", EDGE],
  ["good", "card", TEXT],
  ["good", "page", TEXT],
];
const PAGES_PAIRS: [string, string, number][] = [
  ["ink", "band", TEXT],
  ["soft", "band", TEXT],
];

describe.each([
  ["both faces and the pages", [SHARED], SHARED_PAIRS],
  ["the console", [SHARED, CONSOLE], CONSOLE_PAIRS],
  ["the pages", [SHARED, PAGES], PAGES_PAIRS],
] as const)("The colours of %s can be told apart", (_, sheets, pairs) => {
  test.each(pairs)("%s on %s, at least %f to 1", (one, ground, least) => {
    for (const [scheme, colours] of Object.entries(schemes(...sheets))) {
      const [above, below] = [colours.get(one), colours.get(ground)];
      expect(above && below, `${scheme}: ${one} and ${ground}`).toBeTruthy();
      expect(contrast(above ?? "", below ?? ""), scheme).toBeGreaterThanOrEqual(least);
    }
  });
});

test("The measure is that of WCAG", () => {
  expect(contrast("#000", "#fff")).toBeCloseTo(21);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});
