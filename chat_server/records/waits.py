"""What waits and conversations took lately, and what was told of them: for estimates, and for their report."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection

from chat_server.records.statement import Bound, in_two, statement
from chat_server.records.together import instant_of, together
from chat_server.rules.turned_away import BY_END
from chat_server.rules.wait_estimate import Lately, Waited, WaitRange

LATELY = timedelta(days=7)
MOST_WAITS, MOST_HANDLED = 150, 60


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
    "SELECT expected_s, {seconds}, answered_at IS NOT NULL,"
    " answered_at IS NULL AND COALESCE(end_reason, '') IN ({left}) FROM chats{by}"
    " WHERE queued_at > {{since}} AND language = {{language}} ORDER BY queued_at DESC LIMIT {{most}}"
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
TELL = statement(
    "UPDATE chats SET told_low_s = {low}, told_high_s = {high}, expected_s = {expected} WHERE id = {id}"
)
TOLD = statement(
    "SELECT language, queued_at, answered_at, told_low_s, told_high_s FROM chats"
    " WHERE queued_at >= {since} AND queued_at < {until} ORDER BY queued_at"
)


def lately(sql: Connection, language: str, now: datetime) -> Lately:
    """Of the last to ask in this language, and the last conversations in any."""
    since = {"since": now - LATELY}
    waits, ((handled, handling_s, accepting_s),) = together(
        sql,
        Bound(WAITED, {**since, "now": now, "language": language, "most": MOST_WAITS}),
        Bound(HANDLED, {**since, "most": MOST_HANDLED}),
    )
    return Lately(handled, handling_s or 0.0, accepting_s or 0.0, list(map(Waited._make, waits)))


def tell(sql: Connection, chat_id: str, expected: WaitRange) -> None:
    """Keep what the visitor was told when asking."""
    told = {"low": expected.low_s, "high": expected.high_s, "expected": round(expected.expected_s)}
    together(sql, Bound(TELL, {"id": chat_id, **told}))


class Told(NamedTuple):
    """Somebody who asked for a chat, and the range of seconds that they were told, if any."""

    language: str
    queued_at: datetime
    answered_at: datetime | None
    low_s: int | None
    high_s: int | None


def told_between(sql: Connection, since: datetime, until: datetime) -> list[Told]:
    """Everybody who was let into the queue then, in that order."""
    rows = together(sql, Bound(TOLD, {"since": since, "until": until}))[0]
    return [
        Told(language, instant_of(queued), instant_of(answered), low, high)
        for language, queued, answered, low, high in rows
    ]
