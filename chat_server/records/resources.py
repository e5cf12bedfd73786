"""The directory of services and resources."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from chat_server.records.tables import Record, resources


def everything(sql: Connection) -> Sequence[Record]:
    """All of them, in no order that means anything."""
    return sql.execute(select(resources).order_by(resources.c.id)).all()


def find(sql: Connection, resource_id: str) -> Record | None:
    """One of them."""
    return sql.execute(select(resources).where(resources.c.id == resource_id)).one_or_none()


def add(sql: Connection, *, now: datetime, by: str | None, **values: Any) -> str:
    """Add one, in its first version; its id."""
    resource_id = uuid.uuid4().hex
    sql.execute(insert(resources).values(id=resource_id, version=1, set_at=now, set_by=by, **values))
    return resource_id


def change(sql: Connection, resource_id: str, *, now: datetime, by: str, **values: Any) -> None:
    """Give one other values, as its next version."""
    values = {**values, "version": resources.c.version + 1, "set_at": now, "set_by": by}
    sql.execute(update(resources).where(resources.c.id == resource_id).values(**values))


def remove(sql: Connection, resource_id: str) -> None:
    """Remove one."""
    sql.execute(delete(resources).where(resources.c.id == resource_id))
