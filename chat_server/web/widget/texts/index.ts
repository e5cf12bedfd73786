// A visitor loads one language; the other comes when it is chosen.

import type { Language } from "../../wire/language";
import type { Texts } from "./en";

export type { Texts };

const load: Record<Language, () => Promise<{ [language in Language]?: Texts }>> = {
  en: () => import("./en"),
  es: () => import("./es"),
};
const learnt: { [language in Language]?: Texts | undefined } = {};

/** Resolves to whether there is something new to say: false where it was known, or cannot be loaded now. */
export async function learn(language: Language): Promise<boolean> {
  if (learnt[language]) return false;
  Object.assign(learnt, await load[language]().catch(() => null));
  return !!learnt[language];
}

/** The texts of a language; those of the other until it is learnt. */
export function textsIn(language: Language): Texts {
  return learnt[language] ?? (Object.values(learnt).find(Boolean) as Texts);
}
