"""What became of a chat: its contact record, its rating, its hand-off to the phone."""

import uuid
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Connection, func, insert, select, update

from chat_server.records.statement import Bound, in_two, statement
from chat_server.records.tables import Record, chats, contact_records, handoffs, ratings
from chat_server.records.together import together

LISTS = ("topics", "needs", "referrals")
COLUMNS = (
    *("id", "chat_id", "staff_id", "client_id", "at", "channel", "language"),
    *("contact_type", "relation", "topics", "outcome", "text"),
    *("cancer_type", "stage_of_journey", "needs", "referrals"),
)


def _filing(as_json: str) -> str:
    places = (f"{{{name}}}{as_json if name in LISTS else ''}" for name in COLUMNS)
    return f"INSERT INTO contact_records ({', '.join(COLUMNS)}) VALUES ({', '.join(places)})"


FILE = in_two(_filing("::jsonb"), _filing(""))
CHANNEL = func.coalesce(contact_records.c.channel, "chat")
TAKE_BACK_HANDOFF = statement("DELETE FROM handoffs WHERE chat_id = {chat_id}")
ADD_HANDOFF = statement(
    "INSERT INTO handoffs (code_hash, chat_id, expires_at) VALUES ({code_hash}, {chat_id}, {expires_at})"
)
OPENED_HANDOFF = statement("SELECT 1 FROM handoffs WHERE chat_id = {chat_id} AND opened_at IS NOT NULL")


def file(
    sql: Connection,
    *,
    staff_id: str,
    now: datetime,
    channel: str,
    language: str,
    chat_id: str | None = None,
    client_id: str | None = None,
    **record: Any,
) -> str:
    """File a contact record: of a chat, which has one, or of a call under its client id; the record's id."""
    record_id = uuid.uuid4().hex
    lists = {name: _as_json(record[name]) for name in LISTS}
    whose = {"id": record_id, "chat_id": chat_id, "staff_id": staff_id, "client_id": client_id, "at": now}
    filed = {**whose, "channel": channel, "language": language, **record, **lists}
    together(sql, Bound(FILE, filed))
    return record_id


def _as_json(listed: list[Any] | None) -> str | None:
    return None if listed is None else orjson.dumps(listed).decode()


def filed_under(sql: Connection, staff_id: str, client_id: str) -> Record | None:
    """The record that this member of staff has filed under this client id."""
    mine = (contact_records.c.staff_id == staff_id) & (contact_records.c.client_id == client_id)
    return sql.execute(select(contact_records).where(mine)).one_or_none()


def has_record(sql: Connection, chat_id: str) -> bool:
    """Whether a chat has its record."""
    its = select(contact_records.c.id).where(contact_records.c.chat_id == chat_id)
    return sql.scalar(its) is not None


def between(sql: Connection, since: datetime, until: datetime) -> Sequence[Record]:
    """What the records say that were filed from `since` up to `until`, in that order; without their remarks."""
    when = (contact_records.c.at >= since) & (contact_records.c.at < until)
    columns = [column for column in contact_records.c if column.name not in {"channel", "language", "text"}]
    language = func.coalesce(contact_records.c.language, chats.c.language).label("language")
    asked = select(*columns, CHANNEL.label("channel"), language).outerjoin(
        chats, chats.c.id == contact_records.c.chat_id
    )
    return sql.execute(asked.where(when).order_by(contact_records.c.at)).all()


def chats_without_record(sql: Connection, since: datetime, until: datetime) -> list[tuple[str, datetime]]:
    """Language and end of each chat that was answered, ended from `since` up to `until`, and closed without one."""
    ended = (chats.c.ended_at >= since) & (chats.c.ended_at < until)
    asked = (
        select(chats.c.language, chats.c.ended_at)
        .outerjoin(contact_records, contact_records.c.chat_id == chats.c.id)
        .where(ended, chats.c.state == "closed", chats.c.answered_at.is_not(None))
        .where(contact_records.c.id.is_(None))
    )
    return [(language, at) for language, at in sql.execute(asked)]


def by_channel(sql: Connection, since: datetime) -> dict[str, int]:
    """How many records were filed since then, by channel."""
    many = func.count().label("many")
    counted = select(CHANNEL.label("channel"), many).where(contact_records.c.at >= since)
    found: Counter[str] = Counter()
    for row in sql.execute(counted.group_by(contact_records.c.channel)):
        found[row.channel] += row.many
    return found


def rate(sql: Connection, *, chat_id: str, score: int, comment: str | None, now: datetime) -> None:
    """Rate a chat; a second rating takes the place of the first."""
    values = {"score": score, "comment": comment, "at": now}
    if not sql.execute(update(ratings).where(ratings.c.chat_id == chat_id).values(**values)).rowcount:
        sql.execute(insert(ratings).values(chat_id=chat_id, **values))


def add_handoff(sql: Connection, *, code_hash: str, chat_id: str, expires_at: datetime) -> None:
    """Note the hash of a hand-off code; one that was given for this chat before opens no more."""
    given = {"code_hash": code_hash, "chat_id": chat_id, "expires_at": expires_at}
    together(sql, Bound(TAKE_BACK_HANDOFF, {"chat_id": chat_id}), Bound(ADD_HANDOFF, given))


def open_handoff(sql: Connection, code_hash: str, staff_id: str, now: datetime) -> str | None:
    """Open a hand-off code, once; returns the chat's id."""
    opened = sql.execute(
        update(handoffs)
        .where(handoffs.c.code_hash == code_hash, handoffs.c.opened_at.is_(None), handoffs.c.expires_at > now)
        .values(opened_at=now, opened_by=staff_id)
    )
    if opened.rowcount != 1:
        return None
    chat_id: str = sql.execute(
        select(handoffs.c.chat_id).where(handoffs.c.code_hash == code_hash)
    ).scalar_one()
    return chat_id


def opened_by(sql: Connection, code_hash: str, staff_id: str) -> str | None:
    """The chat of a hand-off code that this member of staff has opened."""
    mine = (handoffs.c.code_hash == code_hash) & (handoffs.c.opened_by == staff_id)
    chat_id: str | None = sql.scalar(select(handoffs.c.chat_id).where(mine))
    return chat_id


def handoff_was_opened(sql: Connection, chat_id: str) -> bool:
    """Whether a specialist on the phone has opened this chat's code."""
    return bool(together(sql, Bound(OPENED_HANDOFF, {"chat_id": chat_id}))[0])
