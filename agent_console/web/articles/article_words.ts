// Refusals of the editors' commands, in the reader's language.

import { words } from "../texts";
import { articleWords } from "../texts/articles";
import type { Named } from "../view";
import type { WireError } from "../wire";

export function refusalInWords(error: WireError): string {
  const { wrong } = articleWords();
  const { code, field, reason } = error;
  if (code === "no_answer" || code === "unavailable") return wrong.offline;
  if (code === "forbidden" && reason === "own") return wrong.own;
  if (reason === "withdrawn") return wrong.withdrawn;
  if (reason === "sample") return wrong.sample;
  if (code === "too_large") return wrong.text;
  if (code === "invalid") return field === "remark" ? wrong.remark : wrong.text;
  if (field === "text") return wrong.faults;
  if (field === "flags") return wrong.flags;
  if (field === "state") return wrong.state;
  if (field === "version" || code === "not_found") return wrong.moved;
  return wrong.other;
}

/** A place in a page that was brought in, such as "section 2, paragraph 1". */
export function placeInWords(at: string): string {
  const places: Record<string, string> = articleWords().bringIn.places;
  return at.replace(/[a-z]+/g, (noun) => places[noun] ?? noun);
}

export function tongueOf({ language }: Pick<Named, "language">): string {
  return words().languages[language];
}
