"""Typing, carried without the database: from what this worker has told its people, at most a pulse old.

Where memory is not sure, it says so by answering None, and the action reads the truth.
"""

from typing import Any

from chat_server.actions.action import Audience, Event, Member, Visitor
from chat_server.protocol.staff import TypingTo
from chat_server.protocol.visitor import Typing
from chat_server.rules.lifecycle import OPEN
from chat_server.transport.connections import Connection
from chat_server.transport.fanout import Fanout
from chat_server.transport.told import VISITOR

CARRIED: dict[str, Any] = {"ok": True}


def visitor_types(fanout: Fanout, connection: Connection, command: Typing) -> dict[str, Any] | None:
    """A visitor types, in a chat that they were told is open."""
    assert isinstance(connection.by, Visitor)
    chat_id = connection.by.chat_id
    view = None if chat_id is None else fanout.told.get(VISITOR, chat_id)
    if chat_id is None or view is None or view["state"] not in OPEN:
        return None
    heard = {"chat_id": chat_id, "typing": command.typing}
    fanout.carry(chat_id, Event("typing", heard, Audience(staff_of=chat_id)))
    return CARRIED


def specialist_types(fanout: Fanout, connection: Connection, command: TypingTo) -> dict[str, Any] | None:
    """A specialist types, in a chat that they were told is theirs and active."""
    assert isinstance(connection.by, Member)
    view = fanout.told.get(connection.by.id, command.chat_id)
    if view is None or view["state"] != "active" or view["specialist"]["id"] != connection.by.id:
        return None
    event = Event("typing", {"typing": command.typing}, Audience(visitor_of=command.chat_id))
    fanout.carry(command.chat_id, event)
    return CARRIED
