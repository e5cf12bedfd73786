"""The log of each chat. `append` is the only giver of `seq`."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, tuple_, update

from chat_server.records import chats as chat_records
from chat_server.records.tables import Record, chats, entries

SYSTEM = "system"
VISITOR = "visitor"


@dataclass(frozen=True)
class Draft:
    """An entry without its place. `author_id` is a staff id, `visitor` or `system`; `repeated` is set by append."""

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
    repeated: bool = field(default=False, compare=False)


def append(sql: Connection, drafts: Sequence[Draft]) -> list[Draft]:
    """Give each draft its place in its chat's log, in the order given; the chats' versions rise.

    Under the chats' row locks. A draft whose (chat, author, client id) is in the log already comes back as it
    was first written, marked `repeated`.
    """
    rows = chat_records.lock(sql, sorted({draft.chat_id for draft in drafts}))
    last = {chat_id: row.last_seq for chat_id, row in rows.items()}
    known = _already_written(sql, drafts)
    placed: list[Draft] = []
    fresh: list[Draft] = []
    for draft in drafts:
        key = (draft.chat_id, draft.author_id, draft.client_id)
        first = known.get(key) if draft.client_id else None
        if first is not None:
            placed.append(replace(first, repeated=True))
            continue
        last[draft.chat_id] += 1
        written = replace(draft, seq=last[draft.chat_id])
        known[key] = written
        placed.append(written)
        fresh.append(written)
    _write(sql, fresh, last)
    return placed


def _already_written(sql: Connection, drafts: Sequence[Draft]) -> dict[tuple[str, str, str | None], Draft]:
    keys = [(d.chat_id, d.author_id, d.client_id) for d in drafts if d.client_id]
    if not keys:
        return {}
    found = sql.execute(
        select(entries).where(tuple_(entries.c.chat_id, entries.c.author_id, entries.c.client_id).in_(keys))
    )
    return {(row.chat_id, row.author_id, row.client_id): from_row(row) for row in found}


def _write(sql: Connection, fresh: Sequence[Draft], last: dict[str, int]) -> None:
    if not fresh:
        return
    sql.execute(insert(entries), [_columns(draft) for draft in fresh])
    sql.execute(
        update(chats)
        .where(chats.c.id == bindparam("chat"))
        .values(last_seq=bindparam("seq"), version=chats.c.version + 1),
        [{"chat": chat_id, "seq": last[chat_id]} for chat_id in sorted({d.chat_id for d in fresh})],
    )


def _columns(draft: Draft) -> dict[str, Any]:
    return {column.name: getattr(draft, column.name) for column in entries.columns}


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


def written_as(sql: Connection, chat_id: str, author_id: str, client_id: str) -> Draft | None:
    """The entry that this author wrote under this client id, if any."""
    row = sql.execute(
        select(entries).where(
            entries.c.chat_id == chat_id,
            entries.c.author_id == author_id,
            entries.c.client_id == client_id,
        )
    ).one_or_none()
    return None if row is None else from_row(row)


def shared_slugs(sql: Connection, chat_id: str) -> list[str]:
    """The articles that were shared into a chat, in order, each once."""
    found = sql.scalars(
        select(entries.c.article)
        .where(entries.c.chat_id == chat_id, entries.c.kind == "article")
        .order_by(entries.c.seq)
    )
    return list(dict.fromkeys(article["slug"] for article in found))
