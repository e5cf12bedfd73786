// Going into practice, and out of it again.

import { effect } from "@preact/signals";
import { setDuty } from "../acts";
import { Desk } from "../desk";
import { practiceRoom } from "../seat";
import { dialog, drawer, selected } from "../view";
import { PracticeBanner } from "./banner";
import { PracticeConnection } from "./practice_connection";
import type { Script } from "./script";

/** Whoever practises is not asked in earnest, and cannot be while a chat or an offer is theirs. */
export function mayPractise(desk: Desk): boolean {
  return desk.state.value.status === "connected" && !isNeeded(desk);
}

function isNeeded(desk: Desk): boolean {
  const { talks, offers } = desk.state.value;
  return talks.length > 0 || offers.length > 0;
}

function newestOf(desk: Desk): number {
  return Math.max(0, ...desk.state.value.told.map((one) => one.id));
}

let inside: { connection: PracticeConnection; leave: () => void } | null = null;

/** Offers a practice visitor; false where that cannot be now. */
export async function practise(at: Desk, script: Script): Promise<boolean> {
  if (!inside && !(await enter(at))) return false;
  inside?.connection.visit(script);
  return true;
}

export function leavePractice(): void {
  inside?.leave();
}

async function enter(real: Desk): Promise<boolean> {
  if (!mayPractise(real)) return false;
  const away = real.state.value.me?.duty !== "available";
  if (!away && !(await setDuty(real, { status: "away", reason: "training" }))) return false;
  const { me } = real.state.value;
  if (!me) return false;
  const connection = new PracticeConnection(real.connection, {
    ...me,
    duty: "available",
    reason: null,
    roles: ["specialist"],
  });
  const desk = new Desk(connection, () => {});
  const [seen, by] = [newestOf(real), me.id];
  const stop = effect(() => {
    const { me: now, status } = real.state.value;
    const someoneElse = status === "refused" || now?.id !== by;
    // What is in earnest comes first, and what is told of it is told at one's own desk.
    if (isNeeded(real) || newestOf(real) > seen || now?.duty === "available" || someoneElse) {
      queueMicrotask(() => {
        if (!inside) return;
        leavePractice();
        if (!someoneElse) real.hear({ what: "tell", happening: { kind: "practice_over" } });
      });
    }
  });
  const leave = () => {
    stop();
    connection.close();
    inside = null;
    goElsewhere();
    practiceRoom.value = null;
  };
  inside = { connection, leave };
  goElsewhere();
  desk.start();
  practiceRoom.value = { desk, Banner: PracticeBanner };
  return true;
}

function goElsewhere(): void {
  dialog.value = drawer.value = selected.value = null;
}
