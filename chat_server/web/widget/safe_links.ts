// Finds links in what people write. Only http, https and tel become links; the rest stays text.

export type Part = string | { href: string; text: string };

// What turns the direction of writing ends an address: it would read as another.
const LINK = /\bhttps?:\/\/[^\s<>"'\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+|\btel:\+?[\d().-]{3,}/gi;
const TRAILING = /[.,;:!?)\]}»”’]+$/;

export function withLinks(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const found = trimmed(match[0]);
    if (!isSafe(found)) continue;
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push({ href: found, text: found });
    end = match.index + found.length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/** An article's address is a path of this origin; anything else is not followed. Its page then shows the way back. */
export function articlePath(url = ""): string | null {
  return /^\/(?![/\\])/.test(url) ? url.replace(/#|$/, "&from=chat$&") : null;
}

// A closing bracket belongs to the address when it was opened in it.
function trimmed(link: string): string {
  const bare = link.replace(TRAILING, "");
  return bare.includes("(") && link[bare.length] === ")" ? `${bare})` : bare;
}

function isSafe(link: string): boolean {
  return URL.canParse(link) && ["http:", "https:", "tel:"].includes(new URL(link).protocol);
}
