/**
 * 22 characters with 128 random bits: unique enough for any message, and secret enough for `request_chat`,
 * whose token derives from it.
 */
export function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
