// For whoever is not safe where they sit: the page goes at once, without the server if need be.

const PRESSED_WITHIN_MS = 700;
/** Within which the page around has heard that there is nothing to bring back. */
const HEARD_MS = 50;

export function leave(token: string | null): void {
  document.documentElement.textContent = "";
  if (token) navigator.sendBeacon("/api/visitor/gone", token);
  setTimeout(() => window.top?.location.replace("about:blank"), HEARD_MS);
}

/** Shift three times, by itself: held down, or with a letter, it is only typing. */
export class Shifts {
  private pressed = 0;
  private last = 0;

  third(shift: boolean, now = Date.now()): boolean {
    this.pressed = !shift ? 0 : now - this.last < PRESSED_WITHIN_MS ? this.pressed + 1 : 1;
    this.last = now;
    return this.pressed > 2;
  }
}
