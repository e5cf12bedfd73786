"""What waits and conversations took lately, and how far it was from what was told: for estimates."""

from datetime import datetime, timedelta
from functools import lru_cache

from sqlalchemy import Connection

from chat_server.records.statement import Bound, in_two, statement
from chat_server.records.together import together
from chat_server.rules.turned_away import BY_END
from chat_server.rules.wait_estimate import STEP_S, Lately, Told, Waits

LATELY = timedelta(days=7)
KEPT = timedelta(seconds=30)
MOST_WAITS, MOST_HANDLED, MOST_TOLD = 150, 60, 120


def _seconds(until: str, since: str) -> tuple[str, str]:
    return (
        f"extract(epoch FROM {until} - {since})::float8",
        f"(julianday({until}) - julianday({since})) * 86400",
    )


_ENDS = "COALESCE(answered_at, ended_at, {now})"
_POSTGRESQL, _SQLITE = (
    _seconds(_ENDS.replace("{now}", "{now}::timestamptz"), "queued_at"),
    _seconds(_ENDS, "queued_at"),
)
# Closing time and a supervisor end waits too, and say nothing of anybody's patience.
_LEFT = ", ".join(f"'{reason}'" for reason, how in BY_END.items() if how in {"gave_up", "chose_phone"})
_WAITED = (
    "SELECT count(answered_at), count(*) FILTER (WHERE answered_at IS NULL AND end_reason IN ({left})), sum({seconds})"
    " FROM (SELECT queued_at, answered_at, ended_at, end_reason FROM chats{by}"
    " WHERE queued_at > {{since}} AND language = {{language}} ORDER BY queued_at DESC LIMIT {{most}}) lately"
)
WAITED = in_two(
    _WAITED.format(seconds=_POSTGRESQL[0], left=_LEFT, by=""),
    # Not by the queue's index: all chats that ever were are in that.
    _WAITED.format(seconds=_SQLITE[1], left=_LEFT, by=" INDEXED BY ix_chats_queued_at"),
)
_HANDLED = (
    "SELECT count(*), avg({handling}), avg({accepting}) FROM (SELECT offered_at, accepted_at, ended_at FROM assignments"
    " WHERE ended_at > {{since}} AND accepted_at IS NOT NULL ORDER BY ended_at DESC LIMIT {{most}}) lately"
)
_HANDLING, _ACCEPTING = _seconds("ended_at", "accepted_at"), _seconds("accepted_at", "offered_at")
HANDLED = in_two(
    _HANDLED.format(handling=_HANDLING[0], accepting=_ACCEPTING[0]),
    _HANDLED.format(handling=_HANDLING[1], accepting=_ACCEPTING[1]),
)
TOLD = statement(
    "SELECT expected_s, shape, waited_s FROM wait_estimates WHERE waited_s IS NOT NULL AND language = {language}"
    " AND told_at > {since} AND expected_s >= {least} AND shape IS NOT NULL ORDER BY told_at DESC LIMIT {most}"
)


class RecentWaits:
    """What was read of each language's waits. Half a minute later it is as good, for all who ask meanwhile."""

    def __init__(self) -> None:
        self._read: dict[str, tuple[datetime, Lately]] = {}

    def lately(self, sql: Connection, language: str, now: datetime) -> Lately:
        """Of the last to ask in this language, and the last conversations in any."""
        known = self._read.get(language)
        if known is None or abs(now - known[0]) > KEPT:
            known = self._read[language] = (now, _lately(sql, language, now))
        return known[1]


def _lately(sql: Connection, language: str, now: datetime) -> Lately:
    since = {"since": now - LATELY}
    of_language = {**since, "language": language}
    ((answered, left, waited_s),), ((handled, handling_s, accepting_s),), told = together(
        sql,
        Bound(WAITED, {**of_language, "now": now, "most": MOST_WAITS}),
        Bound(HANDLED, {**since, "most": MOST_HANDLED}),
        Bound(TOLD, {**of_language, "least": STEP_S, "most": MOST_TOLD}),
    )
    waits = Waits(answered, left, waited_s or 0.0)
    return Lately(handled, handling_s or 0.0, accepting_s or 0.0, waits, _told(tuple(told)))


# They stay the same until the next is answered.
@lru_cache(maxsize=8)
def _told(rows: tuple[tuple[int, float, float], ...]) -> tuple[Told, ...]:
    return tuple(map(Told._make, rows))
