"""Chats: their state, their place in the queue, and who may be told of them."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, select, update

from chat_server.records.moving import moved
from chat_server.records.statement import Bound, statement
from chat_server.records.tables import chats, entries
from chat_server.records.together import instant_of, together
from chat_server.records.wait_estimates import ANSWERED
from chat_server.records.workers import VISITOR_CONNECTED
from chat_server.rules.lifecycle import may_move

OF_TOKENS = statement("SELECT token_hash, id FROM chats WHERE token_hash {any:hashes}")
_LOST = statement("SELECT id FROM chats WHERE id {any:ids} AND lost_at IS NOT NULL")
# Who comes back waits for nobody: a mark that somebody else has in hand is cleared by the next sweep.
LOST = _LOST.then_on_postgresql(" FOR UPDATE SKIP LOCKED")
_LOGS = statement("SELECT id, state, name, last_seq, version FROM chats WHERE id {any:ids}")
LOCK_LOGS = _LOGS.then_on_postgresql(" ORDER BY id FOR UPDATE")
LOCK_FREE_LOGS = LOCK_LOGS.then_on_postgresql(" SKIP LOCKED")
ADD = statement(
    "INSERT INTO chats (id, token_hash, version, state, language, role, topic, name, priority, consented_at, queued_at,"
    " last_seq) VALUES ({id}, {token_hash}, 1, 'waiting', {language}, {role}, {topic}, {name}, 0, {now}, {now}, 0)"
)
ANSWER = statement(
    "UPDATE chats SET state = 'active', version = version + 1, assigned_at = {now},"
    " answered_at = COALESCE(answered_at, {now}) WHERE id = {id} AND state = 'waiting' RETURNING id"
)
LOCK_WAITING = statement(
    "SELECT id, COALESCE(waits_since, queued_at), asked_until FROM chats WHERE id {any:ids} AND state = 'waiting'"
).then_on_postgresql(" ORDER BY id FOR UPDATE")

LOCK = statement(
    "SELECT id, state, language, topic, queued_at, lost_at, asked_until FROM chats WHERE id {any:ids} ORDER BY id"
).then_on_postgresql(" FOR UPDATE")
TOUCH = statement("UPDATE chats SET version = version + 1 WHERE id {any:ids}")

MARKS = statement("SELECT id, version, " + VISITOR_CONNECTED + " FROM chats WHERE id {any:ids}")
_OPEN = "state IN ('waiting', 'active') AND lost_at"
MARK_LOST = statement(
    "UPDATE chats SET lost_at = {now} WHERE " + _OPEN + " IS NULL AND NOT " + VISITOR_CONNECTED
)
UNMARK = statement("UPDATE chats SET lost_at = NULL WHERE " + _OPEN + " IS NOT NULL AND " + VISITOR_CONNECTED)
LOST_BEFORE = statement("SELECT id FROM chats WHERE state = {state} AND lost_at <= {at}")
FINISHED_BEFORE = statement(
    "SELECT id FROM chats WHERE ended_at < {at} AND forgotten_at IS NULL LIMIT {most}"
)


def add(
    sql: Connection,
    *,
    now: datetime,
    token_hash: str,
    language: str,
    role: str,
    topic: str | None,
    name: str | None,
) -> str:
    """Put a new chat at the end of the queue; returns its id."""
    chat_id = uuid.uuid4().hex
    told = {"language": language, "role": role, "topic": topic, "name": name}
    together(sql, Bound(ADD, {"id": chat_id, "token_hash": token_hash, "now": now, **told}))
    return chat_id


class LockedChat(NamedTuple):
    """A chat whose row is ours until we commit."""

    id: str
    state: str
    language: str
    topic: str | None
    queued_at: datetime
    lost_at: datetime | None
    asked_until: datetime | None


def lock(sql: Connection, chat_ids: Sequence[str]) -> dict[str, LockedChat]:
    """The chats by id, their rows locked in the order of their ids."""
    rows = together(sql, Bound(LOCK, {"ids": list(chat_ids)}))[0] if chat_ids else []
    return {row[0]: LockedChat(*row[:4], *map(instant_of, row[4:])) for row in rows}


class Waits(NamedTuple):
    """A waiting chat: since when its visitor is known to be there, and until when they have to say so if asked."""

    since: datetime
    asked_until: datetime | None


def lock_waiting(sql: Connection, chat_ids: Sequence[str]) -> dict[str, Waits]:
    """Those of these chats that still wait, their rows locked in the order of their ids."""
    rows = together(sql, Bound(LOCK_WAITING, {"ids": list(chat_ids)}))[0] if chat_ids else []
    return {row[0]: Waits(instant_of(row[1]), instant_of(row[2])) for row in rows}


class ChatLog(NamedTuple):
    """What decides over a new entry: the chat's state, its visitor's name, and where its log ends."""

    id: str
    state: str
    name: str | None
    last_seq: int
    version: int


def lock_logs(sql: Connection, chat_ids: Sequence[str], *, patient: bool = True) -> dict[str, ChatLog]:
    """The chats' logs by id, their rows locked in the order of their ids.

    Without patience, a chat whose row somebody else has locked is left out.
    """
    rows = together(sql, locking(chat_ids, patient=patient))[0]
    return {row[0]: ChatLog(*row) for row in rows}


def locking(chat_ids: Sequence[str], *, patient: bool) -> Bound:
    """The statement that locks logs, for a trip with others."""
    return Bound(LOCK_LOGS if patient else LOCK_FREE_LOGS, {"ids": list(chat_ids)})


class Mark(NamedTuple):
    """As much of a chat as tells whether somebody's view of it is behind."""

    version: int
    visitor_connected: bool


def marks(sql: Connection, chat_ids: Sequence[str], now: datetime) -> dict[str, Mark]:
    """The chats' marks, by id."""
    if not chat_ids:
        return {}
    rows = together(sql, Bound(MARKS, {"ids": list(chat_ids), "now": now}))[0]
    return {row[0]: Mark(row[1], bool(row[2])) for row in rows}


def ids_of_tokens(sql: Connection, token_hashes: Sequence[str]) -> dict[str, str]:
    """The chats that visitors' tokens open, by the tokens' hashes."""
    return dict(together(sql, Bound(OF_TOKENS, {"hashes": list(token_hashes)}))[0])


def move(sql: Connection, chat_id: str, state: str, to: str, **values: Any) -> bool:
    """Move a chat from `state` to `to`, if it is still there; its version rises."""
    assert may_move(state, to), f"{state} never becomes {to}"
    return moved(sql, "chats", chat_id, state, to, values)


def answer(sql: Connection, chat_id: str, now: datetime) -> bool:
    """A specialist takes a waiting chat. Its wait ended when it was answered first."""
    of_chat = {"id": chat_id, "now": now}
    return bool(together(sql, Bound(ANSWERED, of_chat), Bound(ANSWER, of_chat))[1])


def touch(sql: Connection, chat_ids: Sequence[str]) -> None:
    """Raise the version of chats that something else about has changed."""
    together(sql, Bound(TOUCH, {"ids": list(chat_ids)}))


def call_supervisor(sql: Connection, chat_id: str, call_id: str, now: datetime) -> None:
    """It asks for a supervisor from now on, under this id."""
    called = {"supervisor_called_at": now, "supervisor_call_id": call_id}
    sql.execute(update(chats).where(chats.c.id == chat_id).values(**called))


def was_called_as(sql: Connection, chat_id: str, call_id: str) -> bool:
    """Whether the last call for a supervisor was made under this id."""
    return sql.scalar(select(chats.c.supervisor_call_id).where(chats.c.id == chat_id)) == call_id


def answer_call(sql: Connection, chat_id: str) -> None:
    """A supervisor looks at it."""
    sql.execute(update(chats).where(chats.c.id == chat_id).values(supervisor_called_at=None))


def forgotten_at(sql: Connection, chat_id: str) -> datetime | None:
    """When what was said in it was forgotten."""
    return sql.scalar(select(chats.c.forgotten_at).where(chats.c.id == chat_id))


def relabel(sql: Connection, chat_id: str, *, language: str, topic: str | None) -> None:
    """Queue a chat under another language or topic."""
    sql.execute(update(chats).where(chats.c.id == chat_id).values(language=language, topic=topic))


def mark_lost(sql: Connection, now: datetime) -> None:
    """Mark open chats whose visitor is not connected, and clear the mark of those who are back."""
    together(sql, Bound(MARK_LOST, {"now": now}), Bound(UNMARK, {"now": now}))


def clear_lost(sql: Connection, chat_ids: Sequence[str]) -> None:
    """Their visitors are back."""
    sql.execute(
        update(chats).where(chats.c.id.in_(chat_ids), chats.c.lost_at.is_not(None)).values(lost_at=None)
    )


def lost_before(sql: Connection, state: str, at: datetime) -> list[str]:
    """Chats in `state` whose visitor has been marked lost since before `at`."""
    return [chat_id for (chat_id,) in together(sql, Bound(LOST_BEFORE, {"state": state, "at": at}))[0]]


def question_of(sql: Connection, chat_id: str) -> str | None:
    """What the visitor asked when requesting the chat: their first entry, if it came with the request."""
    return sql.scalar(
        select(entries.c.text).where(
            entries.c.chat_id == chat_id,
            entries.c.author_kind == "visitor",
            entries.c.client_id.is_(None),
            entries.c.kind == "message",
        )
    )


def finished_before(sql: Connection, at: datetime, most: int) -> list[str]:
    """Chats that ended before `at` and have not been forgotten yet."""
    return [chat_id for (chat_id,) in together(sql, Bound(FINISHED_BEFORE, {"at": at, "most": most}))[0]]
