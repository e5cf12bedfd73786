"""Handing a chat over: to a colleague, who is asked first, or back to the queue."""

import uuid

from chat_server.actions import views
from chat_server.actions.action import Done, Event, Member, Outcome, Tx, action
from chat_server.actions.assigning import back_to_queue, free_slot
from chat_server.actions.conversation import conflict_for_staff, file_note
from chat_server.actions.offering import offers_made
from chat_server.protocol.refusal import NOT_FOUND
from chat_server.protocol.staff import TransferChat
from chat_server.records import assignments, chats, offers, staff
from chat_server.records.assignments import Assignment
from chat_server.records.chats import LockedChat
from chat_server.records.locks import lock_dispatch
from chat_server.records.staff import Person


@action()
def transfer_chat(tx: Tx, command: TransferChat, by: Member) -> Outcome:
    """Offer one's chat to a colleague while keeping it, or give it back to the queue."""
    lock_dispatch(tx.sql)
    row = chats.lock(tx.sql, [command.chat_id]).get(command.chat_id)
    held = None if row is None else assignments.held_by(tx.sql, command.chat_id, by.id)
    if row is None or held is None:
        return NOT_FOUND
    if row.state != "active":
        return conflict_for_staff(tx, command.chat_id, "Only a running conversation can be transferred.")
    if command.to.specialist_id is None:
        return _to_queue(tx, command, row, held, by)
    return _to_colleague(tx, command, command.to.specialist_id, row, by)


def _noted(tx: Tx, command: TransferChat, by: Member) -> list[Event]:
    if command.note is None:
        return []
    return file_note(tx, command.chat_id, f"transfer-{uuid.uuid4().hex}", command.note, by)[1]


def _to_queue(tx: Tx, command: TransferChat, row: LockedChat, held: Assignment, by: Member) -> Outcome:
    events = _noted(tx, command, by)
    relabel = (command.to.language or row.language, command.to.topic or row.topic)
    events += back_to_queue(tx, held, "requeued", skip=True, relabel=relabel)
    return Done({"chat": views.staff_chat(tx, command.chat_id)}, tuple(events), rematch=True)


def _to_colleague(tx: Tx, command: TransferChat, specialist_id: str, row: LockedChat, by: Member) -> Outcome:
    colleagues = {person.id: person for person in staff.specialists(tx.sql, tx.now)}
    colleague = colleagues.get(specialist_id)
    if colleague is None:
        return NOT_FOUND
    reason = _cannot_take(colleague, row, by)
    if reason is None and assignments.of_chat(tx.sql, command.chat_id, "offered"):
        reason = "A colleague is being asked already."
    if reason is not None:
        return conflict_for_staff(tx, command.chat_id, reason)
    events = _noted(tx, command, by)
    asked = [(command.chat_id, colleague.id, free_slot(tx, colleague.id))]
    (made,) = offers.make(tx.sql, asked, kind="transfer", now=tx.now, seconds=tx.policy.offer_s)
    events += offers_made(tx, [made], colleagues)
    return Done({"chat": views.staff_chat(tx, command.chat_id), "offer_id": made.id}, tuple(events))


def _cannot_take(colleague: Person, row: LockedChat, by: Member) -> str | None:
    if colleague.id == by.id:
        return "This chat is yours already."
    if colleague.duty != "available" or not colleague.connected:
        return f"{colleague.name} is not available."
    if row.language not in colleague.languages:
        return f"{colleague.name} does not answer in this language."
    if colleague.offered:
        return f"{colleague.name} is being asked to take another chat."
    if colleague.offered + colleague.active + colleague.wrap_up >= colleague.capacity:
        return f"{colleague.name} has no free slot."
    return None
