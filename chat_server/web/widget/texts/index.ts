// A visitor loads one language; the other comes when it is chosen.

import type { Language } from "../../wire/language";
import type { Texts } from "./en";

export type { Texts };

const load: Record<Language, () => Promise<Texts>> = {
  en: async () => (await import("./en")).en,
  es: async () => (await import("./es")).es,
};
const learnt: { [language in Language]?: Texts | undefined } = {};

/** Resolves to whether there is something new to say: false where it was known, or cannot be loaded now. */
export async function learn(language: Language): Promise<boolean> {
  if (learnt[language]) return false;
  learnt[language] = await load[language]().catch(() => undefined);
  return !!learnt[language];
}

/** The texts of a language; those of the other until it is learnt. */
export function textsIn(language: Language): Texts {
  return learnt[language] ?? (Object.values(learnt).find(Boolean) as Texts);
}
