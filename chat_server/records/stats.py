"""Counts and durations of a day, for the board."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, select

from chat_server.records.tables import Record, chats


def answered_since(sql: Connection, since: datetime) -> list[float]:
    """The waits, in seconds, of the chats answered since then."""
    rows = sql.execute(select(chats.c.queued_at, chats.c.answered_at).where(chats.c.answered_at >= since))
    return [(row.answered_at - row.queued_at).total_seconds() for row in rows]


def abandoned_since(sql: Connection, since: datetime) -> Sequence[Record]:
    """Language, `queued_at` and `ended_at` of the chats whose visitor gave up since then."""
    return sql.execute(
        select(chats.c.language, chats.c.queued_at, chats.c.ended_at).where(
            chats.c.state == "abandoned", chats.c.ended_at >= since
        )
    ).all()


def count_in(sql: Connection, state: str) -> int:
    """How many chats are in a state now."""
    return sql.execute(select(func.count()).select_from(chats).where(chats.c.state == state)).scalar_one()
