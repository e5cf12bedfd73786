// Which key means what. Single keys can be switched off, since dictation software types letters.

export type Shortcut =
  | { act: "accept" | "decline" | "articles" | "close" | "shortcuts" | "urgent" }
  | { act: "chat"; place: number };

export interface Pressed {
  key: string;
  code: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  isComposing?: boolean;
}

/** What the key was pressed in: nothing to write in, a field, or a composer without a word in it. */
export type Where = "elsewhere" | "field" | "empty_composer";

export function shortcutOf(pressed: Pressed, where: Where, singleKeys: boolean): Shortcut | null {
  const { altKey, ctrlKey, metaKey } = pressed;
  if (pressed.isComposing) return null;
  if (pressed.key === "Escape") return { act: "close" };
  if (altKey && !ctrlKey && !metaKey) return withAlt(pressed.code);
  if ((ctrlKey || metaKey) && !altKey) return pressed.key.toLowerCase() === "k" ? { act: "articles" } : null;
  if (!singleKeys || altKey || where === "field") return null;
  if (pressed.key === "/") return { act: "articles" };
  return pressed.key === "?" && where === "elsewhere" ? { act: "shortcuts" } : null;
}

// By the key's place, since Alt writes other letters on some keyboards.
function withAlt(code: string): Shortcut | null {
  if (code === "KeyA") return { act: "accept" };
  if (code === "KeyD") return { act: "decline" };
  if (code === "KeyU") return { act: "urgent" };
  const digit = /^Digit([1-9])$/.exec(code);
  return digit ? { act: "chat", place: Number(digit[1]) } : null;
}

export function whereOf(target: EventTarget | null): Where {
  if (!(target instanceof HTMLElement)) return "elsewhere";
  if (target instanceof HTMLTextAreaElement && target.dataset.composer !== undefined) {
    return target.value === "" ? "empty_composer" : "field";
  }
  const writes = target.matches("input:not([type=checkbox], [type=radio]), textarea, select");
  return writes ? "field" : "elsewhere";
}

/** Enter sends, unless a line break is meant or an input method is still composing. */
export function sends(pressed: Pressed & { shiftKey: boolean }): boolean {
  const plain = !pressed.shiftKey && !pressed.altKey && !pressed.ctrlKey && !pressed.metaKey;
  return pressed.key === "Enter" && plain && !pressed.isComposing;
}
