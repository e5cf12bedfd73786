"""Workers' leases, and the connections that live as long as their worker does."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from chat_server.records.statement import Bound, Rows, statement
from chat_server.records.tables import connections, workers
from chat_server.records.together import together

BIND = statement("UPDATE connections SET chat_id = {chat_id} WHERE id = {id}")
BURY = statement("DELETE FROM workers WHERE lease_until <= {now}")
DISCONNECT = statement("DELETE FROM connections WHERE id {any:ids}")
HOLDING = statement(
    "SELECT DISTINCT worker_id, chat_id, staff_id FROM connections"
    " WHERE chat_id {any:chat_ids} OR staff_id {any:staff_ids}"
)

# A condition on a row of `chats` or `staff`: one of their connections lives on a worker whose lease holds.
_CONNECTED = (
    "EXISTS (SELECT 1 FROM connections n JOIN workers w ON w.id = n.worker_id"
    " WHERE n.<whose> AND w.lease_until > {now})"
)
VISITOR_CONNECTED = _CONNECTED.replace("<whose>", "chat_id = chats.id")
STAFF_CONNECTED = _CONNECTED.replace("<whose>", "staff_id = staff.id")


class Whereabouts:
    """Which workers hold a connection of whom, as far as a transaction has found out."""

    def __init__(self) -> None:
        self.of_visitor: dict[str, set[str]] = {}
        self.of_staff: dict[str, set[str]] = {}

    def find(self, sql: Connection, chat_ids: set[str], staff_ids: set[str]) -> None:
        """Find out about these chats' visitors and these members of staff, if it is not known yet."""
        asked = {
            "chat_ids": list(chat_ids - self.of_visitor.keys()),
            "staff_ids": list(staff_ids - self.of_staff.keys()),
        }
        if any(asked.values()):
            self.learn(together(sql, Bound(HOLDING, asked))[0], asked["chat_ids"], asked["staff_ids"])

    def learn(self, rows: Rows, chat_ids: Iterable[str], staff_ids: Iterable[str]) -> None:
        """(worker, chat id, staff id) of every connection of these people."""
        self.of_visitor.update({chat_id: set() for chat_id in chat_ids})
        self.of_staff.update({staff_id: set() for staff_id in staff_ids})
        for worker_id, chat_id, staff_id in rows:
            found, key = (self.of_staff, staff_id) if chat_id is None else (self.of_visitor, chat_id)
            found.setdefault(key, set()).add(worker_id)


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
    together(sql, Bound(BURY, {"now": now}))


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
    together(sql, Bound(BIND, {"id": connection_id, "chat_id": chat_id}))


def disconnect(sql: Connection, connection_ids: Sequence[str]) -> None:
    """Forget connections."""
    together(sql, Bound(DISCONNECT, {"ids": list(connection_ids)}))
