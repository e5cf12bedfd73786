// Instants, people and refusals, in the reader's language.

import { language } from "./preferences";
import type { Happening, Message } from "./state";
import { words } from "./texts";
import type { Chat, Colleague, Entry } from "./wire";

export const LOCALES = { en: "en-US", es: "es-US" };

export function timeInWords(at: string): string {
  return new Date(at).toLocaleTimeString(LOCALES[language.value], { hour: "numeric", minute: "2-digit" });
}

export function dayInWords(at: string): string {
  return new Date(at).toLocaleDateString(LOCALES[language.value], { dateStyle: "medium", timeZone: "UTC" });
}

/** When somebody last checked what a service says; of one that is stale, what to do about it. */
export function checkedInWords(service: { last_checked: string | null; stale?: boolean }): string {
  const { resources: text } = words();
  if (service.last_checked === null) return text.neverChecked;
  const day = dayInWords(service.last_checked);
  return service.stale ? text.stale(day) : text.checked(day);
}

export function instantInWords(at: string): string {
  return new Date(at).toLocaleString(LOCALES[language.value], { dateStyle: "medium", timeStyle: "short" });
}

/** Their name, else the role in which they came. */
export function visitorInWords(chat: Chat): string {
  return chat.name?.trim() || words().roles[chat.role];
}

export function authorInWords(entry: Entry, chat: Chat, myName: string): string {
  if (entry.author.kind === "visitor") return visitorInWords(chat);
  if (entry.author.kind === "system") return words().chat.helpline;
  return entry.author.name === myName ? words().chat.you : (entry.author.name ?? words().chat.helpline);
}

export function noticeInWords(entry: Entry): string {
  const { notices } = words();
  const what = entry.notice?.what ?? "other";
  const known = Object.hasOwn(notices, what) ? notices[what as keyof typeof notices] : notices.other;
  return typeof known === "function" ? known(entry.notice?.name ?? words().chat.helpline) : known;
}

export function messageInWords(message: Message): string {
  if ("text" in message) return message.text;
  const { drawer, resources } = words();
  return "article" in message
    ? `${drawer.article}: ${message.article.title}`
    : `${resources.service}: ${message.resource.title}`;
}

/** Whether a colleague can be asked to take this chat. */
export function canTake(one: Colleague, chat: Chat): boolean {
  return one.free_slots > 0 && one.languages.includes(chat.language);
}

/** How free a colleague is for a chat, or why they are not. */
export function freedomInWords(one: Colleague, chat: Chat): string {
  const { transfer, languages, duty } = words();
  if (!one.languages.includes(chat.language)) return transfer.wrongLanguage;
  if (one.duty !== "available") return duty[one.duty];
  if (!one.connected) return transfer.notConnected;
  if (one.free_slots === 0) return transfer.notFree;
  return [transfer.free(one.free_slots), ...one.languages.map((code) => languages[code])].join(" · ");
}

export function reasonInWords(reason: string): string {
  const { reasons } = words().duty;
  return Object.hasOwn(reasons, reason) ? reasons[reason as keyof typeof reasons] : reason;
}

export function refusalInWords(code: string): string {
  const { refused } = words().told;
  return Object.hasOwn(refused, code) ? refused[code as keyof typeof refused] : refused.other;
}

export function happeningInWords(happening: Happening): string {
  const { told } = words();
  switch (happening.kind) {
    case "offer_closed":
      return told[happening.state];
    case "taken_over":
      return told.takenOver(happening.by, visitorInWords(happening.visitor));
    case "duty_set":
      return told.dutySet(happening.by, words().duty[happening.duty]);
    case "called":
      return told.called(visitorInWords(happening.visitor));
    case "whispered":
      return told.whispered(happening.by, visitorInWords(happening.visitor));
    case "requeued":
      return told.requeued(visitorInWords(happening.visitor));
    case "gone":
      return told.gone(visitorInWords(happening.visitor));
    case "not_handed":
      return told.notHanded[happening.state](happening.name, visitorInWords(happening.visitor));
    case "alert":
      return told.alerts[happening.alert as keyof typeof told.alerts] ?? told.alerts.other;
    case "practice_over":
      return told.practiceOver;
    case "refused":
      return refusalInWords(happening.code);
  }
}
