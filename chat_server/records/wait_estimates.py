"""What visitors were told of their waits while they waited, kept to be held against what came."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection

from chat_server.records.statement import Bound, in_two, statement
from chat_server.records.together import instant_of, together
from chat_server.rules.calibration import Promise
from chat_server.rules.wait_estimate import WaitRange

MOST_AT_ONCE = 500
KEEP = in_two(
    "INSERT INTO wait_estimates (chat_id, position, language, told_at, low_s, high_s, expected_s, shape)"
    " SELECT * FROM unnest({chat_id}::text[], {position}::int[], {language}::text[], {told_at}::timestamptz[],"
    " {low_s}::int[], {high_s}::int[], {expected_s}::int[], {shape}::float8[])"
    " ON CONFLICT (chat_id, position) DO NOTHING",
    "INSERT INTO wait_estimates (chat_id, position, language, told_at, low_s, high_s, expected_s, shape)"
    " VALUES ({chat_id}, {position}, {language}, {told_at}, {low_s}, {high_s}, {expected_s}, {shape})"
    " ON CONFLICT (chat_id, position) DO NOTHING",
)
NEARER = statement(
    "SELECT id, language, place FROM (SELECT id, language,"
    " row_number() OVER (PARTITION BY language ORDER BY priority, queued_at, id) AS place"
    " FROM chats WHERE state = 'waiting') line"
    " WHERE 2 * place <= COALESCE((SELECT min(NULLIF(position, 0)) FROM wait_estimates"
    " WHERE chat_id = line.id), 2 * place) ORDER BY place, id LIMIT {most}"
)
_ANSWERED = (
    "UPDATE wait_estimates SET waited_s = {seconds} WHERE chat_id = {{id}} AND waited_s IS NULL"
    " AND EXISTS (SELECT 1 FROM chats WHERE id = {{id}} AND state = 'waiting'"
    " AND (answered_at IS NULL OR answered_at < told_at))"
)
# To be asked in one trip with what answers the chat, and before it: what an answer before has ended stays as it is.
ANSWERED = in_two(
    _ANSWERED.format(seconds="extract(epoch FROM {now}::timestamptz - told_at)"),
    _ANSWERED.format(seconds="(julianday({now}) - julianday(told_at)) * 86400"),
)
ASKED = statement(
    "SELECT language, count(*), count(*) FILTER (WHERE NOT EXISTS"
    " (SELECT 1 FROM wait_estimates WHERE chat_id = chats.id)) FROM chats"
    " WHERE queued_at >= {since} AND queued_at < {until} GROUP BY language"
)
PROMISED = statement(
    "SELECT c.language, chat_id, low_s, high_s, waited_s, c.queued_at, c.answered_at"
    " FROM chats c JOIN wait_estimates ON chat_id = c.id"
    " WHERE c.queued_at >= {since} AND c.queued_at < {until} AND waited_s IS NOT NULL ORDER BY c.queued_at, told_at"
)


class InLine(NamedTuple):
    """A waiting chat, and its position in the line of its language, from 1."""

    chat_id: str
    language: str
    position: int


def keep(sql: Connection, told: Mapping[InLine, WaitRange], now: datetime) -> None:
    """Keep what the visitors of these chats are told now; what was told at the same position before stays."""
    chat_ids, languages, positions = map(list, zip(*told, strict=True))
    ranges = told.values()
    columns = {
        "chat_id": chat_ids,
        "language": languages,
        "position": positions,
        "told_at": [now] * len(told),
        "low_s": [one.low_s for one in ranges],
        "high_s": [one.high_s for one in ranges],
        "expected_s": [round(one.expected_s) for one in ranges],
        "shape": [one.shape for one in ranges],
    }
    together(sql, Bound(KEEP, columns=columns))


def come_nearer(sql: Connection) -> list[InLine]:
    """Who has come half the way to the front since their last estimate was kept, or has none; the first of them."""
    return list(map(InLine._make, together(sql, Bound(NEARER, {"most": MOST_AT_ONCE}))[0]))


class Asked(NamedTuple):
    """How many asked for a chat in a language, and of how many nothing that they were told was kept."""

    language: str
    many: int
    none_told: int


def of_who_asked(sql: Connection, since: datetime, until: datetime) -> tuple[list[Asked], list[Promise]]:
    """Everybody who was let into the queue then, by language, and what those who were answered had been told."""
    span = {"since": since, "until": until}
    asked, promised = together(sql, Bound(ASKED, span), Bound(PROMISED, span))
    return list(map(Asked._make, asked)), [
        Promise(
            language,
            chat_id,
            low_s,
            high_s,
            waited_s,
            (instant_of(answered) - instant_of(asked_at)).total_seconds(),
        )
        for language, chat_id, low_s, high_s, waited_s, asked_at, answered in promised
    ]
