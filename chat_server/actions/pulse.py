"""What the people connected to a worker should know by now, read in one go."""

from dataclasses import dataclass
from typing import Any

from chat_server.actions import board, views
from chat_server.actions.action import Done, Outcome, System, Tx, action
from chat_server.actions.availability import assess
from chat_server.protocol.fields import LANGUAGES
from chat_server.records import assignments, sessions, workers


@dataclass(frozen=True)
class TakePulse:
    """Whose views to read: the chats of these visitors, these members of staff and sessions, the queue.

    `elsewhere`: also which workers hold the people of these chats.
    """

    chat_ids: list[str]
    staff_ids: list[str]
    session_ids: list[str]
    queue: bool
    elsewhere: bool = False


def _workers_of(tx: Tx, command: TakePulse, held: list[tuple[str, str]]) -> dict[str, set[str]]:
    mine = {*command.chat_ids, *(chat_id for _, chat_id in held)}
    readers = assignments.readers(tx.sql, sorted(mine))
    staff_ids = {staff_id for found in readers.values() for staff_id in found}
    by_chat, by_staff = workers.holding(tx.sql, mine, staff_ids)
    return {
        chat_id: by_chat.get(chat_id, set()).union(*(by_staff.get(one, set()) for one in readers[chat_id]))
        for chat_id in mine
    }


@action(reads=True)
def take_pulse(tx: Tx, command: TakePulse, _by: System) -> Outcome:
    """Chats by (side, id), pending offers by staff id, live sessions, availability, and the queue if watched."""
    chats: dict[tuple[str, str], dict[str, Any]] = {}
    for chat_id, (row, wait) in views.chat_rows(tx, command.chat_ids).items():
        chats["visitor", chat_id] = views.for_visitor(row, wait)
    held = [
        (staff_id, row.chat_id)
        for staff_id in command.staff_ids
        for row in assignments.of_specialist(tx.sql, staff_id, *assignments.LIVE)
    ]
    rows = views.chat_rows(tx, {chat_id for _, chat_id in held})
    for staff_id, chat_id in held:
        chats[staff_id, chat_id] = views.for_staff(*rows[chat_id])
    return Done(
        {
            "chats": chats,
            "offers": {staff_id: views.offers_of(tx, staff_id) for staff_id in command.staff_ids},
            "sessions": sessions.live(tx.sql, command.session_ids, tx.now),
            "availability": {language: assess(tx, language)[1] for language in LANGUAGES},
            "workers": _workers_of(tx, command, held) if command.elsewhere else {},
            "queue": board.queue_view(tx) if command.queue else None,
        }
    )
