"""How a chat ends, and how it was."""

from datetime import timedelta

from chat_server.actions import telling, views
from chat_server.actions.action import Done, Event, Member, Outcome, System, Tx, Visitor, action
from chat_server.actions.assigning import withdraw_offers
from chat_server.actions.conversation import conflict_for_visitor
from chat_server.actions.queueing import hash_of
from chat_server.actions.turning_away import leave_queue
from chat_server.protocol.refusal import NOT_FOUND
from chat_server.protocol.staff import EndChatOf
from chat_server.protocol.visitor import EndChat, RateChat
from chat_server.records import assignments, chats, contacts, entries, switchboard
from chat_server.records.arrivals import opened_by
from chat_server.rules.lifecycle import OPEN


@action()
def visitor_ends(tx: Tx, _command: EndChat, by: Visitor) -> Outcome:
    """Leave the queue, or end the conversation. Again, it answers the same."""
    if by.chat_id is None:
        return NOT_FOUND
    events = _ended(tx, by.chat_id)
    return Done({"chat": views.visitor_chat(tx, by.chat_id)}, tuple(events), rematch=bool(events))


def _ended(tx: Tx, chat_id: str) -> list[Event]:
    row = chats.lock(tx.sql, [chat_id])[chat_id]
    if row.state == "waiting":
        return leave_queue(tx, row, "abandoned", "visitor_left")
    return end_active(tx, chat_id, "visitor_ended") if row.state == "active" else []


@action()
def visitor_has_gone(tx: Tx, token: str, _by: System) -> Outcome:
    """As `visitor_ends`, said by a page that is already closed, of whatever chat its token opens."""
    token_hash = hash_of(token)
    opened, _ = opened_by(tx.sql, [token_hash])
    events = _ended(tx, opened[token_hash]) if token_hash in opened else []
    return Done(events=tuple(events), rematch=bool(events))


@action()
def specialist_ends(tx: Tx, command: EndChatOf, by: Member) -> Outcome:
    """End the conversation; wrap-up begins. Again, it answers the same."""
    row = chats.lock(tx.sql, [command.chat_id]).get(command.chat_id)
    if row is None or assignments.held_by(tx.sql, command.chat_id, by.id) is None:
        return NOT_FOUND
    events = end_active(tx, command.chat_id, "specialist_ended") if row.state == "active" else []
    return Done({"chat": views.staff_chat(tx, command.chat_id)}, tuple(events), rematch=bool(events))


def end_active(tx: Tx, chat_id: str, reason: str) -> list[Event]:
    """End a conversation: the notice, its owner's wrap-up with a deadline, a pending transfer withdrawn."""
    events = withdraw_offers(tx, [chat_id])
    for held in assignments.of_chat(tx.sql, chat_id, "active"):
        limit_s = switchboard.wrap_up_s(tx.sql) or tx.policy.wrap_up_s
        deadline = tx.now + timedelta(seconds=limit_s)
        assignments.move(tx.sql, held.id, "active", "wrap_up", wrap_up_at=tx.now, deadline=deadline)
        events += telling.duty_changed(tx, [held.specialist_id])
    ended = {"ended_at": tx.now, "end_reason": reason, "supervisor_called_at": None}
    chats.move(tx.sql, chat_id, "active", "wrap_up", **ended)
    placed = entries.append(tx.sql, [telling.notice(tx, chat_id, "ended")])
    return events + telling.chats_changed(tx, [chat_id], placed)


@action()
def rate_chat(tx: Tx, command: RateChat, by: Visitor) -> Outcome:
    """Rate a chat that has ended."""
    if by.chat_id is None:
        return NOT_FOUND
    row = chats.lock(tx.sql, [by.chat_id])[by.chat_id]
    if row.state in OPEN:
        return conflict_for_visitor(tx, by.chat_id, "A chat can be rated when it has ended.")
    erased = chats.forgotten_at(tx.sql, by.chat_id) is not None
    comment = None if erased else command.comment
    contacts.rate(tx.sql, chat_id=by.chat_id, score=command.score, comment=comment, now=tx.now)
    return Done()
