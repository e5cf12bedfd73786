// At which desk one sits: one's own, or one for practice, where nothing reaches anybody.

import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import type { Desk } from "./desk";

export interface PracticeRoom {
  desk: Desk;
  /** Says all the time that this is practice, and leads out of it. */
  Banner: ComponentType;
}

export const practiceRoom = signal<PracticeRoom | null>(null);
