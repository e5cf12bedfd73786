"""Workers' leases, and the connections that live as long as their worker does."""

import uuid
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from chat_server.records.tables import connections, workers


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
    chat_id: str | None,
    staff_id: str | None,
    now: datetime,
) -> None:
    """Note a connection under its worker."""
    sql.execute(
        insert(connections).values(
            id=connection_id, worker_id=worker_id, chat_id=chat_id, staff_id=staff_id, connected_at=now
        )
    )


def bind(sql: Connection, connection_id: str, chat_id: str) -> None:
    """A visitor's connection now belongs to this chat."""
    sql.execute(update(connections).where(connections.c.id == connection_id).values(chat_id=chat_id))


def disconnect(sql: Connection, connection_id: str) -> None:
    """Forget a connection."""
    sql.execute(delete(connections).where(connections.c.id == connection_id))
