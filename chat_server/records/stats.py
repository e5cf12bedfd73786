"""Counts and durations of a day, for the board."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, func, or_, select

from chat_server.records.tables import chats
from chat_server.rules.course_of_day import Passage

LONGEST_WAIT = timedelta(days=2)
"""Who came longer before is not looked for: it bounds what is read, each second, of a table that only grows."""


def passages_since(sql: Connection, since: datetime) -> list[Passage]:
    """The chats that may have been in the queue since then, as they came."""
    columns = (chats.c.language, chats.c.state, chats.c.queued_at, chats.c.answered_at, chats.c.ended_at)
    came = chats.c.queued_at >= since - LONGEST_WAIT
    left = func.coalesce(chats.c.ended_at, chats.c.answered_at)
    since_then = or_(left.is_(None), left >= since)
    rows = sql.execute(select(*columns).where(came, since_then).order_by(chats.c.queued_at))
    return [
        Passage(language, queued_at, answered_at, ended_at, state == "abandoned")
        for language, state, queued_at, answered_at, ended_at in rows
    ]


def count_in(sql: Connection, state: str) -> int:
    """How many chats are in a state now."""
    return sql.execute(select(func.count()).select_from(chats).where(chats.c.state == state)).scalar_one()
