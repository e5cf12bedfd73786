// What the desktop shows while nobody looks at the console. Others may see the screen: never who, nor what they wrote.

import { computed, effect } from "@preact/signals";
import type { Desk } from "./desk";
import { desktop } from "./preferences";
import { words } from "./texts";

const ONE_AT_A_TIME = "offer";

export function notifyWhileOffered(at: () => Desk): () => void {
  const offered = computed(() => at().state.value.offers.some((one) => !one.reading));
  return effect(() => {
    if (!offered.value || desktop.value === "off" || !document.hidden || !mayNotify()) return;
    const shown = show(words().title.offer);
    return () => shown?.close();
  });
}

/** Where a page may not make one, as on Android, the offer must not fail for it. */
function show(title: string): Notification | null {
  try {
    // The console makes its own sound.
    const shown = new Notification(title, { tag: ONE_AT_A_TIME, silent: true });
    shown.onclick = () => {
      window.focus();
      shown.close();
    };
    return shown;
  } catch {
    queueMicrotask(() => {
      desktop.value = "off";
    });
    return null;
  }
}

export function canNotify(): boolean {
  return "Notification" in window;
}

function mayNotify(): boolean {
  return canNotify() && Notification.permission === "granted";
}

/** Turns notifications on, if the browser's owner allows it; whether they did. */
export async function allowNotifying(): Promise<boolean> {
  const allowed = canNotify() && (await Notification.requestPermission()) === "granted";
  desktop.value = allowed ? "on" : "off";
  return allowed;
}
