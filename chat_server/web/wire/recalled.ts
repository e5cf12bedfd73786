import type { ArticleCard, Entry } from "./types";

/** Whether this version of an article was withdrawn since it was shared, as a notice in its log says. */
export function isRecalled({ slug, language, version }: ArticleCard, entries: readonly Entry[]): boolean {
  return entries.some(
    ({ notice }) => notice?.slug === slug && notice.language === language && notice.version === version,
  );
}
