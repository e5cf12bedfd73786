"""The ledger of those who went without a chat: when, in which language, why. Nothing about the person."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from chat_server.records.tables import Record, turned_away

Counts = defaultdict[str, Counter[str]]
"""By language, how many for each reason."""


def add(sql: Connection, *, language: str, reason: str, now: datetime, under: str | None = None) -> None:
    """Count somebody. Who is counted `under` a name already is not counted again."""
    if under is not None and sql.scalar(select(turned_away.c.id).where(turned_away.c.id == under)):
        return
    row = {"id": under or uuid.uuid4().hex, "at": now, "language": language, "reason": reason}
    sql.execute(insert(turned_away).values(**row))


def since(sql: Connection, at: datetime) -> Counts:
    """Everybody who was turned away since then, by language and reason."""
    rows = sql.execute(
        select(turned_away.c.language, turned_away.c.reason, func.count().label("many"))
        .where(turned_away.c.at >= at)
        .group_by(turned_away.c.language, turned_away.c.reason)
    )
    found: Counts = defaultdict(Counter)
    for row in rows:
        found[row.language][row.reason] = row.many
    return found


def between(sql: Connection, since: datetime, until: datetime, reasons: Sequence[str]) -> Sequence[Record]:
    """When, language and reason of each who was turned away for one of these, in that order."""
    columns = (turned_away.c.at, turned_away.c.language, turned_away.c.reason)
    when = turned_away.c.at.between(since, until)
    return sql.execute(
        select(*columns).where(when, turned_away.c.reason.in_(reasons)).order_by(turned_away.c.at)
    ).all()
