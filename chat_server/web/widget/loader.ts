// Turns the phone link of a page into the Live Chat button. Until the server has answered, and wherever it
// does not, the link stays what it is. Nothing is stored, and nothing else is asked before the button is used.

import { type Language, languageOf } from "../wire/language";
import type { FromFrame, ToFrame } from "./bridge";
import { css, SMALL } from "./loader_css";

type Words = [chat: string, closed: string, close: string, unread: string];
const WORDS: Record<Language, Words> = {
  en: ["Live Chat", "Closed now. Call any time.", "Close", "new"],
  es: ["Chat en vivo", "Cerrado ahora. Llame a toda hora.", "Cerrar", "nuevos"],
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
    const answer = await fetch(`${server}/api/availability?language=${language}`);
    const { channel } = await answer.json();
    if (answer.ok && channel) place(link, server, language, channel === "chat");
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
  const badge = make("b", { hidden: true });
  const button = make("button", { className: "open", textContent: chat }, badge);
  if (!open) button.append(make("small", { textContent: closed }));
  const hide = make("button", { textContent: `${close} ×` });
  const host = make("div", { lang: language });
  link.replaceWith(host);
  // Until the frame is ready, the panel shows the phone link itself.
  const panel = make("dialog", { ariaLabel: chat }, hide, make("p", {}, link));
  const styles = new CSSStyleSheet();
  styles.replaceSync(css);
  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [styles];
  shadow.append(button, panel);
  // The page's own last lines stay reachable above the button.
  document.body.append(make("div", { style: "height:5rem" }));

  let frame: HTMLIFrameElement | undefined;
  const expanded = (is: boolean) => {
    button.ariaExpanded = `${is}`;
    if (panel.className)
      frame?.contentWindow?.postMessage({ helpline: is ? "opened" : "closed" } satisfies ToFrame, server);
  };
  expanded(false);

  button.onclick = () => {
    frame ??= panel.appendChild(
      make("iframe", {
        title: chat,
        src: `${server}/widget/?language=${language}`,
        allow: "clipboard-write",
      }),
    );
    // On a small screen the panel covers the page, so the page behind it must be out of reach.
    if (matchMedia(SMALL).matches) panel.showModal();
    else panel.show();
    expanded(true);
    frame.focus();
  };
  panel.onclose = () => {
    expanded(false);
    button.focus();
  };
  const shut = () => panel.close();
  hide.onclick = shut;
  panel.onkeydown = (event) => event.key === "Escape" && shut();
  addEventListener("message", ({ source, origin, data }: MessageEvent<FromFrame>) => {
    if (source !== frame?.contentWindow || origin !== server) return;
    if (data.helpline === "close") shut();
    if (data.helpline === "unread") {
      badge.hidden = !data.count;
      badge.textContent = `${data.count} ${unread}`;
    }
    if (data.helpline === "ready") {
      panel.className = "ready";
      expanded(panel.open);
      frame?.focus();
    }
  });
}
