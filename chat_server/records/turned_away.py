"""The ledger of those who went without a chat: when, in which language, why. Nothing about the person."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, func, select

from chat_server.records.statement import Bound, in_two, statement
from chat_server.records.tables import Record, turned_away
from chat_server.records.together import together

Counts = defaultdict[str, Counter[str]]
"""By language, how many for each reason."""

ADD = statement(
    "INSERT INTO turned_away (id, at, language, reason) VALUES ({id}, {at}, {language}, {reason})"
    " ON CONFLICT (id) DO NOTHING"
)
QUARTER_S = 900
_BY_QUARTER = (
    "SELECT {quarter}, language, reason, count(*) FROM turned_away"
    " WHERE at >= {{since}} AND at < {{until}} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
)
BY_QUARTER = in_two(
    _BY_QUARTER.format(quarter=f"floor(extract(epoch FROM at) / {QUARTER_S})::bigint"),
    _BY_QUARTER.format(quarter=f"CAST(strftime('%s', at) AS INTEGER) / {QUARTER_S}"),
)


def add(sql: Connection, *, language: str, reason: str, now: datetime, under: str | None = None) -> None:
    """Count somebody. Who is counted `under` a name already is not counted again."""
    row = {"id": under or uuid.uuid4().hex, "at": now, "language": language, "reason": reason}
    together(sql, Bound(ADD, row))


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


def by_quarter(sql: Connection, since: datetime, until: datetime) -> list[tuple[datetime, str, str, int]]:
    """Before `until`: how many in each quarter of an hour by UTC, by its begin, language and reason, in that order.

    Every zone's half hours are made of such quarters.
    """
    (rows,) = together(sql, Bound(BY_QUARTER, {"since": since, "until": until}))
    return [
        (datetime.fromtimestamp(int(quarter) * QUARTER_S, UTC), language, reason, many)
        for quarter, language, reason, many in rows
    ]
