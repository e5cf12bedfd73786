"""Offers: who is being asked to take which chat, and until when."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection

from chat_server.records.statement import Bound, in_two, statement
from chat_server.records.together import instant_of, together

OFFERED = statement(
    "SELECT id, chat_id, specialist_id, deadline, kind, reading_since FROM assignments"
    " WHERE specialist_id {any:ids} AND state = 'offered' ORDER BY offered_at, id"
)
OFFER = in_two(
    "INSERT INTO assignments (id, chat_id, specialist_id, slot, state, kind, offered_at, deadline)"
    " SELECT * FROM unnest({id}::text[], {chat_id}::text[], {specialist_id}::text[], {slot}::int[], {state}::text[],"
    " {kind}::text[], {offered_at}::timestamptz[], {deadline}::timestamptz[])",
    "INSERT INTO assignments (id, chat_id, specialist_id, slot, state, kind, offered_at, deadline)"
    " VALUES ({id}, {chat_id}, {specialist_id}, {slot}, {state}, {kind}, {offered_at}, {deadline})",
)
BEGIN_READING = statement(
    "UPDATE assignments SET reading_since = {now}, shown_at = COALESCE(shown_at, {now}), deadline = {until}"
    " WHERE id = {id} AND state = 'offered' AND reading_since IS NULL"
)
SKIPPED = statement("SELECT chat_id, specialist_id FROM assignments WHERE skip_until > {now}")
MARK_SHOWN = statement(
    "UPDATE assignments SET shown_at = {now}"
    " WHERE id = {id} AND specialist_id = {by} AND state = 'offered' AND shown_at IS NULL"
)
ACCEPTED = statement("SELECT 1 FROM assignments WHERE id = {id} AND accepted_at IS NOT NULL")


# A warm transfer may be read by whoever is asked, before they answer.
TRANSFERS = frozenset({"transfer", "warm"})


class Offer(NamedTuple):
    """A pending offer; `reading_since` as in `Assignment`."""

    id: str
    chat_id: str
    specialist_id: str
    deadline: datetime
    kind: str
    reading_since: datetime | None = None


def make(
    sql: Connection, asked: Sequence[tuple[str, str, int]], *, kind: str, now: datetime, seconds: float
) -> list[Offer]:
    """Ask specialists: (chat id, specialist id, slot) each; the offers, in the same order.

    The partial unique indexes refuse a second pending offer, or a slot in use.
    """
    chat_ids, specialist_ids, slots = (list(column) for column in zip(*asked, strict=True))
    offer_ids = [uuid.uuid4().hex for _ in asked]
    deadline = now + timedelta(seconds=seconds)
    columns: dict[str, list[Any]] = {
        "id": offer_ids,
        "chat_id": chat_ids,
        "specialist_id": specialist_ids,
        "slot": slots,
        "state": ["offered"] * len(asked),
        "kind": [kind] * len(asked),
        "offered_at": [now] * len(asked),
        "deadline": [deadline] * len(asked),
    }
    together(sql, Bound(OFFER, columns=columns))
    return [
        Offer(offer_id, chat_id, specialist_id, deadline, kind)
        for offer_id, chat_id, specialist_id in zip(offer_ids, chat_ids, specialist_ids, strict=True)
    ]


def pending_of(sql: Connection, specialist_ids: Sequence[str]) -> list[Offer]:
    """The pending offers of these specialists, oldest first."""
    rows = together(sql, Bound(OFFERED, {"ids": list(specialist_ids)}))[0]
    return [
        Offer(offer_id, chat_id, staff_id, instant_of(until), kind, instant_of(since))
        for offer_id, chat_id, staff_id, until, kind, since in rows
    ]


def was_accepted(sql: Connection, offer_id: str) -> bool:
    """Whether somebody accepted this offer."""
    return bool(together(sql, Bound(ACCEPTED, {"id": offer_id}))[0])


def mark_shown(sql: Connection, offer_id: str, specialist_id: str, now: datetime) -> None:
    """The specialist's client has shown the offer."""
    together(sql, Bound(MARK_SHOWN, {"id": offer_id, "by": specialist_id, "now": now}))


def begin_reading(sql: Connection, offer_id: str, *, now: datetime, until: datetime) -> None:
    """Whoever is asked reads the chat now, and has until then to answer."""
    together(sql, Bound(BEGIN_READING, {"id": offer_id, "now": now, "until": until}))


def skips(sql: Connection, now: datetime) -> set[tuple[str, str]]:
    """(chat id, specialist id) pairs that are not to be matched yet."""
    return {(row[0], row[1]) for row in together(sql, Bound(SKIPPED, {"now": now}))[0]}
