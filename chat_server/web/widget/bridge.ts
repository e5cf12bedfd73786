// Talks with the page around the frame: never about content, only open, closed and how many are unread.

export type FromFrame = { helpline: "ready" | "close" } | { helpline: "unread"; count: number };
export type ToFrame = { helpline: "opened" | "closed" };

export interface Bridge {
  ready(): void;
  close(): void;
  unread(count: number): void;
  onShown(hear: (shown: boolean) => void): void;
}

export function bridge(frame: Window = window): Bridge {
  const page = frame.parent;
  // Any site may embed the chat, so the receiver is not known; nothing in it is confidential.
  const post = (message: FromFrame) => page !== frame && page.postMessage(message, "*");
  return {
    ready: () => post({ helpline: "ready" }),
    close: () => post({ helpline: "close" }),
    unread: (count) => post({ helpline: "unread", count }),
    onShown: (hear) =>
      frame.addEventListener("message", (event) => {
        if (event.source !== page) return;
        const what = (event.data as ToFrame | null)?.helpline;
        if (what === "opened" || what === "closed") hear(what === "opened");
      }),
  };
}
