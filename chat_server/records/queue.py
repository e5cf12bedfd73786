"""The queue: the chats that wait, in its order."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, select

from chat_server.records.statement import Bound, statement
from chat_server.records.tables import Record, assignments, chats
from chat_server.records.together import instant_of, together

WAITING = statement("SELECT language, count(*) FROM chats WHERE state = 'waiting' GROUP BY language")
LINE = statement(
    "SELECT id, language, version FROM chats WHERE state = 'waiting' ORDER BY language, priority, queued_at, id"
)
ANYONE = statement("SELECT 1 FROM chats WHERE state = 'waiting' LIMIT 1")
_NOT_OFFERED = "NOT EXISTS (SELECT 1 FROM assignments o WHERE o.chat_id = chats.id AND o.state = 'offered')"
WITHOUT_OFFER = statement("SELECT id FROM chats WHERE state = 'waiting' AND " + _NOT_OFFERED)
SILENT = statement(
    "SELECT id FROM chats WHERE state = 'waiting' AND asked_until <= {now} AND lost_at IS NULL"
)
NEXT = statement(
    "SELECT id, language, topic, queued_at, COALESCE(waits_since, queued_at), lost_at, priority FROM chats"
    " WHERE state = 'waiting' AND language {any:languages}"
    " AND (priority, queued_at, id) > ({priority}, {queued_at}, {id})"
    " AND " + _NOT_OFFERED + " ORDER BY priority, queued_at, id LIMIT {most}"
)
ASK = statement("UPDATE chats SET asked_until = {until}, version = version + 1 WHERE id {any:ids}")
IS_THERE = statement("UPDATE chats SET waits_since = {now}, asked_until = NULL WHERE id = {id}")
SMALLEST_PAGE, LARGEST_PAGE = 64, 4096


class Place(NamedTuple):
    """Where a waiting chat stands in its language's line, from 1."""

    version: int
    language: str
    position: int


def places(sql: Connection) -> dict[str, Place]:
    """Every waiting chat's place, by id."""
    found: dict[str, Place] = {}
    counted: dict[str, int] = {}
    for chat_id, language, version in together(sql, Bound(LINE))[0]:
        position = counted[language] = counted.get(language, 0) + 1
        found[chat_id] = Place(version, language, position)
    return found


class InLine(NamedTuple):
    """A waiting chat that nobody is being asked to take. `waits_since`: when its visitor last said to be there."""

    id: str
    language: str
    topic: str | None
    queued_at: datetime
    waits_since: datetime
    lost_at: datetime | None


def anyone_waits(sql: Connection) -> bool:
    """Whether there is a waiting chat."""
    return bool(together(sql, Bound(ANYONE))[0])


def in_line(sql: Connection, languages: Sequence[str], wanted: int) -> Iterator[InLine]:
    """Waiting chats of these languages without a pending offer, in the queue's order.

    Read in pages, as far as they are asked for: a long queue is not read for one free slot. `wanted` is how many
    will probably do.
    """
    most = min(max(wanted + wanted // 8, SMALLEST_PAGE), LARGEST_PAGE)
    after = {"priority": -1, "queued_at": datetime(1970, 1, 1, tzinfo=UTC), "id": ""}
    while True:
        rows = together(sql, Bound(NEXT, {"languages": list(languages), "most": most, **after}))[0]
        for row in rows:
            yield InLine(row[0], row[1], row[2], *map(instant_of, row[3:6]))
        if len(rows) < most:
            return
        last = rows[-1]
        after = {"priority": last[6], "queued_at": instant_of(last[3]), "id": last[0]}
        most = min(4 * most, LARGEST_PAGE)


def ask_whether_there(sql: Connection, chat_ids: Sequence[str], until: datetime) -> None:
    """Their visitors have until then to say that they still wait; the chats' versions rise."""
    together(sql, Bound(ASK, {"ids": list(chat_ids), "until": until}))


def is_there(sql: Connection, chat_id: str, now: datetime) -> None:
    """The visitor waits in person: the wait that leads to the next question begins anew."""
    together(sql, Bound(IS_THERE, {"id": chat_id, "now": now}))


def asked(sql: Connection) -> list[str]:
    """Waiting chats whose visitor has been asked whether they are there."""
    found = select(chats.c.id).where(chats.c.state == "waiting", chats.c.asked_until.is_not(None))
    return list(sql.scalars(found))


def silent_since(sql: Connection, now: datetime) -> list[str]:
    """Waiting chats whose visitor is connected and did not say in time that they are there."""
    return [chat_id for (chat_id,) in together(sql, Bound(SILENT, {"now": now}))[0]]


def waiting_counts(sql: Connection) -> dict[str, int]:
    """How many wait, by language."""
    return dict(together(sql, Bound(WAITING))[0])


def all_waiting(sql: Connection) -> Sequence[Record]:
    """Waiting chats in the queue's order, each with the id of the specialist who is being asked."""
    asked = (
        select(assignments.c.specialist_id)
        .where(assignments.c.chat_id == chats.c.id, assignments.c.state == "offered")
        .correlate(chats)
        .scalar_subquery()
    )
    return sql.execute(
        select(chats.c.id, chats.c.language, chats.c.topic, chats.c.queued_at, asked.label("offered"))
        .where(chats.c.state == "waiting")
        .order_by(chats.c.priority, chats.c.queued_at, chats.c.id)
    ).all()


def waiting_without_offer(sql: Connection) -> list[str]:
    """The ids of waiting chats that nobody is being asked to take."""
    return [chat_id for (chat_id,) in together(sql, Bound(WITHOUT_OFFER))[0]]
