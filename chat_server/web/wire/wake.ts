/** Calls back when the page may have slept: shown again, back online, or restored from the back cache. */
export function onWake(woke: () => void): () => void {
  const shown = () => {
    if (document.visibilityState === "visible") woke();
  };
  document.addEventListener("visibilitychange", shown);
  window.addEventListener("online", woke);
  window.addEventListener("pageshow", shown);
  return () => {
    document.removeEventListener("visibilitychange", shown);
    window.removeEventListener("online", woke);
    window.removeEventListener("pageshow", shown);
  };
}
