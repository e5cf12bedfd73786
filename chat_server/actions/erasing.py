"""A visitor takes back what they said."""

from datetime import datetime

from chat_server.actions import telling
from chat_server.actions.action import Audience, Done, Event, Outcome, Tx, Visitor, action
from chat_server.actions.conversation import conflict_for_visitor
from chat_server.protocol.fields import wire_time
from chat_server.protocol.refusal import NOT_FOUND
from chat_server.protocol.visitor import EraseChat
from chat_server.records import assignments, audit, chats, retention
from chat_server.rules.lifecycle import OPEN


@action()
def erase_chat(tx: Tx, _command: EraseChat, by: Visitor) -> Outcome:
    """Forget an ended chat now, as the retention would later. Who still has it open puts it away."""
    if by.chat_id is None:
        return NOT_FOUND
    row = chats.lock(tx.sql, [by.chat_id])[by.chat_id]
    erased_at = chats.forgotten_at(tx.sql, row.id)
    if erased_at is not None:
        return _receipt(row.id, erased_at)
    if row.state in OPEN:
        return conflict_for_visitor(tx, row.id, "A chat can be erased when it has ended.")
    audit.note(tx.sql, now=tx.now, actor_id=None, what="erase_chat", subject=row.id)
    retention.forget(tx.sql, [row.id], tx.now)
    readers = assignments.readers(tx.sql, [row.id])[row.id]
    put_away = Event("chat_erased", {"chat_id": row.id}, Audience(visitor_of=row.id, staff=readers))
    return _receipt(row.id, tx.now, *telling.chats_changed(tx, [row.id]), put_away)


def _receipt(chat_id: str, erased_at: datetime, *events: Event) -> Done:
    return Done({"receipt": {"chat_id": chat_id, "erased_at": wire_time(erased_at)}}, events)
