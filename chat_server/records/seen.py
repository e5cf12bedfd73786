"""Chats as people see them: with their place in the queue, who holds them, and whether the visitor is there."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection

from chat_server.records.statement import Bound, Rows, in_two, statement
from chat_server.records.together import instant_of, together


class Seen(NamedTuple):
    """A chat. `specialist_…` is who holds it, or held it last; `position` is None unless it waits."""

    id: str
    version: int
    state: str
    language: str
    role: str
    topic: str | None
    name: str | None
    last_seq: int
    queued_at: datetime
    assigned_at: datetime | None
    ended_at: datetime | None
    asked_until: datetime | None
    position: int | None
    visitor_connected: bool
    specialist_id: str | None
    specialist_name: str | None
    wrap_up_until: datetime | None


# Numbered once for all: to count who stands ahead of each is a step for every two who wait. PostgreSQL joins that
# by a hash; SQLite would join it row by row, but looks into it by an index of its own.
NUMBERED = (
    "(SELECT id, row_number() OVER (PARTITION BY language ORDER BY priority, queued_at, id) AS position"
    " FROM chats WHERE state = 'waiting') p"
)
SELECTED = (
    "SELECT c.id, c.version, c.state, c.language, c.role, c.topic, c.name, c.last_seq, c.queued_at, c.assigned_at,"
    " c.ended_at, c.asked_until, <position>,"
    # Not EXISTS: PostgreSQL would make a hash of every connection there is, however few chats are asked for.
    " (SELECT 1 FROM connections n JOIN workers w ON w.id = n.worker_id"
    " WHERE n.chat_id = c.id AND w.lease_until > {now} LIMIT 1) IS NOT NULL,"
    " s.id, s.name, CASE h.state WHEN 'wrap_up' THEN h.deadline END"
    " FROM chats c<joined> LEFT JOIN assignments h ON h.id = (SELECT o.id FROM assignments o"
    " WHERE o.chat_id = c.id AND o.accepted_at IS NOT NULL"
    " ORDER BY CASE WHEN o.state = 'ended' THEN 1 ELSE 0 END, o.accepted_at DESC, o.id LIMIT 1)"
    " LEFT JOIN staff s ON s.id = h.specialist_id"
    " WHERE c.id {any:ids}"
)
JOINED = SELECTED.replace("<position>", "p.position").replace(
    "<joined>", " LEFT JOIN <numbered> ON p.id = c.id"
)
LOOKED_UP = SELECTED.replace(
    "<position>", "CASE c.state WHEN 'waiting' THEN (SELECT p.position FROM <numbered> WHERE p.id = c.id) END"
).replace("<joined>", "")
# Of one alone, those ahead of it are counted: the rest of the line need not be numbered.
AHEAD = (
    "CASE c.state WHEN 'waiting' THEN (SELECT 1 + count(*) FROM chats a WHERE a.state = 'waiting'"
    " AND a.language = c.language AND (a.priority, a.queued_at, a.id) < (c.priority, c.queued_at, c.id)) END"
)
SEEN_ALONE = statement(SELECTED.replace("<position>", AHEAD).replace("<joined>", ""))
SEEN = in_two(JOINED.replace("<numbered>", NUMBERED), LOOKED_UP.replace("<numbered>", NUMBERED))


def read(sql: Connection, chat_ids: Iterable[str], now: datetime) -> dict[str, Seen]:
    """The chats by id."""
    ids = list(chat_ids)
    if not ids:
        return {}
    return seen_by_id(together(sql, looking_at(ids, now))[0])


def looking_at(chat_ids: Sequence[str], now: datetime) -> Bound:
    """What asks for these chats; its rows are for `seen_by_id`."""
    return Bound(SEEN if len(chat_ids) > 1 else SEEN_ALONE, {"ids": list(chat_ids), "now": now})


def seen_by_id(rows: Rows) -> dict[str, Seen]:
    """What `looking_at` them has found."""
    return {row[0]: _seen(row) for row in rows}


def _seen(row: Sequence[object]) -> Seen:
    instants = (instant_of(stored) for stored in row[8:12])
    until = instant_of(row[16])
    return Seen(*row[:8], *instants, row[12], bool(row[13]), *row[14:16], until)  # type: ignore[arg-type, call-arg]
