"""The log of each chat. `append` is the only giver of `seq`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import orjson
from sqlalchemy import Connection, select

from chat_server.records import chats as chat_records
from chat_server.records.chats import ChatLog
from chat_server.records.tables import Record, entries
from chat_server.records.together import Rows, bound, together

SYSTEM = "system"
VISITOR = "visitor"
Key = tuple[str, str, str]
Place = tuple[int, datetime]

WRITTEN = {
    "postgresql": (
        "SELECT e.chat_id, e.author_id, e.client_id, e.seq, e.at"
        " FROM unnest(%(chats)s::text[], %(authors)s::text[], %(ids)s::text[]) AS k (chat, author, id)"
        " JOIN entries e ON e.chat_id = k.chat AND e.author_id = k.author AND e.client_id = k.id"
    ),
    "sqlite": (
        "SELECT e.chat_id, e.author_id, e.client_id, e.seq, e.at FROM json_each(:chats) c"
        " JOIN json_each(:authors) a ON a.key = c.key JOIN json_each(:ids) i ON i.key = c.key"
        " JOIN entries e ON e.chat_id = c.value AND e.author_id = a.value AND e.client_id = i.value"
    ),
}
HELD = {
    "postgresql": (
        "SELECT chat_id, specialist_id, state FROM assignments"
        " WHERE chat_id = ANY(%(ids)s) AND state IN ('offered', 'active', 'wrap_up')"
    ),
    "sqlite": (
        "SELECT chat_id, specialist_id, state FROM assignments"
        " WHERE chat_id IN (SELECT value FROM json_each(:ids)) AND state IN ('offered', 'active', 'wrap_up')"
    ),
}
INSERT = {
    "postgresql": (
        "INSERT INTO entries (chat_id, seq, kind, author_kind, author_id, author_name, at, text, client_id,"
        " article, notice) SELECT a, b, c, d, e, f, g, h, i, j::jsonb, k::jsonb"
        " FROM unnest(%(chat_id)s::text[], %(seq)s::int[], %(kind)s::text[], %(author_kind)s::text[],"
        " %(author_id)s::text[], %(author_name)s::text[], %(at)s::timestamptz[], %(text)s::text[],"
        " %(client_id)s::text[], %(article)s::text[], %(notice)s::text[])"
        " AS t (a, b, c, d, e, f, g, h, i, j, k)"
    ),
    "sqlite": (
        "INSERT INTO entries (chat_id, seq, kind, author_kind, author_id, author_name, at, text, client_id,"
        " article, notice) VALUES (:chat_id, :seq, :kind, :author_kind, :author_id, :author_name, :at, :text,"
        " :client_id, :article, :notice)"
    ),
}
GROW = {
    "postgresql": (
        "UPDATE chats SET last_seq = g.seq, version = chats.version + 1"
        " FROM unnest(%(chats)s::text[], %(seqs)s::int[]) AS g (id, seq) WHERE chats.id = g.id"
    ),
    "sqlite": "UPDATE chats SET last_seq = :seqs, version = version + 1 WHERE id = :chats",
}


@dataclass(slots=True)
class Draft:
    """An entry; `append` gives it its place. `author_id` is a staff id, `visitor` or `system`."""

    chat_id: str
    kind: str
    author_kind: str
    author_id: str
    at: datetime
    author_name: str | None = None
    text: str | None = None
    client_id: str | None = None
    article: dict[str, Any] | None = None
    notice: dict[str, Any] | None = None
    seq: int = 0
    version: int = field(default=0, compare=False)
    repeated: bool = field(default=False, compare=False)


def written(sql: Connection, keys: Sequence[Key]) -> dict[Key, Place]:
    """Where entries stand that were written under these (chat, author, client id)s, if any."""
    return _places(together(sql, (WRITTEN[sql.dialect.name], _by_key(keys)))[0]) if keys else {}


def _by_key(keys: Sequence[Key]) -> dict[str, list[str]]:
    chats, authors, ids = (list(column) for column in zip(*keys, strict=True))
    return {"chats": chats, "authors": authors, "ids": ids}


def _places(rows: Rows) -> dict[Key, Place]:
    return {(row[0], row[1], row[2]): (row[3], _instant(row[4])) for row in rows}


def open_logs(
    sql: Connection, keys: Sequence[Key], *, patient: bool = True
) -> tuple[dict[str, ChatLog], dict[Key, Place], dict[str, dict[str, str]]]:
    """Everything that decides over writing under these (chat, author, client id)s, in one trip.

    The logs by chat id, locked; where what was written before stands; and by chat id the state of each
    assignment that takes a slot, by specialist. Without patience, a chat whose row is locked is left out.
    """
    chat_ids = sorted({key[0] for key in keys})
    dialect = sql.dialect.name
    locked, before, held = together(
        sql,
        chat_records.locking(sql, chat_ids, patient=patient),
        (WRITTEN[dialect], _by_key(keys)),
        (HELD[dialect], {"ids": chat_ids}),
    )
    readers: dict[str, dict[str, str]] = {}
    for chat_id, specialist_id, state in held:
        readers.setdefault(chat_id, {})[specialist_id] = state
    return {row[0]: ChatLog(*row) for row in locked}, _places(before), readers


def append(
    sql: Connection,
    drafts: Sequence[Draft],
    logs: dict[str, ChatLog] | None = None,
    known: dict[Key, Place] | None = None,
) -> Sequence[Draft]:
    """Give each draft its place in its chat's log, in the order given; the chats' versions rise.

    Under the chats' row locks: `logs` says what the caller has locked already, and `known` what it has found
    written. A draft whose (chat, author, client id) is in the log gets the place of the first, as `repeated`.
    """
    if logs is None:
        logs = chat_records.lock_logs(sql, sorted({draft.chat_id for draft in drafts}))
    if known is None:
        known = written(sql, [(d.chat_id, d.author_id, d.client_id) for d in drafts if d.client_id])
    last = {chat_id: log.last_seq for chat_id, log in logs.items()}
    fresh: list[Draft] = []
    for draft in drafts:
        if draft.client_id:
            key = (draft.chat_id, draft.author_id, draft.client_id)
            first = known.get(key)
            if first is not None:
                draft.seq, draft.at = first
                draft.repeated = True
                continue
        last[draft.chat_id] = draft.seq = last[draft.chat_id] + 1
        draft.version = logs[draft.chat_id].version + 1
        if draft.client_id:
            known[key] = (draft.seq, draft.at)
        fresh.append(draft)
    if fresh:
        _write(sql, fresh, last)
    return drafts


def _write(sql: Connection, fresh: Sequence[Draft], last: dict[str, int]) -> None:
    grown = sorted({draft.chat_id for draft in fresh})
    sizes = {"chats": grown, "seqs": [last[chat_id] for chat_id in grown]}
    together(
        sql,
        (INSERT[sql.dialect.name], _columns(sql, fresh)),
        (GROW[sql.dialect.name], sizes),
    )


def _columns(sql: Connection, drafts: Sequence[Draft]) -> dict[str, Any]:
    return {
        "chat_id": [draft.chat_id for draft in drafts],
        "seq": [draft.seq for draft in drafts],
        "kind": [draft.kind for draft in drafts],
        "author_kind": [draft.author_kind for draft in drafts],
        "author_id": [draft.author_id for draft in drafts],
        "author_name": [draft.author_name for draft in drafts],
        "at": [bound(sql, draft.at) for draft in drafts],
        "text": [draft.text for draft in drafts],
        "client_id": [draft.client_id for draft in drafts],
        "article": [None if d.article is None else orjson.dumps(d.article).decode() for d in drafts],
        "notice": [None if d.notice is None else orjson.dumps(d.notice).decode() for d in drafts],
    }


def _instant(stored: Any) -> datetime:
    at = datetime.fromisoformat(stored) if isinstance(stored, str) else stored
    found: datetime = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return found


def from_row(row: Record) -> Draft:
    """An entry as it stands in the log."""
    return Draft(**{column.name: getattr(row, column.name) for column in entries.columns})


def after(sql: Connection, chat_id: str, seq: int, limit: int) -> list[Draft]:
    """The log after `seq`, ascending."""
    found = sql.execute(
        select(entries)
        .where(entries.c.chat_id == chat_id, entries.c.seq > seq)
        .order_by(entries.c.seq)
        .limit(limit)
    )
    return [from_row(row) for row in found]


def shared_slugs(sql: Connection, chat_id: str) -> list[str]:
    """The articles that were shared into a chat, in order, each once."""
    found = sql.scalars(
        select(entries.c.article)
        .where(entries.c.chat_id == chat_id, entries.c.kind == "article")
        .order_by(entries.c.seq)
    )
    return list(dict.fromkeys(article["slug"] for article in found))
