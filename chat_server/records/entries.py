"""The log of each chat. `append` is the only giver of `seq`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Connection, select

from chat_server.records import chats as chat_records
from chat_server.records.chats import ChatLog
from chat_server.records.statement import Bound, Rows, in_two, statement
from chat_server.records.tables import entries
from chat_server.records.together import instant_of, together, with_commit

SYSTEM = "system"
VISITOR = "visitor"
COLUMNS = tuple(column.name for column in entries.columns)
ROW = attrgetter(*COLUMNS)
Key = tuple[str, str, str]
Place = tuple[int, datetime]

WRITTEN = in_two(
    "SELECT e.chat_id, e.author_id, e.client_id, e.seq, e.at"
    " FROM unnest({chats}::text[], {authors}::text[], {ids}::text[]) AS k (chat, author, id)"
    " JOIN entries e ON e.chat_id = k.chat AND e.author_id = k.author AND e.client_id = k.id",
    "SELECT e.chat_id, e.author_id, e.client_id, e.seq, e.at FROM json_each({keys}) k"
    " JOIN entries e ON e.chat_id = k.value ->> 0 AND e.author_id = k.value ->> 1 AND e.client_id = k.value ->> 2",
)
HELD = statement(
    "SELECT chat_id, specialist_id, state FROM assignments"
    " WHERE chat_id {any:ids} AND state IN ('offered', 'active', 'wrap_up')"
    " UNION ALL SELECT w.chat_id, w.staff_id, 'watching' FROM watches w WHERE w.chat_id {any:ids} AND NOT EXISTS"
    " (SELECT 1 FROM assignments a WHERE a.chat_id = w.chat_id AND a.specialist_id = w.staff_id"
    " AND a.state IN ('offered', 'active', 'wrap_up'))"
)
INSERT_ROWS = (
    "INSERT INTO entries (chat_id, seq, kind, author_kind, author_id, author_name, at, text, client_id, article,"
    " notice, resource) SELECT * FROM unnest({chat_id}::text[], {seq}::int[], {kind}::text[], {author_kind}::text[],"
    " {author_id}::text[], {author_name}::text[], {at}::timestamptz[], {text}::text[], {client_id}::text[],"
    " {article}::jsonb[], {notice}::jsonb[], {resource}::jsonb[])"
)
INSERT = in_two(
    INSERT_ROWS,
    "INSERT INTO entries (chat_id, seq, kind, author_kind, author_id, author_name, at, text, client_id, article,"
    " notice, resource) VALUES ({chat_id}, {seq}, {kind}, {author_kind}, {author_id}, {author_name}, {at}, {text},"
    " {client_id}, {article}, {notice}, {resource})",
)
LOG = f"SELECT {', '.join(COLUMNS)} FROM entries"
AFTER = statement(LOG + " WHERE chat_id = {id} AND seq > {seq} ORDER BY seq LIMIT {most}")
BEGINNINGS = statement(LOG + " WHERE chat_id {any:ids} AND seq <= {most} ORDER BY chat_id, seq")
GROW = in_two(
    "UPDATE chats SET last_seq = g.seq, version = chats.version + 1"
    " FROM unnest({id}::text[], {seq}::int[]) AS g (id, seq) WHERE chats.id = g.id",
    "UPDATE chats SET last_seq = {seq}, version = version + 1 WHERE id = {id}",
)


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
    resource: dict[str, Any] | None = None
    seq: int = 0
    version: int = field(default=0, compare=False)
    repeated: bool = field(default=False, compare=False)


def written(sql: Connection, keys: Sequence[Key]) -> dict[Key, Place]:
    """Where entries stand that were written under these (chat, author, client id)s, if any."""
    return _places(together(sql, _written_under(keys))[0]) if keys else {}


def _written_under(keys: Sequence[Key]) -> Bound:
    chat_ids, author_ids, client_ids = (list(column) for column in zip(*keys, strict=True))
    return Bound(WRITTEN, {"chats": chat_ids, "authors": author_ids, "ids": client_ids, "keys": list(keys)})


def _places(rows: Rows) -> dict[Key, Place]:
    return {(row[0], row[1], row[2]): (row[3], instant_of(row[4])) for row in rows}


def open_logs(
    sql: Connection, keys: Sequence[Key], *, patient: bool = True
) -> tuple[dict[str, ChatLog], dict[Key, Place], dict[str, dict[str, str]]]:
    """Everything that decides over writing under these (chat, author, client id)s, in one trip.

    The logs by chat id, locked; where what was written before stands; and by chat id the state of each
    assignment that takes a slot, by specialist, or `watching`. Without patience, a chat whose row is locked
    is left out.
    """
    chat_ids = sorted({key[0] for key in keys})
    locked, before, held = together(
        sql,
        chat_records.locking(chat_ids, patient=patient),
        _written_under(keys),
        Bound(HELD, {"ids": chat_ids}),
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
    fresh = place(drafts, logs, known)
    if fresh:
        with_commit(sql, *_rows(fresh, logs))
    return drafts


def place(drafts: Sequence[Draft], logs: dict[str, ChatLog], known: dict[Key, Place]) -> list[Draft]:
    """Give each draft its place behind its chat's log, in the order given; those that are new.

    `logs` then says where the logs end once these are written, and `known` has them too.
    """
    begun = {chat_id: log.version + 1 for chat_id, log in logs.items()}
    fresh: list[Draft] = []
    for draft in drafts:
        key = (draft.chat_id, draft.author_id, draft.client_id or "")
        first = known.get(key)
        if first is not None:
            draft.seq, draft.at = first
            draft.repeated = True
            continue
        log = logs[draft.chat_id]
        draft.seq, draft.version = log.last_seq + 1, begun[draft.chat_id]
        logs[draft.chat_id] = ChatLog(log.id, log.state, log.name, draft.seq, draft.version)
        if draft.client_id:
            known[key] = (draft.seq, draft.at)
        fresh.append(draft)
    return fresh


def columns_of(fresh: Sequence[Draft]) -> dict[str, list[Any]]:
    """The drafts as columns of `entries`."""
    columns = dict(zip(COLUMNS, map(list, zip(*map(ROW, fresh), strict=True)), strict=True))
    for name in ("article", "notice", "resource"):
        columns[name] = [None if value is None else orjson.dumps(value).decode() for value in columns[name]]
    return columns


def _rows(fresh: Sequence[Draft], logs: dict[str, ChatLog]) -> tuple[Bound, Bound]:
    columns = columns_of(fresh)
    grown = sorted(set(columns["chat_id"]))
    ends = {"id": grown, "seq": [logs[chat_id].last_seq for chat_id in grown]}
    return Bound(INSERT, columns=columns), Bound(GROW, columns=ends)


def after(sql: Connection, chat_id: str, seq: int, limit: int) -> list[Draft]:
    """The log after `seq`, ascending."""
    return list(
        map(_as_it_stands, together(sql, Bound(AFTER, {"id": chat_id, "seq": seq, "most": limit}))[0])
    )


def beginnings(sql: Connection, chat_ids: Sequence[str], most: int) -> dict[str, list[Draft]]:
    """By chat id, the log up to the entry number `most`, ascending."""
    found: dict[str, list[Draft]] = {chat_id: [] for chat_id in chat_ids}
    if not chat_ids:
        return found
    for row in together(sql, Bound(BEGINNINGS, {"ids": list(chat_ids), "most": most}))[0]:
        found[row[0]].append(_as_it_stands(row))
    return found


def _as_it_stands(row: tuple[Any, ...]) -> Draft:
    """An entry, of its row in the log."""
    chat_id, seq, kind, author_kind, author_id, name, at, text, client_id, *objects = row
    at = instant_of(at)
    article, said, resource = map(_object, objects)
    return Draft(
        chat_id, kind, author_kind, author_id, at, name, text, client_id, article, said, resource, seq
    )


def _object(stored: Any) -> dict[str, Any] | None:
    # SQLite gives the text.
    found: dict[str, Any] | None = orjson.loads(stored) if isinstance(stored, str) else stored
    return found


def visitor_spoke_since(sql: Connection, chat_id: str, at: datetime) -> bool:
    """Whether the visitor has written anything since then."""
    said = select(entries.c.seq).where(
        entries.c.chat_id == chat_id, entries.c.author_kind == "visitor", entries.c.at >= at
    )
    return sql.scalar(said.limit(1)) is not None


def has_notice(sql: Connection, chat_id: str, what: str) -> bool:
    """Whether the log has a notice of this kind."""
    notices = select(entries.c.notice).where(entries.c.chat_id == chat_id, entries.c.kind == "notice")
    return any(notice and notice["what"] == what for notice in sql.scalars(notices))


def visitor_lines(sql: Connection, chat_id: str) -> list[tuple[int, str]]:
    """What the visitor wrote, by `seq`, ascending; without what is erased."""
    said = select(entries.c.seq, entries.c.text).where(
        entries.c.chat_id == chat_id, entries.c.author_kind == "visitor", entries.c.text.is_not(None)
    )
    return [(seq, text) for seq, text in sql.execute(said.order_by(entries.c.seq))]


class Shared(NamedTuple):
    """What a card was of: an article, by its slug, or a resource, by its id."""

    kind: str
    id: str
    title: str


def shared(sql: Connection, chat_id: str) -> list[Shared]:
    """The articles and resources that were shared into a chat, in order, each once; without what is erased."""
    rows = sql.execute(
        select(entries.c.article, entries.c.resource)
        .where(entries.c.chat_id == chat_id, entries.c.kind.in_(("article", "resource")))
        .order_by(entries.c.seq)
    )
    found: dict[tuple[str, str], Shared] = {}
    for article, resource in rows:
        if article:
            one = Shared("article", article["slug"], article["title"])
        elif resource:
            one = Shared("resource", resource["id"], resource["name"])
        else:
            continue
        found.setdefault((one.kind, one.id), one)
    return list(found.values())
