"""Who is asked, who holds a chat, who wraps it up: one row from the offer to its end."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select, update

from chat_server.records.moving import moved
from chat_server.records.statement import Bound, Rows, in_two, statement
from chat_server.records.tables import Record, assignments, chats, staff
from chat_server.records.together import instant_of, together
from chat_server.rules.lifecycle import ASSIGNMENT_MOVES

LIVE = ("offered", "active", "wrap_up")
OF_SPECIALISTS = statement(
    "SELECT specialist_id, chat_id, state, slot FROM assignments"
    " WHERE specialist_id {any:ids} AND state IN ('offered', 'active', 'wrap_up')"
)
# Built once: to build them costs more than SQLite takes to answer.
_WHOSE = assignments.c.specialist_id == bindparam("by")
OF_CHAT = (
    select(assignments)
    .where(
        assignments.c.chat_id == bindparam("of"),
        assignments.c.state.in_(bindparam("states", expanding=True)),
    )
    .order_by(assignments.c.id)
)
FOUND = select(assignments).where(assignments.c.id == bindparam("of"), _WHOSE)
FOUND_LOCKED = FOUND.with_for_update()
HELD_BY = select(assignments).where(
    assignments.c.chat_id == bindparam("of"), _WHOSE, assignments.c.state.in_(("active", "wrap_up"))
)
OFFERED = statement(
    "SELECT id, chat_id, specialist_id, deadline, kind FROM assignments"
    " WHERE specialist_id {any:ids} AND state = 'offered' ORDER BY offered_at, id"
)
OFFER = in_two(
    "INSERT INTO assignments (id, chat_id, specialist_id, slot, state, kind, offered_at, deadline)"
    " SELECT * FROM unnest({id}::text[], {chat_id}::text[], {specialist_id}::text[], {slot}::int[], {state}::text[],"
    " {kind}::text[], {offered_at}::timestamptz[], {deadline}::timestamptz[])",
    "INSERT INTO assignments (id, chat_id, specialist_id, slot, state, kind, offered_at, deadline)"
    " VALUES ({id}, {chat_id}, {specialist_id}, {slot}, {state}, {kind}, {offered_at}, {deadline})",
)
SKIPPED = statement("SELECT chat_id, specialist_id FROM assignments WHERE skip_until > {now}")
READERS = statement(
    "SELECT chat_id, specialist_id FROM assignments"
    " WHERE chat_id {any:ids} AND state IN ('offered', 'active', 'wrap_up')"
)


class Offer(NamedTuple):
    """A pending offer."""

    id: str
    chat_id: str
    specialist_id: str
    deadline: datetime
    kind: str


def offer(
    sql: Connection, asked: Sequence[tuple[str, str, int]], *, kind: str, now: datetime, seconds: float
) -> list[Offer]:
    """Ask specialists: (chat id, specialist id, slot) each; the offers, in the same order.

    The partial unique indexes refuse a second pending offer, or a slot in use.
    """
    chat_ids, specialist_ids, slots = (list(column) for column in zip(*asked, strict=True))
    offer_ids = [uuid.uuid4().hex for _ in asked]
    deadline = now + timedelta(seconds=seconds)
    columns: dict[str, list[Any]] = {
        "id": offer_ids,
        "chat_id": chat_ids,
        "specialist_id": specialist_ids,
        "slot": slots,
        "state": ["offered"] * len(asked),
        "kind": [kind] * len(asked),
        "offered_at": [now] * len(asked),
        "deadline": [deadline] * len(asked),
    }
    together(sql, Bound(OFFER, columns=columns))
    return [
        Offer(offer_id, chat_id, specialist_id, deadline, kind)
        for offer_id, chat_id, specialist_id in zip(offer_ids, chat_ids, specialist_ids, strict=True)
    ]


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


def find(sql: Connection, assignment_id: str, specialist_id: str, *, lock: bool = False) -> Record | None:
    """An assignment of this specialist; its row locked, if wanted, after its chat's."""
    asked = {"of": assignment_id, "by": specialist_id}
    return sql.execute(FOUND_LOCKED if lock else FOUND, asked).one_or_none()


def was_accepted(sql: Connection, assignment_id: str) -> bool:
    """Whether somebody accepted this offer."""
    accepted = select(assignments.c.id).where(
        assignments.c.id == assignment_id, assignments.c.accepted_at.is_not(None)
    )
    return sql.scalar(accepted) is not None


def of_chat(sql: Connection, chat_id: str, *states: str) -> Sequence[Record]:
    """The chat's assignments in one of these states."""
    return sql.execute(OF_CHAT, {"of": chat_id, "states": states}).all()


def offers_to(sql: Connection, specialist_ids: Sequence[str]) -> list[Offer]:
    """The pending offers of these specialists, oldest first."""
    rows = together(sql, Bound(OFFERED, {"ids": list(specialist_ids)}))[0]
    return [
        Offer(offer_id, chat_id, staff_id, instant_of(until), kind)
        for offer_id, chat_id, staff_id, until, kind in rows
    ]


def free_slots(sql: Connection, specialist_ids: Sequence[str]) -> dict[str, int]:
    """The lowest slot of each that no live assignment takes; the unique index has the last word."""
    taken: dict[str, set[int]] = {one: set() for one in specialist_ids}
    for row in together(sql, Bound(OF_SPECIALISTS, {"ids": list(specialist_ids)}))[0]:
        taken[row[0]].add(row[3])
    return {
        one: next(slot for slot in range(len(used) + 1) if slot not in used) for one, used in taken.items()
    }


def of_specialist(sql: Connection, specialist_id: str, *states: str) -> Sequence[Record]:
    """The specialist's assignments in one of these states, oldest first."""
    return sql.execute(
        select(assignments)
        .where(assignments.c.specialist_id == specialist_id, assignments.c.state.in_(states))
        .order_by(assignments.c.offered_at, assignments.c.id)
    ).all()


def of_specialists(sql: Connection, staff_ids: Sequence[str]) -> list[tuple[str, str, str]]:
    """(specialist id, chat id, state) of everything that takes one of their slots."""
    if not staff_ids:
        return []
    rows = together(sql, Bound(OF_SPECIALISTS, {"ids": list(staff_ids)}))[0]
    return [(row[0], row[1], row[2]) for row in rows]


def live(sql: Connection) -> Sequence[Record]:
    """Every assignment that takes a slot."""
    return sql.execute(select(assignments).where(assignments.c.state.in_(LIVE))).all()


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
        )
        .join(chats, chats.c.id == assignments.c.chat_id)
        .join(staff, staff.c.id == assignments.c.specialist_id)
        .where(assignments.c.state.in_(("active", "wrap_up")))
        .order_by(since, assignments.c.id)
    ).all()


def held_by(sql: Connection, chat_id: str, specialist_id: str) -> Record | None:
    """The assignment under which this specialist holds, or wraps up, this chat."""
    return sql.execute(HELD_BY, {"of": chat_id, "by": specialist_id}).one_or_none()


def due(sql: Connection, now: datetime) -> Sequence[Record]:
    """Offers and wrap-ups whose deadline has passed."""
    return sql.execute(
        select(assignments).where(
            assignments.c.state.in_(("offered", "wrap_up")), assignments.c.deadline <= now
        )
    ).all()


def mark_shown(sql: Connection, offer_id: str, specialist_id: str, now: datetime) -> None:
    """The specialist's client has shown the offer."""
    sql.execute(
        update(assignments)
        .where(
            assignments.c.id == offer_id,
            assignments.c.specialist_id == specialist_id,
            assignments.c.state == "offered",
            assignments.c.shown_at.is_(None),
        )
        .values(shown_at=now)
    )


def skips(sql: Connection, now: datetime) -> set[tuple[str, str]]:
    """(chat id, specialist id) pairs that are not to be matched yet."""
    return {(row[0], row[1]) for row in together(sql, Bound(SKIPPED, {"now": now}))[0]}


def readers(sql: Connection, chat_ids: Sequence[str]) -> dict[str, frozenset[str]]:
    """The staff who may read each chat now: its owner and whoever is being asked."""
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
