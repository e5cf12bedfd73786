// What a member of staff likes, kept in this browser. Never anything of a chat.

import { effect, type Signal, signal } from "@preact/signals";
import { type Language, languageOf } from "./wire";

type Keeps = () => Storage;
const inThisBrowser: Keeps = () => localStorage;
const inThisTab: Keeps = () => sessionStorage;

function kept<T extends string>(
  key: string,
  allowed: readonly T[],
  otherwise: () => T,
  where: Keeps = inThisBrowser,
): Signal<T> {
  const stored = read(where, `helpline.${key}`) as T | null;
  const value = signal(stored && allowed.includes(stored) ? stored : otherwise());
  effect(() => write(where, `helpline.${key}`, value.value));
  return value;
}

export const language = kept<Language>(
  "language",
  ["en", "es"],
  () => languageOf(document.documentElement.lang) ?? "en",
);
export const sound = kept<"on" | "off">("sound", ["on", "off"], () => "on");
/** Whether the desktop tells of an offer while nobody looks at the console. */
export const desktop = kept<"on" | "off">("desktop", ["on", "off"], () => "off");
/** Whether somebody has heard the sound of an offer, since they signed in. */
export const soundHeard = kept<"yes" | "no">("sound_heard", ["yes", "no"], () => "no", inThisTab);
export const singleKeys = kept<"on" | "off">("single_keys", ["on", "off"], () => "on");

effect(() => {
  document.documentElement.lang = language.value;
});

function read(where: Keeps, key: string): string | null {
  try {
    return where().getItem(key);
  } catch {
    return null;
  }
}

function write(where: Keeps, key: string, value: string): void {
  try {
    where().setItem(key, value);
  } catch {
    // Blocked storage: the choice lasts as long as the page.
  }
}
