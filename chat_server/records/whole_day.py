"""A whole day read back, for reports."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from chat_server.records.tables import Record, assignments, chats


def asked(sql: Connection, since: datetime, until: datetime) -> Sequence[Record]:
    """The chats that were asked for, in that order: id, language, state, and when queued, answered and ended."""
    columns = (
        chats.c.id,
        chats.c.language,
        chats.c.state,
        chats.c.queued_at,
        chats.c.answered_at,
        chats.c.ended_at,
    )
    when = chats.c.queued_at.between(since, until)
    return sql.execute(select(*columns).where(when).order_by(chats.c.queued_at)).all()


def handled(sql: Connection, since: datetime, until: datetime) -> list[float]:
    """For each conversation and its wrap-up that are over: how many seconds they took a slot."""
    taken = assignments.c.accepted_at
    rows = sql.execute(
        select(taken, assignments.c.ended_at)
        .where(taken.between(since, until), assignments.c.ended_at.is_not(None))
        .order_by(taken)
    )
    return [(row.ended_at - row.accepted_at).total_seconds() for row in rows]
