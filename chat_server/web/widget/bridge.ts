// Talks with the page around the frame, and never about content.

export interface News {
  /** How many of the specialist's messages came while the panel was shut. */
  unread: number;
  /** A page that is loaded anew must bring this frame back. */
  underway: boolean;
  /** The panel is to be shut. */
  close?: true;
}
export type ToFrame = { shown: boolean } | { shift: boolean };

export interface Bridge {
  close(): void;
  /** The first news also says that there is something to show. */
  news(news: News): void;
  onShown(hear: (shown: boolean) => void): void;
  /** Of each key that is pressed in the page around, whether it was Shift by itself. */
  onKey(hear: (shift: boolean) => void): void;
}

export function bridge(frame: Window = window): Bridge {
  const page = frame.parent;
  let last = "";
  let told: News = { unread: 0, underway: false };
  // Any site may embed the chat, so the receiver is not known; nothing in it is confidential.
  const post = (message: News) => page !== frame && page.postMessage(message, "*");
  const listen = (hear: (told: ToFrame) => void) =>
    frame.addEventListener("message", ({ source, data }) => source === page && data && hear(data));
  return {
    close: () => post({ ...told, close: true }),
    news: (news) => {
      const text = JSON.stringify(news);
      told = news;
      if (text !== last) post(news);
      last = text;
    },
    onShown: (hear) => listen((told) => "shown" in told && hear(told.shown)),
    onKey: (hear) => listen((told) => "shift" in told && hear(told.shift)),
  };
}
