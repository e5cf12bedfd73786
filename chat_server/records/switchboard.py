"""The supervisors' switch, their limit to wrap-up, and the installation's epoch."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from chat_server.records.statement import Bound, statement
from chat_server.records.tables import Record, installation, switch
from chat_server.records.together import together

WRAP_UP = statement("SELECT wrap_up_s FROM installation")
EPOCH = statement("SELECT epoch FROM installation")


def read(sql: Connection) -> Record:
    """The switch: `position`, `until`, `message`, `set_at`."""
    return sql.execute(select(switch)).one()


def place(
    sql: Connection,
    *,
    position: str,
    until: datetime | None,
    message: dict[str, str] | None,
    now: datetime,
    by: str | None,
) -> None:
    """Set the switch."""
    values: dict[str, Any] = {"position": position, "until": until, "message": message}
    sql.execute(update(switch).values(**values, set_at=now, set_by=by))


def wrap_up_s(sql: Connection) -> int | None:
    """How long wrap-up may take, in seconds; None where supervisors have said nothing of it."""
    found: int | None = together(sql, Bound(WRAP_UP))[0][0][0]
    return found


def limit_wrap_up(sql: Connection, seconds: int | None) -> None:
    """From here on wrap-ups may take so long."""
    sql.execute(update(installation).values(wrap_up_s=seconds))


def epoch(sql: Connection) -> str:
    """Changes when a database is restored: clients then start afresh."""
    found: str = together(sql, Bound(EPOCH))[0][0][0]
    return found


def ensure(sql: Connection, now: datetime, position: str = "follow") -> None:
    """Give a new database its epoch and its switch."""
    if sql.execute(select(installation.c.id)).one_or_none() is None:
        sql.execute(insert(installation).values(id=1, epoch=uuid.uuid4().hex))
    if sql.execute(select(switch.c.id)).one_or_none() is None:
        sql.execute(insert(switch).values(id=1, position=position, set_at=now))
