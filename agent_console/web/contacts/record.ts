// The record of a contact, between the form and the wire.

import type { ContactRecord, Entry, HandoffSummary, Referral } from "../wire";

export type Shared = HandoffSummary["shared"][number];

/** The articles and services that were shared in a chat, each once: what the server fills in too. */
export function sharedIn(entries: readonly Entry[]): Shared[] {
  const found = new Map<string, Shared>();
  for (const { article, resource } of entries) {
    const one: Shared | null = article
      ? { kind: "article", id: article.slug, title: article.title }
      : resource
        ? { kind: "resource", id: resource.id, title: resource.name }
        : null;
    if (one && !found.has(`${one.kind}/${one.id}`)) found.set(`${one.kind}/${one.id}`, one);
  }
  return [...found.values()];
}

/** The record as it was filled in, or null where a choice is missing. What was not asked is left out. */
export function readRecord(form: HTMLFormElement, shared: readonly Shared[]): ContactRecord | null {
  const data = new FormData(form);
  const chosen = <Value>(name: string) => (data.get(name) || null) as Value | null;
  const contact_type = chosen<ContactRecord["contact_type"]>("contact_type");
  const outcome = chosen<ContactRecord["outcome"]>("outcome");
  if (!contact_type || !outcome) return null;
  const cancer_type = chosen<NonNullable<ContactRecord["cancer_type"]>>("cancer_type");
  const stage_of_journey = chosen<NonNullable<ContactRecord["stage_of_journey"]>>("stage_of_journey");
  const needs = data.getAll("needs") as NonNullable<ContactRecord["needs"]>;
  const kept = data.getAll("referrals");
  return {
    contact_type,
    outcome,
    relation: data.get("relation") as ContactRecord["relation"],
    topics: data.getAll("topics") as ContactRecord["topics"],
    text: String(data.get("text") ?? "").trim() || null,
    ...(cancer_type && { cancer_type }),
    ...(stage_of_journey && { stage_of_journey }),
    ...(needs.length > 0 && { needs }),
    // Where nothing is taken out, the server knows best what was shared.
    ...(kept.length < shared.length && { referrals: kept.map((one) => referralOf(String(one))) }),
  };
}

function referralOf(key: string): Referral {
  const [kind, id] = key.split("/", 2) as [Referral["kind"], string];
  return { kind, id };
}

/** Leads to the first choice that is missing. */
export function focusMissing(form: HTMLFormElement): void {
  form.querySelector<HTMLElement>("select[aria-invalid]:has(option[value='']:checked)")?.focus();
}
