// What a member of staff likes, kept in this browser. Never anything of a chat.

import { effect, type Signal, signal } from "@preact/signals";
import { type Language, languageOf } from "./wire";

function kept<T extends string>(key: string, allowed: readonly T[], otherwise: () => T): Signal<T> {
  const stored = read(`helpline.${key}`) as T | null;
  const value = signal(stored && allowed.includes(stored) ? stored : otherwise());
  effect(() => write(`helpline.${key}`, value.value));
  return value;
}

export const language = kept<Language>(
  "language",
  ["en", "es"],
  () => languageOf(document.documentElement.lang) ?? "en",
);
export const sound = kept<"on" | "off">("sound", ["on", "off"], () => "on");
export const singleKeys = kept<"on" | "off">("single_keys", ["on", "off"], () => "on");

effect(() => {
  document.documentElement.lang = language.value;
});

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Blocked storage: the choice lasts as long as the page.
  }
}
