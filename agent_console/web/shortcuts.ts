// What the keys do.

import { acceptOffer, declineOffer } from "./acts";
import type { Desk } from "./desk";
import { type Shortcut, shortcutOf, whereOf } from "./keys";
import { singleKeys } from "./preferences";
import { closeDrawer, dialog, drawer, focusComposer, openDrawer, selected } from "./view";

/** `at`: the desk at which one sits just then. */
export function listenForShortcuts(at: () => Desk): void {
  document.addEventListener("keydown", (event) => {
    const shortcut = shortcutOf(event, whereOf(event.target), singleKeys.value === "on");
    // A dialog is a conversation of its own; only an offer may be answered over it.
    const answers = shortcut?.act === "accept" || shortcut?.act === "decline";
    if (!shortcut || (dialog.value && !answers)) return;
    if (perform(at(), shortcut)) event.preventDefault();
  });
}

function perform(desk: Desk, shortcut: Shortcut): boolean {
  const offer = desk.state.value.offers[0];
  switch (shortcut.act) {
    case "accept":
      if (offer) void accept(desk, offer.offer_id);
      return true;
    case "decline":
      if (offer) void declineOffer(desk, offer.offer_id);
      return true;
    case "articles":
      return openArticles(desk);
    case "close":
      if (drawer.value) closeDrawer();
      return false;
    case "chat":
      return goTo(desk, shortcut.place);
    case "urgent":
      return putWording(desk);
    case "shortcuts":
      dialog.value = { kind: "shortcuts" };
      return true;
  }
}

async function accept(desk: Desk, offerId: string): Promise<void> {
  // Where something is being written the focus stays: half a sentence must not end in another chat.
  const idle = whereOf(document.activeElement) === "elsewhere" && !dialog.value;
  const chat = await acceptOffer(desk, offerId);
  if (!chat || !idle) return;
  selected.value = chat.id;
  focusComposer(chat.id);
}

function openArticles(desk: Desk): boolean {
  const { attending, talks } = desk.state.value;
  const open = talks.filter((talk) => talk.chat.state === "active").map((talk) => talk.chat.id);
  const chatId = [attending, selected.value, drawer.value, open[0]].find((id) => id && open.includes(id));
  if (chatId) openDrawer(chatId);
  return true;
}

function putWording(desk: Desk): boolean {
  const chatId = desk.state.value.attending ?? selected.value ?? desk.state.value.talks[0]?.chat.id;
  document.getElementById(`chat-${chatId}`)?.querySelector<HTMLElement>("[data-urgent]")?.click();
  return true;
}

function goTo(desk: Desk, place: number): boolean {
  const talk = desk.state.value.talks[place - 1];
  if (!talk) return false;
  selected.value = talk.chat.id;
  focusComposer(talk.chat.id);
  return true;
}
