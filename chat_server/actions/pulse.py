"""What the people connected to a worker should know by now, read in one go: only what is behind is read whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from chat_server.actions import board, views
from chat_server.actions.action import Done, Outcome, System, Tx, action
from chat_server.actions.availability import assess
from chat_server.records import assignments, chats, queue, sessions, watches
from chat_server.records.chats import Mark
from chat_server.records.queue import Place
from chat_server.records.workers import Whereabouts

VISITOR = "visitor"
Side = tuple[str, str]
Known = tuple[int, bool | None]


@dataclass(frozen=True)
class TakePulse:
    """Whose views to read: the chats of these visitors, these members of staff and sessions, the queue.

    `languages`: of the visitors who have no chat, and follow whether there is one to be had.
    `known`: by (side, chat id), the version and the `visitor_connected` that this side was told.
    `watching`: some of the staff here may watch chats that are not theirs.
    `in_line`: somebody here was told that they wait, and hears where they stand by now.
    `elsewhere`: also which workers hold the people of these chats.
    """

    chat_ids: list[str]
    staff_ids: list[str]
    session_ids: list[str]
    queue: bool
    languages: list[str]
    known: Mapping[Side, Known] = field(default_factory=dict)
    in_line: bool = False
    watching: bool = False
    elsewhere: bool = False


@action(reads=True)
def take_pulse(tx: Tx, command: TakePulse, _by: System) -> Outcome:
    """Which sides may read a chat, the chats of those that are behind, and what changes without their versions.

    That is: the line of those who wait and the wait from each place of it, pending offers by staff id, live sessions,
    availability, and the queue if watched.
    """
    live = assignments.of_specialists(tx.sql, command.staff_ids)
    held = [(staff_id, chat_id) for staff_id, chat_id, _ in live]
    held += watches.chats_of(tx.sql, command.staff_ids) if command.watching else []
    sides = [*((VISITOR, chat_id) for chat_id in command.chat_ids), *held]
    offered = {staff_id for staff_id, _, state in live if state == "offered"}
    line = queue.places(tx.sql) if command.in_line else {}
    return Done(
        {
            "sides": set(sides),
            "chats": _behind(tx, command.known, sides, line),
            "line": line,
            "waits": views.expected_waits(tx, {place.language for place in line.values()}),
            "offers": views.offers_to(tx, offered),
            "sessions": sessions.live(tx.sql, command.session_ids, tx.now),
            "availability": {language: assess(tx, language)[1] for language in command.languages},
            "workers": _workers_of(tx, command.chat_ids, held) if command.elsewhere else {},
            "queue": board.queue_view(tx) if command.queue else None,
        }
    )


def _behind(
    tx: Tx, known: Mapping[Side, Known], sides: list[Side], line: Mapping[str, Place]
) -> dict[Side, dict[str, Any]]:
    # A visitor in line is looked up there already.
    asked = sorted({chat_id for whose, chat_id in sides if whose != VISITOR or chat_id not in line})
    marks = chats.marks(tx.sql, asked, tx.now)
    late = [
        side for side in sides if _is_behind(marks.get(side[1]) or line[side[1]], known.get(side), side[0])
    ]
    rows = views.chat_rows(tx, {chat_id for _, chat_id in late})
    return {
        (whose, chat_id): (views.for_visitor if whose == VISITOR else views.for_staff)(*rows[chat_id])
        for whose, chat_id in late
    }


def _is_behind(mark: Mark | Place, known: Known | None, whose: str) -> bool:
    if known is None:
        return True
    version, connected = known
    if version < mark.version:
        return True
    return whose != VISITOR and isinstance(mark, Mark) and connected != mark.visitor_connected


def _workers_of(tx: Tx, chat_ids: list[str], held: list[Side]) -> dict[str, set[str]]:
    mine = {*chat_ids, *(chat_id for _, chat_id in held)}
    readers = assignments.readers(tx.sql, sorted(mine))
    staff_ids = {staff_id for found in readers.values() for staff_id in found}
    people = Whereabouts()
    people.find(tx.sql, mine, staff_ids)
    return {
        chat_id: people.of_visitor[chat_id].union(*(people.of_staff[one] for one in readers[chat_id]))
        for chat_id in mine
    }
