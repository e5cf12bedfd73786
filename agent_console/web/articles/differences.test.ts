import { describe, expect, test } from "vitest";
import { differences, type Line } from "./differences";

const told = (line: Line) =>
  line.pieces.map(({ mark, text }) => ({ same: " ", added: "+", removed: "-" })[mark] + text);
const text = (...sections: string[]) => `---\ntitle: BCG\n---\n\n${sections.join("\n\n")}\n`;
const WHAT = "## What it is {#what}\n\nA vaccine that is put into the bladder.";
const CALL = "## When to call {#call}\n\nCall when you have a fever.";

describe("Two texts of an article", () => {
  test("that are the same differ nowhere", () => {
    expect(differences(text(WHAT, CALL), text(WHAT, CALL)).map((part) => part.mark)).toEqual([
      "same",
      "same",
      "same",
    ]);
  });

  test("differ in the words of a line", () => {
    const [, , call] = differences(text(WHAT, CALL), text(WHAT, CALL.replace("fever", "high fever")));
    expect(call?.mark).toBe("changed");
    const changed = call?.lines.filter((line) => line.mark === "changed") ?? [];
    expect(changed.map(told)).toEqual([[" Call when you have a ", "+high ", " fever."]]);
  });

  test("have sections that came and that went", () => {
    const parts = differences(text(WHAT), text(CALL));
    expect(parts.map(({ title, mark }) => [title, mark])).toEqual([
      [null, "same"],
      ["What it is", "removed"],
      ["When to call", "added"],
    ]);
  });

  test("have one section under two titles, if its anchor stayed", () => {
    const parts = differences(text(WHAT), text(WHAT.replace("What it is", "About BCG")));
    expect(parts.map(({ title, mark }) => [title, mark])).toEqual([
      [null, "same"],
      ["About BCG", "changed"],
    ]);
  });

  test("have other lines where hardly a word stayed", () => {
    const [, part] = differences(
      text(WHAT),
      text("## What it is {#what}\n\nNothing in common here at all, really."),
    );
    expect(part?.lines.map((line) => line.mark)).toEqual(["same", "same", "removed", "added"]);
  });

  test("give both back, whatever was changed", () => {
    const [before, after] = [
      text(WHAT, "## A {#a}\n\none\ntwo\nthree"),
      text("## A {#a}\n\ntwo\nfour", CALL),
    ];
    const lines = differences(before, after).flatMap((part) => part.lines);
    const kept = (without: string) =>
      lines
        .filter((line) => line.mark !== without)
        .map((line) =>
          line.pieces
            .filter((one) => one.mark !== without)
            .map((one) => one.text)
            .join(""),
        );
    const said = (whole: string) => whole.split("\n").filter((line) => line.trim());
    expect(kept("added").filter((line) => line.trim())).toEqual(said(before));
    expect(kept("removed").filter((line) => line.trim())).toEqual(said(after));
  });
});
