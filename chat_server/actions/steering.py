"""How supervisors steer: somebody's duty, a chat's way.

Each step leaves a row in the audit, a refused one too: its answer shows a chat that is not theirs.
"""

from collections.abc import Sequence
from typing import Any

from chat_server.actions import telling, views
from chat_server.actions.action import Done, Event, Member, Outcome, Tx, action
from chat_server.actions.assigning import (
    back_to_queue,
    close,
    end_assignment,
    free_slot,
    lost_it,
    take,
    withdraw_offers,
)
from chat_server.actions.conversation import conflict_for_staff
from chat_server.actions.duty import declare
from chat_server.actions.turning_away import count_out
from chat_server.protocol.refusal import NOT_FOUND
from chat_server.protocol.staff import CloseChat, RequeueChat, SetDutyOf, TakeOver
from chat_server.records import assignments, audit, chats, entries, staff
from chat_server.records.assignments import Assignment
from chat_server.records.chats import LockedChat
from chat_server.records.locks import lock_dispatch
from chat_server.rules.lifecycle import OPEN


def _audited(
    tx: Tx, by: Member, what: str, subject: str, reason: str | None, replaced: dict[str, Any] | None = None
) -> None:
    audit.note(
        tx.sql, now=tx.now, actor_id=by.id, what=what, subject=subject, reason=reason, replaced=replaced
    )


def _stood(row: LockedChat, owners: Sequence[Assignment]) -> dict[str, Any]:
    return {"state": row.state, "specialist_ids": [owner.specialist_id for owner in owners]}


def _locked(tx: Tx, chat_id: str) -> LockedChat | None:
    lock_dispatch(tx.sql)  # a dispatcher at work must not offer what is being moved
    return chats.lock(tx.sql, [chat_id]).get(chat_id)


@action()
def set_duty_of(tx: Tx, command: SetDutyOf, by: Member) -> Outcome:
    """Put a specialist on duty, away or off. Their open chats stay; a pending offer is withdrawn on leaving."""
    lock_dispatch(tx.sql)
    known = {person.id: person for person in staff.specialists(tx.sql, tx.now)}
    person = known.get(command.specialist_id)
    if person is None:
        return NOT_FOUND
    was = {"status": person.duty, "reason": person.duty_reason}
    _audited(tx, by, f"set_duty_of:{command.status}", person.id, command.reason, was)
    setter = None if by.id == person.id else by.name
    events = declare(tx, person.id, command.status, command.reason, by=setter)
    return Done(events=tuple(events), rematch=True)


@action()
def requeue_chat(tx: Tx, command: RequeueChat, by: Member) -> Outcome:
    """Put a conversation back into the queue at its original place, or ask somebody else to take a waiting chat."""
    row = _locked(tx, command.chat_id)
    if row is None:
        return NOT_FOUND
    owners = assignments.of_chat(tx.sql, row.id, "active")
    _audited(tx, by, "requeue_chat", row.id, command.reason, _stood(row, owners))
    if row.state not in OPEN:
        return conflict_for_staff(tx, row.id, "This chat has ended.")
    if row.state == "waiting":
        events = withdraw_offers(tx, [row.id], skip=True)
    else:
        (held,) = owners
        events = back_to_queue(tx, held, "requeued", skip=True)
    return Done({"chat": views.staff_chat(tx, row.id)}, tuple(events), rematch=True)


@action()
def take_over(tx: Tx, command: TakeOver, by: Member) -> Outcome:
    """Take a chat oneself, from the queue or from whoever holds it. Again, it answers the same."""
    row = _locked(tx, command.chat_id)
    if row is None:
        return NOT_FOUND
    previous = assignments.of_chat(tx.sql, row.id, "active")
    if any(owner.specialist_id == by.id for owner in previous):
        return Done({"chat": views.staff_chat(tx, row.id)})
    _audited(tx, by, "take_over", row.id, command.reason, _stood(row, previous))
    if row.state not in OPEN:
        return conflict_for_staff(tx, row.id, "This chat has ended.")
    if not _has_room(tx, by, row.id):
        return conflict_for_staff(tx, row.id, "All your slots are taken. Finish a chat first.")
    chats.answer_call(tx.sql, row.id)
    events = withdraw_offers(tx, [row.id])
    for owner in previous:
        end_assignment(tx, owner)
    slot = free_slot(tx, by.id)
    assignments.start(tx.sql, chat_id=row.id, specialist_id=by.id, slot=slot, kind="take_over", now=tx.now)
    events += take(tx, row.id, by, "transferred" if previous else "joined")
    for owner in previous:
        events += lost_it(tx, owner)
    return Done({"chat": views.staff_chat(tx, row.id)}, tuple(events), rematch=True)


def _has_room(tx: Tx, by: Member, chat_id: str) -> bool:
    me = staff.read(tx.sql, by.id, tx.now)
    asked = [
        offer for offer in assignments.of_chat(tx.sql, chat_id, "offered") if offer.specialist_id == by.id
    ]
    return me.offered - len(asked) + me.active + me.wrap_up < me.capacity


@action()
def close_chat(tx: Tx, command: CloseChat, by: Member) -> Outcome:
    """Close a chat, whatever its state. Again, it answers the same."""
    row = _locked(tx, command.chat_id)
    if row is None:
        return NOT_FOUND
    owners = assignments.of_chat(tx.sql, row.id, "wrap_up" if row.state == "wrap_up" else "active")
    _audited(tx, by, "close_chat", row.id, command.reason, _stood(row, owners))
    events: list[Event] = []
    if row.state in OPEN:
        events = _close_open(tx, row, owners)
    elif row.state == "wrap_up":
        for held in owners:
            events += close(tx, held)
    return Done({"chat": views.staff_chat(tx, row.id)}, tuple(events), rematch=bool(events))


def _close_open(tx: Tx, row: LockedChat, owners: Sequence[Assignment]) -> list[Event]:
    events = withdraw_offers(tx, [row.id])
    for owner in owners:
        end_assignment(tx, owner)
    chats.move(tx.sql, row.id, row.state, "closed", ended_at=tx.now, end_reason="supervisor_closed")
    if row.state == "waiting":
        count_out(tx, row, "supervisor_closed")
    placed = entries.append(tx.sql, [telling.notice(tx, row.id, "ended")])
    events += telling.chats_changed(tx, [row.id], placed)
    for owner in owners:
        events += lost_it(tx, owner)
    return events
