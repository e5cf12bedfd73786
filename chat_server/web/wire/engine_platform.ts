// Stands in for the platform parts of engine.io-client in the build (its util, globals and parseqs): they
// serve Node, React Native and old browsers as well.

const UTF_8 = new TextEncoder();

export const defaultBinaryType = "arraybuffer";

export function createCookieJar(): void {}

export function nextTick(work: () => void): void {
  queueMicrotask(work);
}

interface Timers {
  setTimeoutFn: typeof setTimeout;
  clearTimeoutFn: typeof clearTimeout;
}

export function installTimerFunctions(on: Timers): void {
  on.setTimeoutFn = setTimeout.bind(globalThis);
  on.clearTimeoutFn = clearTimeout.bind(globalThis);
}

export function byteLength(text: string): number {
  return UTF_8.encode(text).length;
}

export function randomString(): string {
  return Math.random().toString(36).slice(2);
}

export function encode(query: Record<string, string>): string {
  return `${new URLSearchParams(query)}`;
}

/** Only for a query given as text, which ours never is. */
export const decode = null;
