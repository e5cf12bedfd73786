"""Who is asked, who holds a chat, who wraps it up: one row from the offer to its end."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, insert, select

from chat_server.records.moving import moved
from chat_server.records.statement import Bound, Rows, Statement, statement
from chat_server.records.tables import Record, assignments, chats, staff
from chat_server.records.together import instant_of, together
from chat_server.rules.lifecycle import ASSIGNMENT_MOVES

OF_SPECIALISTS = statement(
    "SELECT specialist_id, chat_id, state, slot FROM assignments"
    " WHERE specialist_id {any:ids} AND state IN ('offered', 'active', 'wrap_up')"
)
_ALL = (
    "SELECT id, chat_id, specialist_id, state, kind, offered_at, shown_at, deadline, accepted_at, reading_since"
    " FROM assignments WHERE "
)
OF_CHAT = statement(_ALL + "chat_id = {of} AND state {any:states} ORDER BY id")
OF_SPECIALIST = statement(_ALL + "specialist_id = {by} AND state {any:states} ORDER BY offered_at, id")
FOUND = statement(_ALL + "id = {of} AND specialist_id = {by}")
FOUND_LOCKED = FOUND.then_on_postgresql(" FOR UPDATE")
HELD_BY = statement(_ALL + "chat_id = {of} AND specialist_id = {by} AND state IN ('active', 'wrap_up')")
PENDING = statement(_ALL + "state = 'offered' ORDER BY id")
DUE = statement(_ALL + "state IN ('offered', 'wrap_up') AND deadline <= {now} ORDER BY id")
READERS = statement(
    "SELECT chat_id, specialist_id FROM assignments"
    " WHERE chat_id {any:ids} AND state IN ('offered', 'active', 'wrap_up')"
    " UNION SELECT chat_id, staff_id FROM watches WHERE chat_id {any:ids}"
)


class Assignment(NamedTuple):
    """A chat with whom it is offered to, held by, or wrapped up by."""

    id: str
    chat_id: str
    specialist_id: str
    state: str
    kind: str
    offered_at: datetime
    shown_at: datetime | None
    deadline: datetime | None
    accepted_at: datetime | None
    reading_since: datetime | None

    def is_pending(self, now: datetime) -> bool:
        """Whether this is an offer that can still be answered."""
        return self.state == "offered" and self.deadline is not None and self.deadline > now


def _read(sql: Connection, asked: Statement, **values: Any) -> list[Assignment]:
    rows = together(sql, Bound(asked, values))[0]
    return [Assignment(*row[:5], *map(instant_of, row[5:])) for row in rows]


def _one(found: list[Assignment]) -> Assignment | None:
    return found[0] if found else None


def start(sql: Connection, *, chat_id: str, specialist_id: str, slot: int, kind: str, now: datetime) -> None:
    """Give a chat to a specialist who took it without being asked."""
    sql.execute(
        insert(assignments).values(
            id=uuid.uuid4().hex,
            chat_id=chat_id,
            specialist_id=specialist_id,
            slot=slot,
            state="active",
            kind=kind,
            offered_at=now,
            shown_at=now,
            accepted_at=now,
        )
    )


def move(sql: Connection, assignment_id: str, state: str, to: str, **values: Any) -> bool:
    """Move an assignment from `state` to `to`, if it is still there."""
    assert to in ASSIGNMENT_MOVES[state], f"{state} never becomes {to}"
    return moved(sql, "assignments", assignment_id, state, to, values)


def find(sql: Connection, assignment_id: str, specialist_id: str, *, lock: bool = False) -> Assignment | None:
    """An assignment of this specialist; its row locked, if wanted, after its chat's."""
    return _one(_read(sql, FOUND_LOCKED if lock else FOUND, of=assignment_id, by=specialist_id))


def of_chat(sql: Connection, chat_id: str, *states: str) -> list[Assignment]:
    """The chat's assignments in one of these states."""
    return _read(sql, OF_CHAT, of=chat_id, states=list(states))


def free_slots(sql: Connection, specialist_ids: Sequence[str]) -> dict[str, int]:
    """The lowest slot of each that no live assignment takes; the unique index has the last word."""
    taken: dict[str, set[int]] = {one: set() for one in specialist_ids}
    for row in together(sql, Bound(OF_SPECIALISTS, {"ids": list(specialist_ids)}))[0]:
        taken[row[0]].add(row[3])
    return {
        one: next(slot for slot in range(len(used) + 1) if slot not in used) for one, used in taken.items()
    }


def of_specialist(sql: Connection, specialist_id: str, *states: str) -> list[Assignment]:
    """The specialist's assignments in one of these states, oldest first."""
    return _read(sql, OF_SPECIALIST, by=specialist_id, states=list(states))


def of_specialists(sql: Connection, staff_ids: Sequence[str]) -> list[tuple[str, str, str]]:
    """(specialist id, chat id, state) of everything that takes one of their slots."""
    if not staff_ids:
        return []
    rows = together(sql, Bound(OF_SPECIALISTS, {"ids": list(staff_ids)}))[0]
    return [(row[0], row[1], row[2]) for row in rows]


def pending(sql: Connection) -> list[Assignment]:
    """Every offer that nobody has answered."""
    return _read(sql, PENDING)


def in_hand(sql: Connection) -> Sequence[Record]:
    """Chats that somebody holds or wraps up, and since when, the oldest first."""
    since = func.coalesce(assignments.c.wrap_up_at, assignments.c.accepted_at)
    return sql.execute(
        select(
            chats.c.id,
            chats.c.language,
            chats.c.topic,
            assignments.c.state,
            assignments.c.specialist_id,
            staff.c.name,
            since.label("since"),
            chats.c.supervisor_called_at,
        )
        .join(chats, chats.c.id == assignments.c.chat_id)
        .join(staff, staff.c.id == assignments.c.specialist_id)
        .where(assignments.c.state.in_(("active", "wrap_up")))
        .order_by(since, assignments.c.id)
    ).all()


def held_by(sql: Connection, chat_id: str, specialist_id: str) -> Assignment | None:
    """The assignment under which this specialist holds, or wraps up, this chat."""
    return _one(_read(sql, HELD_BY, of=chat_id, by=specialist_id))


def due(sql: Connection, now: datetime) -> list[Assignment]:
    """Offers and wrap-ups whose deadline has passed."""
    return _read(sql, DUE, now=now)


def readers(sql: Connection, chat_ids: Sequence[str]) -> dict[str, frozenset[str]]:
    """The staff who may read each chat now: its owner, whoever is being asked, whoever watches."""
    rows = together(sql, Bound(READERS, {"ids": list(chat_ids)}))[0] if chat_ids else []
    return by_chat(chat_ids, rows)


def by_chat(chat_ids: Sequence[str], rows: Rows) -> dict[str, frozenset[str]]:
    """What `READERS` found."""
    found: dict[str, set[str]] = {chat_id: set() for chat_id in chat_ids}
    for chat_id, specialist_id in rows:
        found[chat_id].add(specialist_id)
    return {chat_id: frozenset(ids) for chat_id, ids in found.items()}


def handled_s(sql: Connection, since: datetime) -> list[float]:
    """How long each chat that was finished since then took its last specialist, wrap-up included."""
    rows = sql.execute(
        select(assignments.c.accepted_at, assignments.c.ended_at)
        .join(chats, chats.c.id == assignments.c.chat_id)
        .where(
            assignments.c.ended_at >= since, assignments.c.accepted_at.is_not(None), chats.c.state == "closed"
        )
    )
    return [(row.ended_at - row.accepted_at).total_seconds() for row in rows]
