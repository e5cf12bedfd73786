// What differs between two texts of an article: by section, by line, and by word within a line that was changed.

import { aligned, type Mark, type Piece } from "./alignment";

export interface Line {
  /** `changed`: its pieces say which words. */
  mark: Mark | "changed";
  pieces: Piece[];
}

export interface Part {
  /** The section's title; null above the first. */
  title: string | null;
  mark: Mark | "changed";
  lines: Line[];
}

interface Section {
  key: string;
  title: string | null;
  lines: string[];
}

const HEADING = /^## +(.*?)\s*(?:\{#([^}]*)\})?\s*$/;
const TOKENS = /\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu;
/** The share of its words that a line keeps where it counts as changed, and not as another line. */
const KEPT = 0.4;

/** The parts of both, in the order in which they are read now. */
export function differences(before: string, after: string): Part[] {
  const [old, now] = [sectionsOf(before), sectionsOf(after)];
  const named = (sections: readonly Section[], key: string) => sections.find((one) => one.key === key);
  const keys = aligned(
    old.map((one) => one.key),
    now.map((one) => one.key),
  );
  return keys.map(({ mark, text: key }) => {
    const was = mark === "added" ? undefined : named(old, key);
    const is = mark === "removed" ? undefined : named(now, key);
    const lines = linesOf(was?.lines ?? [], is?.lines ?? []);
    const same = lines.every((line) => line.mark === "same");
    return { title: (is ?? was)?.title ?? null, mark: mark === "same" && !same ? "changed" : mark, lines };
  });
}

/** An anchor is the same for ever, so it names a section whose title was changed, too. */
function sectionsOf(text: string): Section[] {
  const sections: Section[] = [{ key: "", title: null, lines: [] }];
  const keys = new Set([""]);
  for (const line of text.trimEnd().split("\n")) {
    const heading = HEADING.exec(line);
    if (heading) {
      let key = heading[2] || heading[1] || "#";
      while (keys.has(key)) key += "+";
      keys.add(key);
      sections.push({ key, title: heading[1] ?? "", lines: [] });
    }
    sections.at(-1)?.lines.push(line);
  }
  for (const one of sections) while (one.lines.at(-1)?.trim() === "") one.lines.pop();
  return sections;
}

function linesOf(before: readonly string[], after: readonly string[]): Line[] {
  const lines: Line[] = [];
  let gone: string[] = [];
  let come: string[] = [];
  const settle = () => {
    lines.push(...changedLines(gone, come));
    [gone, come] = [[], []];
  };
  for (const piece of aligned(before, after)) {
    if (piece.mark === "removed") gone.push(piece.text);
    else if (piece.mark === "added") come.push(piece.text);
    else {
      settle();
      lines.push({ mark: "same", pieces: [piece] });
    }
  }
  settle();
  return lines;
}

/** Each line that went is set beside the one that came in its place, if they have enough words in common. */
function changedLines(gone: readonly string[], come: readonly string[]): Line[] {
  const lines: Line[] = [];
  for (let place = 0; place < Math.max(gone.length, come.length); place += 1) {
    const [old, now] = [gone[place], come[place]];
    const pieces = old === undefined || now === undefined ? null : changedWords(old, now);
    if (pieces) lines.push({ mark: "changed", pieces });
    else {
      if (old !== undefined) lines.push({ mark: "removed", pieces: [{ mark: "removed", text: old }] });
      if (now !== undefined) lines.push({ mark: "added", pieces: [{ mark: "added", text: now }] });
    }
  }
  return lines;
}

function changedWords(old: string, now: string): Piece[] | null {
  const [before, after] = [old.match(TOKENS) ?? [], now.match(TOKENS) ?? []];
  const pieces = aligned(before, after);
  const words = (text: string) => (text.trim() ? 1 : 0);
  const kept = pieces.reduce((sum, one) => sum + (one.mark === "same" ? words(one.text) : 0), 0);
  const most = Math.max(...[before, after].map((all) => all.filter((one) => words(one)).length));
  return kept < KEPT * most ? null : joined(pieces);
}

function joined(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = [];
  for (const { mark, text } of pieces) {
    const last = whole.at(-1);
    if (last?.mark === mark) last.text += text;
    else whole.push({ mark, text });
  }
  return whole;
}
