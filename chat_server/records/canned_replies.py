"""Canned replies: everybody's (no owner), and those that somebody keeps for themselves."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select, update

from chat_server.records.tables import Record, canned_replies


def of(sql: Connection, staff_id: str | None) -> Sequence[Record]:
    """Everybody's, and theirs (None: nobody's besides), by shortcut; theirs first."""
    return sql.execute(
        select(canned_replies)
        .where(or_(_of(None), _of(staff_id)))
        .order_by(canned_replies.c.shortcut, canned_replies.c.owner_id.is_(None), canned_replies.c.id)
    ).all()


def find(sql: Connection, reply_id: str, staff_id: str) -> Record | None:
    """A reply of everybody's, or of theirs, its row locked."""
    return sql.execute(
        select(canned_replies)
        .where(canned_replies.c.id == reply_id, or_(_of(None), _of(staff_id)))
        .with_for_update()
    ).one_or_none()


def with_shortcut(sql: Connection, shortcut: str, owner_id: str | None) -> Record | None:
    """Whose name is this already, among everybody's or among one person's?"""
    return sql.execute(
        select(canned_replies).where(canned_replies.c.shortcut == shortcut, _of(owner_id))
    ).one_or_none()


def put(sql: Connection, reply_id: str | None, *, now: datetime, by: str | None, **values: Any) -> None:
    """Add a reply (None), or give this one other values. The unique indexes refuse a shortcut that is taken."""
    values = {**values, "set_at": now, "set_by": by}
    if reply_id is None:
        sql.execute(insert(canned_replies).values(id=uuid.uuid4().hex, **values))
    else:
        sql.execute(update(canned_replies).where(canned_replies.c.id == reply_id).values(**values))


def remove(sql: Connection, reply_id: str) -> None:
    """Remove a reply."""
    sql.execute(delete(canned_replies).where(canned_replies.c.id == reply_id))


def _of(owner_id: str | None) -> ColumnElement[bool]:
    owner = canned_replies.c.owner_id
    return owner.is_(None) if owner_id is None else owner == owner_id
