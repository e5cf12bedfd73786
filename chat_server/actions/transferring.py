"""Handing a chat over: to a colleague, who is asked first and may read it before, or back to the queue."""

import uuid
from datetime import datetime, timedelta

from chat_server.actions import telling, views
from chat_server.actions.action import Done, Event, Member, Outcome, Tx, action
from chat_server.actions.assigning import GONE, back_to_queue, free_slot, withdraw_offers
from chat_server.actions.conversation import conflict_for_staff, file_note
from chat_server.actions.offering import offers_made
from chat_server.protocol.fields import wire_time
from chat_server.protocol.refusal import NOT_FOUND, Refusal
from chat_server.protocol.staff import ReadBefore, TransferChat, WithdrawTransfer
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
    kind = "warm" if command.warm else "transfer"
    (made,) = offers.make(tx.sql, asked, kind=kind, now=tx.now, seconds=tx.policy.offer_s)
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


@action()
def read_before(tx: Tx, command: ReadBefore, by: Member) -> Outcome:
    """Read along in a chat that a colleague hands over warmly, with more time to answer. Again, it gives no more."""
    offer = _asked_warmly(tx, command.offer_id, by)
    if isinstance(offer, Refusal):
        return offer
    until = _may_read_until(tx, offer)
    events: list[Event] = []
    if offer.reading_since is None:
        offers.begin_reading(tx.sql, offer.id, now=tx.now, until=until)
        events = [_being_read(tx, offer, until)]
    return Done({**views.taken(tx, offer.chat_id, by.id), "expires_at": wire_time(until)}, tuple(events))


def _may_read_until(tx: Tx, offer: Assignment) -> datetime:
    if offer.reading_since is not None and offer.deadline is not None:
        return offer.deadline
    return tx.now + timedelta(seconds=tx.policy.warm_transfer_s)


def _asked_warmly(tx: Tx, offer_id: str, by: Member) -> Assignment | Refusal:
    offer = assignments.find(tx.sql, offer_id, by.id)
    if offer is None or offer.kind != "warm":
        return NOT_FOUND
    chats.lock(tx.sql, [offer.chat_id])
    offer = assignments.find(tx.sql, offer_id, by.id, lock=True)
    return offer if offer is not None and offer.is_pending(tx.now) else GONE


def _being_read(tx: Tx, offer: Assignment, until: datetime) -> Event:
    owners = {row.specialist_id for row in assignments.of_chat(tx.sql, offer.chat_id, "active")}
    told = {"offer_id": offer.id, "expires_at": wire_time(until)}
    return telling.to_staff("offer_being_read", told, offer.specialist_id, *owners)


@action()
def withdraw_transfer(tx: Tx, command: WithdrawTransfer, by: Member) -> Outcome:
    """Ask a colleague no longer. Again, or where nobody is asked, it answers the same."""
    row = chats.lock(tx.sql, [command.chat_id]).get(command.chat_id)
    if row is None or assignments.held_by(tx.sql, command.chat_id, by.id) is None:
        return NOT_FOUND
    events = withdraw_offers(tx, [row.id])
    return Done({"chat": views.staff_chat(tx, row.id)}, tuple(events), rematch=bool(events))
