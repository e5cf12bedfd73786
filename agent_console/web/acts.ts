// The commands of a member of staff: each asks, and shows what came of it.

import type { Desk } from "./desk";
import type {
  Answer,
  CalendarAck,
  Chat,
  CloseChat,
  ContactRecord,
  CopiedAck,
  CopyShifts,
  PreviewAck,
  PreviewAvailability,
  RemoveCalendar,
  RemoveException,
  RemoveShift,
  RequeueChat,
  RosterAck,
  SetCalendar,
  SetDuty,
  SetDutyOf,
  SetException,
  SetShift,
  SetSwitch,
  TakeOver,
  TransferChat,
} from "./wire";
import { newClientId } from "./wire";

export async function setDuty(desk: Desk, duty: SetDuty): Promise<boolean> {
  const answer = orTell(desk, await desk.connection.ask("set_duty", duty));
  if (answer.ok) desk.hear({ what: "me", me: answer.me });
  return answer.ok;
}

export async function acceptOffer(desk: Desk, offerId: string): Promise<Chat | null> {
  if (desk.answering.has(offerId)) return null;
  desk.answering.add(offerId);
  const answer = orTell(desk, await desk.connection.ask("accept_offer", { offer_id: offerId }));
  desk.answering.delete(offerId);
  if (!answer.ok) {
    if (answer.error.code === "gone") closeOffer(desk, offerId, "withdrawn");
    return null;
  }
  const { chat, entries, notes } = answer;
  closeOffer(desk, offerId, "accepted");
  desk.hear({ what: "taken", chat });
  desk.conversation(chat.id)?.receive(entries);
  desk.hear({ what: "notes", chatId: chat.id, notes });
  return chat;
}

/** Before one answers: there is more time then. */
export async function readBefore(desk: Desk, offerId: string): Promise<void> {
  const answer = orTell(desk, await desk.connection.ask("read_before", { offer_id: offerId }));
  if (answer.ok) {
    desk.hear({ what: "being_read", read: { offer_id: offerId, expires_at: answer.expires_at } });
  } else if (answer.error.code === "gone") closeOffer(desk, offerId, "withdrawn");
}

export async function withdrawTransfer(desk: Desk, chatId: string): Promise<void> {
  orTell(desk, await desk.connection.ask("withdraw_transfer", { chat_id: chatId }));
}

export async function declineOffer(desk: Desk, offerId: string): Promise<void> {
  if (desk.answering.has(offerId)) return;
  desk.answering.add(offerId);
  const answer = orTell(desk, await desk.connection.ask("decline_offer", { offer_id: offerId }));
  desk.answering.delete(offerId);
  if (answer.ok || answer.error.code === "gone") closeOffer(desk, offerId, "declined");
}

export async function transferChat(desk: Desk, transfer: TransferChat): Promise<Answer<unknown>> {
  const answer = await desk.connection.ask("transfer_chat", transfer);
  if (!answer.ok) return answer;
  const { to, chat_id: chatId } = transfer;
  const { chat, offer_id: offerId } = answer;
  desk.hearChat(chat);
  if ("specialist_id" in to && offerId) {
    const name = desk.state.value.colleagues.find((one) => one.id === to.specialist_id)?.name ?? "";
    desk.hear({ what: "handing", chatId, offerId, name });
  }
  return answer;
}

/** The board shows it until one of them looks. */
export async function callSupervisor(desk: Desk, chatId: string): Promise<void> {
  const called = { chat_id: chatId, client_id: newClientId() };
  const answer = orTell(desk, await desk.connection.ask("call_supervisor", called));
  if (answer.ok) desk.hear({ what: "tell", happening: { kind: "called", visitor: answer.chat } });
}

export async function endChat(desk: Desk, chatId: string): Promise<void> {
  const answer = orTell(desk, await desk.connection.ask("end_chat", { chat_id: chatId }));
  if (answer.ok) desk.hearChat(answer.chat);
}

export async function wrapUp(desk: Desk, chatId: string, record: ContactRecord): Promise<Answer<unknown>> {
  const answer = await desk.connection.ask("wrap_up", { chat_id: chatId, record });
  if (answer.ok) desk.hearChat(answer.chat);
  return answer;
}

export async function setSwitch(desk: Desk, change: SetSwitch): Promise<Answer<unknown>> {
  const answer = await desk.connection.ask("set_switch", change);
  if (answer.ok) desk.hear({ what: "queue", queue: answer.queue });
  return answer;
}

/** Supervisors: take a chat oneself. It is then among one's own. */
export async function takeOver(desk: Desk, step: TakeOver): Promise<Answer<unknown>> {
  const answer = await desk.connection.ask("take_over", step);
  if (answer.ok) {
    desk.hear({ what: "taken", chat: answer.chat });
    desk.conversation(answer.chat.id)?.readAgain();
  }
  return answer;
}

export function requeueChat(desk: Desk, step: RequeueChat): Promise<Answer<unknown>> {
  return desk.connection.ask("requeue_chat", step);
}

export function closeChat(desk: Desk, step: CloseChat): Promise<Answer<unknown>> {
  return desk.connection.ask("close_chat", step);
}

/** Whether it was done. */
export async function setDutyOf(desk: Desk, duty: SetDutyOf): Promise<boolean> {
  return orTell(desk, await desk.connection.ask("set_duty_of", duty)).ok;
}

/** Whoever may: another week from a day on. */
export async function setCalendar(desk: Desk, week: SetCalendar): Promise<Answer<unknown>> {
  return edited(desk, await desk.connection.ask("set_calendar", week));
}

export async function removeCalendar(desk: Desk, of: RemoveCalendar): Promise<Answer<unknown>> {
  return edited(desk, await desk.connection.ask("remove_calendar", of));
}

export async function setException(desk: Desk, day: SetException): Promise<Answer<unknown>> {
  return edited(desk, await desk.connection.ask("set_exception", day));
}

export async function removeException(desk: Desk, of: RemoveException): Promise<Answer<unknown>> {
  return edited(desk, await desk.connection.ask("remove_exception", of));
}

export function previewAvailability(desk: Desk, asked: PreviewAvailability): Promise<Answer<PreviewAck>> {
  return desk.connection.ask("preview_availability", asked);
}

/** The roster of a day; null: of today. */
export function readRoster(desk: Desk, day: string | null): Promise<Answer<RosterAck>> {
  return desk.connection.ask("read_roster", { day });
}

export async function setShift(desk: Desk, shift: SetShift): Promise<Answer<unknown>> {
  return planned(desk, await desk.connection.ask("set_shift", shift));
}

export async function removeShift(desk: Desk, of: RemoveShift): Promise<Answer<unknown>> {
  return planned(desk, await desk.connection.ask("remove_shift", of));
}

export async function copyShifts(desk: Desk, what: CopyShifts): Promise<Answer<CopiedAck>> {
  return planned(desk, await desk.connection.ask("copy_shifts", what));
}

function planned<Ack extends RosterAck>(desk: Desk, answer: Answer<Ack>): Answer<Ack> {
  if (answer.ok) desk.hear({ what: "planned", roster: answer.roster });
  return answer;
}

function edited(desk: Desk, answer: Answer<CalendarAck>): Answer<CalendarAck> {
  if (answer.ok) desk.hear({ what: "calendar", calendar: answer.calendar });
  return answer;
}

function orTell<Ack>(desk: Desk, answer: Answer<Ack>): Answer<Ack> {
  if (!answer.ok && answer.error.code !== "gone") {
    desk.hear({ what: "tell", happening: { kind: "refused", code: answer.error.code } });
  }
  return answer;
}

function closeOffer(desk: Desk, offer_id: string, state: "accepted" | "declined" | "withdrawn"): void {
  desk.hear({ what: "offer_closed", closed: { offer_id, state }, byMe: state !== "withdrawn" });
}
