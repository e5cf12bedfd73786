// What an editor is writing, kept while they look elsewhere and while the line is down. Never stored on this machine.

import { type Signal, signal } from "@preact/signals";
import type { Named } from "../view";
import type { ArticleDraft, ReadDraftAck } from "../wire";

export interface Manuscript {
  text: string;
  /** What the server had when this text was last in step with it, and in which version; 0: there is no draft. */
  saved: string;
  version: number;
}

const manuscripts = signal<ReadonlyMap<string, Signal<Manuscript>>>(new Map());

const keyOf = ({ slug, language }: Named) => `${language}/${slug}`;

export function manuscriptOf(named: Named): Signal<Manuscript> | undefined {
  return manuscripts.value.get(keyOf(named));
}

export function isUnsaved(manuscript: Manuscript): boolean {
  return manuscript.text !== manuscript.saved;
}

export function anythingUnsaved(): boolean {
  return [...manuscripts.value.values()].some((one) => isUnsaved(one.value));
}

/** What was read takes the place of what is in step with the server, and of nothing that is not. */
export function hearRead(named: Named, read: ReadDraftAck): Signal<Manuscript> {
  const known = manuscriptOf(named);
  const text = read.draft?.text ?? read.shelved ?? template(named);
  const now = { text, saved: text, version: read.draft?.version ?? 0 };
  if (!known) {
    const begun = signal<Manuscript>(now);
    manuscripts.value = new Map([...manuscripts.value, [keyOf(named), begun]]);
    return begun;
  }
  // In step, or it was saved after all and the answer was lost.
  if (!isUnsaved(known.value) || known.value.text === read.draft?.text) known.value = now;
  // A step that left the text as it was is no reason to stop anybody who writes.
  else if (read.draft?.text === known.value.saved) known.value = { ...known.value, version: now.version };
  return known;
}

/** It was saved; what has been typed since then is not. */
export function hearSaved(manuscript: Signal<Manuscript>, sent: string, draft: ArticleDraft): void {
  const { text } = manuscript.value;
  manuscript.value = { text: text === sent ? draft.text : text, saved: draft.text, version: draft.version };
}

/** Whether somebody else has moved the draft on, and what is written here would not be taken. */
export function isBehind(manuscript: Manuscript, read: ReadDraftAck): boolean {
  return isUnsaved(manuscript) && manuscript.version !== (read.draft?.version ?? 0);
}

/** In step with theirs: with their text, or with one's own that is to follow it. */
export function catchUp(manuscript: Signal<Manuscript>, read: ReadDraftAck, own: boolean): void {
  const theirs = read.draft?.text ?? read.shelved ?? "";
  const text = own ? manuscript.value.text : theirs;
  manuscript.value = { text, saved: theirs, version: read.draft?.version ?? 0 };
}

/** Nothing of it is to be kept. */
export function drop(named: Named): void {
  const rest = new Map(manuscripts.value);
  rest.delete(keyOf(named));
  manuscripts.value = rest;
}

/** The front matter with every field that is needed, for whoever begins with nothing. */
function template({ slug, language }: Named): string {
  return `---
title:
slug: ${slug}
language: ${language}
summary:
notice:
sample: true
drugs: []
synonyms: []
topics: []
reviewed_by:
last_revised:
next_review:
references: []
copyright:
---

##  {#}

`;
}
