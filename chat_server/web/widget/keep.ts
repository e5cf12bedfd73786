// What survives a reload of this tab: the token, what is typed, what is not sent yet.

import type { Availability, Handoff, RequestChat } from "../wire";

export interface Kept {
  token: string;
  draft: string;
  form: Record<string, string>;
  /** Asked for and not answered yet: asked again with the same secret, it gets the same answer. */
  request: RequestChat;
  unsent: { chat: string; messages: [clientId: string, text: string][] };
  /** How much of the log was shown. */
  seen: number;
  /** Since when this chat was seen to wait, by this device's clock. */
  waits: { chat: string; since: number };
  /** Shown on the phone card. A phone may drop the page while it dials. */
  phoned: { availability: Availability; handoff: Handoff | null };
  rated: boolean;
}

export interface Keep {
  read<Key extends keyof Kept>(key: Key): Kept[Key] | null;
  /** Null forgets. */
  write<Key extends keyof Kept>(key: Key, value: Kept[Key] | null): void;
  /** All of it. */
  forget(): void;
}

const PREFIX = "helpline.";

/** Kept for this tab; in memory only where the browser blocks storage. */
export function tabKeep(storage: () => Storage = () => sessionStorage): Keep {
  const memory = new Map<string, string>();
  const attempt = <T>(work: (storage: Storage) => T): T | null => {
    try {
      return work(storage());
    } catch {
      return null;
    }
  };
  return {
    read(key) {
      const kept = memory.get(key);
      return kept ? JSON.parse(kept) : attempt((tab) => JSON.parse(tab.getItem(PREFIX + key) ?? "null"));
    },
    write(key, value) {
      if (value === null) {
        memory.delete(key);
        attempt((tab) => tab.removeItem(PREFIX + key));
      } else {
        memory.set(key, JSON.stringify(value));
        attempt((tab) => tab.setItem(PREFIX + key, JSON.stringify(value)));
      }
    },
    // Nobody else writes into the storage of this origin's frames.
    forget() {
      memory.clear();
      attempt((tab) => tab.clear());
    },
  };
}
