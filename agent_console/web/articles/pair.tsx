import { words } from "../texts";
import { articleWords } from "../texts/articles";
import type { Named } from "../view";
import type { Language, ReadDraftAck } from "../wire";
import { useStanding } from "./reading";

const OTHER: Record<Language, Language> = { en: "es", es: "en" };

/** Whether the other language says the same is for people to judge; how it stands is told here. */
export function Pair({ named }: { named: Named }) {
  const { publish: text } = articleWords();
  const other = OTHER[named.language];
  const { read, failed } = useStanding({ slug: named.slug, language: other });
  const tongue = words().languages[other];
  const unread = failed ? text.pairFailed(tongue) : text.pairRead(tongue);
  return <li aria-live="polite">{read ? pairInWords(read, tongue) : unread}</li>;
}

function pairInWords({ draft, ...stands }: ReadDraftAck, tongue: string): string {
  const { publish: text, states } = articleWords();
  if (draft) return text.pairDrafted(tongue, states[draft.state]);
  if (stands.shelved === null) return text.pairMissing(tongue);
  const told = stands.shelved_withdrawn ? text.pairWithdrawn : text.pairStays;
  return told(tongue, stands.shelved_version);
}
