// The cards that are shared in practice: made of what the drawer has found, since the server is told of none.

import type { ArticleHit, Entry, ResourceHit, StaffWire } from "../wire";

type Commands = StaffWire["commands"];
export type Card = Pick<Entry, "kind" | "article" | "resource">;

export class Cards {
  private readonly articles = new Map<string, ArticleHit>();
  private readonly resources = new Map<string, ResourceHit>();

  /** Keeps what an answer has found. */
  remember(answer: object): void {
    const { articles, resources } = answer as { articles?: ArticleHit[]; resources?: ResourceHit[] };
    for (const one of articles ?? []) this.articles.set(`${one.language}/${one.slug}`, one);
    for (const one of resources ?? []) this.resources.set(`${one.language}/${one.id}`, one);
  }

  /** Null where it was not found, or may not be sent. */
  ofArticle(choice: Commands["share_article"]): Card | null {
    const hit = this.articles.get(`${choice.language}/${choice.slug}`);
    if (!hit?.sendable) return null;
    const anchor = choice.anchor ?? null;
    const section = hit.sections.find((one) => one.anchor === anchor)?.title ?? null;
    const { slug, language, title, summary, sample } = hit;
    const url = `/articles/${slug}?language=${language}${anchor ? `#${anchor}` : ""}`;
    const card = { slug, language, title, summary, sample, section, anchor, url, version: 1, notice: "" };
    return { kind: "article", article: card };
  }

  /** Null where it was not found. */
  ofResource(choice: Commands["share_resource"]): Card | null {
    const resource = this.resources.get(`${choice.language}/${choice.resource_id}`);
    return resource ? { kind: "resource", resource } : null;
  }
}
