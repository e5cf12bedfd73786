/** The address as a path on this origin, or null where it would lead elsewhere. */
export function safePath(address: string): string | null {
  try {
    const url = new URL(address, location.origin);
    const here = url.origin === location.origin && /^https?:$/.test(url.protocol);
    return here ? url.pathname + url.search + url.hash : null;
  } catch {
    return null;
  }
}
