// Talks with the page around the frame, and never about content.

export interface News {
  /** How many of the specialist's messages came while the panel was shut. */
  unread: number;
  /** A page that is loaded anew must bring this frame back. */
  underway: boolean;
}
export type FromFrame = { close: true } | News;
export type ToFrame = { shown: boolean };

export interface Bridge {
  close(): void;
  /** The first news also says that there is something to show. */
  news(news: News): void;
  onShown(hear: (shown: boolean) => void): void;
}

export function bridge(frame: Window = window): Bridge {
  const page = frame.parent;
  let last = "";
  // Any site may embed the chat, so the receiver is not known; nothing in it is confidential.
  const post = (message: FromFrame) => page !== frame && page.postMessage(message, "*");
  return {
    close: () => post({ close: true }),
    news: (news) => {
      const text = JSON.stringify(news);
      if (text !== last) post(news);
      last = text;
    },
    onShown: (hear) =>
      frame.addEventListener("message", ({ source, data }) => {
        const { shown } = (data ?? {}) as Partial<ToFrame>;
        if (source === page && shown !== undefined) hear(shown);
      }),
  };
}
