// Turns the phone link of a page into the Live Chat button. Until the server has answered, and wherever it
// does not, the link stays what it is. Nothing is stored, and nothing else is asked before the button is used.

import { type Language, languageOf } from "../wire/language";
import type { News, ToFrame } from "./bridge";
import { css, SMALL } from "./loader_css";

type Words = [chat: string, closed: string, close: string, unread: string];
const WORDS: Record<Language, Words> = {
  en: ["Live Chat", "Closed. Call any time.", "Close ×", "new"],
  es: ["Chat en vivo", "Cerrado. Llame a toda hora.", "Cerrar ×", "sin leer"],
};

const script = document.currentScript as HTMLScriptElement;
const link = document.querySelector<HTMLAnchorElement>("a[data-helpline]");
if (link) void offerChat(link);

async function offerChat(link: HTMLAnchorElement) {
  const server = new URL(script.src).origin;
  const tags = [
    link.dataset.language,
    script.dataset.language,
    document.documentElement.lang,
    navigator.language,
  ];
  const language = tags.map(languageOf).find(Boolean) ?? "en";
  try {
    // A refusal has no channel.
    const { channel } = await (await fetch(`${server}/api/availability?language=${language}`)).json();
    if (channel) place(link, server, language, channel === "chat");
  } catch {
    // The phone link stands.
  }
}

function make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, properties: object, ...inside: Node[]) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...inside);
  return element;
}

function place(link: HTMLAnchorElement, server: string, language: Language, open: boolean) {
  const [chat, closed, close, unread] = WORDS[language];
  const badge = make("b", {});
  const button = make("button", { textContent: chat }, badge);
  if (!open) button.append(make("small", { textContent: closed }));
  const hide = make("button", { textContent: close });
  const host = make("div", { lang: language });
  link.replaceWith(host);
  // Until the frame is ready, the panel shows the phone link itself.
  const meanwhile = make("p", {}, link);
  const panel = make("dialog", { ariaLabel: chat }, hide, meanwhile);
  const styles = new CSSStyleSheet();
  styles.replaceSync(css);
  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [styles];
  shadow.append(button, panel);
  // The page's own last lines stay reachable above the button.
  document.body.append(make("div", { style: "height:5rem" }));

  // Not attached yet, so nothing is loaded.
  const frame = make("iframe", {
    title: chat,
    src: `${server}/widget/?language=${language}`,
    allow: "clipboard-write",
  });
  let underway = false;

  const tell = () => {
    button.ariaExpanded = panel.open as never;
    if (meanwhile.isConnected) return;
    frame.contentWindow?.postMessage({ shown: panel.open } satisfies ToFrame, server);
    try {
      if (underway) sessionStorage.helpline = panel.open;
      else delete sessionStorage.helpline;
    } catch {
      // Where nothing can be kept, the page begins with the button again.
    }
  };
  const show = () => {
    if (!frame.isConnected) panel.append(frame);
    // On a small screen the panel covers the page, so the page behind it must be out of reach.
    panel[matchMedia(SMALL).matches ? "showModal" : "show"]();
    tell();
    frame.focus();
  };
  const shut = () => panel.close();
  button.onclick = show;
  hide.onclick = shut;
  panel.onkeydown = (event) => event.key === "Escape" && shut();
  panel.onclose = () => {
    tell();
    button.focus();
  };
  // Whoever presses Shift three times wants everything gone; the frame counts. What else is pressed is not told.
  addEventListener("keydown", ({ key, repeat }) =>
    frame.contentWindow?.postMessage({ shift: key === "Shift" && !repeat } satisfies ToFrame, server),
  );
  addEventListener("message", ({ source, data }: MessageEvent<News>) => {
    // What others send from the frame, such as extensions, has no number in it.
    if (source !== frame.contentWindow || !(data.unread + 1)) return;
    if (data.close) return shut();
    underway = data.underway;
    badge.textContent = data.unread ? `${data.unread} ${unread}` : "";
    if (meanwhile.isConnected) {
      meanwhile.remove();
      frame.focus();
    }
    tell();
  });

  tell();
  // Who was in a chat before this page was loaded is in it again, behind a shut panel too.
  const before = sessionStorage.helpline;
  if (before) panel.append(frame);
  if (before === "true") show();
}
