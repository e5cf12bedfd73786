// Where the specialist is looking. None of it is known to the server.

import { signal } from "@preact/signals";
import type { Language } from "./wire";

export type LeavingWay = "off" | "sign_out";

export type OpenDialog =
  | { kind: "transfer" | "end"; chatId: string }
  | { kind: "leave"; way: LeavingWay }
  | { kind: PlainDialog };

/** Those that are of no chat. */
export type PlainDialog = "shortcuts" | "handoff" | "call" | "replies" | "resources" | "practice";

/** What names an article: it is the same in every version. */
export interface Named {
  slug: string;
  language: Language;
}

/** The chat in front, where there is no room for all. */
export const selected = signal<string | null>(null);
/** The chat for which the article drawer is open. */
export const drawer = signal<string | null>(null);
export const dialog = signal<OpenDialog | null>(null);
/** Ticks once a second, with the server's time. */
export const now = signal(Date.now());

/** The article of which a draft is open, in the place for articles. */
export const written = signal<Named | null>(null);

export type Place = "chats" | "board" | "articles" | "components";

const WALL = "#wall";

const PLACES: Record<string, Place> = {
  "#board": "board",
  [WALL]: "board",
  "#articles": "articles",
  "#components": "components",
};

export const place = signal<Place>(placeOf(location.hash));

/** Whether the board shows its big numbers, for a screen on the wall. */
export const wall = signal(isWall(location.hash));

export function showWall(shown: boolean): void {
  wall.value = shown;
  // A screen that starts again by itself comes back to what it showed.
  history.replaceState(history.state, "", shown ? WALL : "#board");
}

export function isWall(hash: string): boolean {
  return hash === WALL;
}

export function placeOf(hash: string): Place {
  return PLACES[hash] ?? "chats";
}

export function composerId(chatId: string): string {
  return `composer-${chatId}`;
}

export function focusComposer(chatId: string): void {
  // After the next paint: what was just opened or closed must be there or gone.
  setTimeout(() => document.getElementById(composerId(chatId))?.focus());
}

export function openDrawer(chatId: string): void {
  drawer.value = chatId;
  selected.value = chatId;
  // Where it is open already, one looks for something else now.
  const search = document.getElementById("shelf-query") as HTMLInputElement | null;
  search?.focus();
  search?.select();
}

export function closeDrawer(): void {
  const chatId = drawer.value;
  drawer.value = null;
  if (chatId) focusComposer(chatId);
}
