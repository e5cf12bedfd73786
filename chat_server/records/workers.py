"""Workers' leases, and the connections that live as long as their worker does."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from chat_server.records.statement import Bound, statement
from chat_server.records.tables import connections, workers
from chat_server.records.together import together

HOLDING = statement(
    "SELECT DISTINCT worker_id, chat_id, staff_id FROM connections"
    " WHERE chat_id {any:chat_ids} OR staff_id {any:staff_ids}"
)


def holding(
    sql: Connection, chat_ids: set[str], staff_ids: set[str]
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The workers that hold a connection of these chats' visitors, and of these members of staff."""
    rows = together(sql, Bound(HOLDING, {"chat_ids": list(chat_ids), "staff_ids": list(staff_ids)}))[0]
    by_chat: dict[str, set[str]] = {}
    by_staff: dict[str, set[str]] = {}
    for worker_id, chat_id, staff_id in rows:
        found, key = (by_staff, staff_id) if chat_id is None else (by_chat, chat_id)
        found.setdefault(key, set()).add(worker_id)
    return by_chat, by_staff


def live(sql: Connection, now: datetime) -> list[str]:
    """The workers whose lease holds."""
    return list(sql.scalars(select(workers.c.id).where(workers.c.lease_until > now)))


def register(sql: Connection, lease_until: datetime) -> str:
    """Begin a lease; returns the new worker's id."""
    worker_id = uuid.uuid4().hex
    sql.execute(insert(workers).values(id=worker_id, lease_until=lease_until))
    return worker_id


def any_live(sql: Connection, now: datetime) -> bool:
    """Whether some worker's lease holds."""
    return sql.scalar(select(workers.c.id).where(workers.c.lease_until > now).limit(1)) is not None


def renew(sql: Connection, worker_id: str, now: datetime, lease_until: datetime) -> bool:
    """Prolong a lease that still holds. False if it lapsed: nothing revives it."""
    renewed = sql.execute(
        update(workers)
        .where(workers.c.id == worker_id, workers.c.lease_until > now)
        .values(lease_until=lease_until)
    )
    return renewed.rowcount == 1


def leave(sql: Connection, worker_id: str) -> None:
    """Give up a lease and every connection under it."""
    sql.execute(delete(workers).where(workers.c.id == worker_id))


def bury_lapsed(sql: Connection, now: datetime) -> None:
    """Remove workers whose lease has lapsed, and their connections with them."""
    sql.execute(delete(workers).where(workers.c.lease_until <= now))


def bury_all(sql: Connection) -> None:
    """Remove every worker, and every connection."""
    sql.execute(delete(workers))


def connect(
    sql: Connection,
    *,
    connection_id: str,
    worker_id: str,
    staff_id: str,
    session_id: str,
    now: datetime,
) -> None:
    """Note a connection of a member of staff under its worker."""
    sql.execute(
        insert(connections).values(
            id=connection_id,
            worker_id=worker_id,
            staff_id=staff_id,
            session_id=session_id,
            connected_at=now,
        )
    )


def bind(sql: Connection, connection_id: str, chat_id: str) -> None:
    """A visitor's connection now belongs to this chat."""
    sql.execute(update(connections).where(connections.c.id == connection_id).values(chat_id=chat_id))


def disconnect(sql: Connection, connection_ids: Sequence[str]) -> None:
    """Forget connections."""
    sql.execute(delete(connections).where(connections.c.id.in_(connection_ids)))
