"""The people who answer: their duty, their load, whether they are connected."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, case, exists, func, insert, select, update

from chat_server.records.tables import Record, assignments, connections, staff, workers

_LOADS = ("offered", "active", "wrap_up")


def _loads() -> Any:
    columns = [
        func.count(case((assignments.c.state == state, 1))).label(state)  # one scan for the three counts
        for state in _LOADS
    ]
    return (
        select(assignments.c.specialist_id, *columns)
        .where(assignments.c.state.in_(_LOADS))
        .group_by(assignments.c.specialist_id)
        .subquery()
    )


def is_connected(now: datetime) -> Any:
    """A condition on `staff`: one of their connections lives on a worker whose lease holds."""
    return exists(
        select(connections.c.id)
        .join(workers, workers.c.id == connections.c.worker_id)
        .where(connections.c.staff_id == staff.c.id, workers.c.lease_until > now)
        .correlate(staff)
    )


def _with_load(now: datetime) -> Any:
    loads = _loads()
    counts = [func.coalesce(loads.c[state], 0).label(state) for state in _LOADS]
    return select(staff, *counts, is_connected(now).label("connected")).outerjoin(
        loads, loads.c.specialist_id == staff.c.id
    )


def add(sql: Connection, *, now: datetime, **values: Any) -> str:
    """Add a member of staff, off duty; returns the id."""
    staff_id = uuid.uuid4().hex
    sql.execute(insert(staff).values(id=staff_id, duty="off", duty_since=now, idle_since=now, **values))
    return staff_id


def by_email(sql: Connection, email: str) -> Record | None:
    """The account of this e-mail address, case aside."""
    return sql.execute(select(staff).where(staff.c.email == email.strip().lower())).one_or_none()


def read(sql: Connection, staff_id: str, now: datetime) -> Record:
    """One member of staff with `offered`, `active`, `wrap_up` and `connected`."""
    row: Record = sql.execute(_with_load(now).where(staff.c.id == staff_id)).one()
    return row


def specialists(sql: Connection, now: datetime) -> Sequence[Record]:
    """Everyone who takes chats, by name, with load and connection."""
    rows: Sequence[Record] = sql.execute(
        _with_load(now).where(staff.c.deactivated_at.is_(None)).order_by(staff.c.name, staff.c.id)
    ).all()
    return [row for row in rows if "specialist" in row.roles]


def set_duty(sql: Connection, staff_id: str, duty: str, reason: str | None, now: datetime) -> None:
    """Declare duty."""
    sql.execute(
        update(staff)
        .where(staff.c.id == staff_id)
        .values(duty=duty, duty_reason=reason, duty_since=now, held_since=None)
    )


def hold(sql: Connection, staff_id: str, now: datetime) -> None:
    """Offer nothing more until one of their clients sends a command: the last offer was never shown."""
    sql.execute(update(staff).where(staff.c.id == staff_id).values(held_since=now))


def release(sql: Connection, staff_id: str) -> bool:
    """One of their clients works after all. True if they had been held."""
    released = sql.execute(
        update(staff).where(staff.c.id == staff_id, staff.c.held_since.is_not(None)).values(held_since=None)
    )
    return released.rowcount == 1


def now_idle(sql: Connection, staff_id: str, now: datetime) -> None:
    """A chat of theirs has just ended."""
    sql.execute(update(staff).where(staff.c.id == staff_id).values(idle_since=now))


def mark_lost(sql: Connection, now: datetime) -> None:
    """Mark those on duty or holding chats who are not connected, and clear the mark of those who are back."""
    busy = exists().where(
        assignments.c.specialist_id == staff.c.id, assignments.c.state.in_(("offered", "active"))
    )
    connected = is_connected(now)
    concerned = (staff.c.duty == "available") | busy
    sql.execute(update(staff).where(concerned, staff.c.lost_at.is_(None), ~connected).values(lost_at=now))
    sql.execute(update(staff).where(staff.c.lost_at.is_not(None), connected).values(lost_at=None))


def clear_lost(sql: Connection, staff_id: str) -> None:
    """They are back."""
    sql.execute(
        update(staff).where(staff.c.id == staff_id, staff.c.lost_at.is_not(None)).values(lost_at=None)
    )


def lost_before(sql: Connection, at: datetime) -> list[str]:
    """Those who have been marked lost since before `at`."""
    return list(sql.scalars(select(staff.c.id).where(staff.c.lost_at <= at)))


def supervisors(sql: Connection) -> frozenset[str]:
    """The ids of all supervisors."""
    rows = sql.execute(select(staff.c.id, staff.c.roles).where(staff.c.deactivated_at.is_(None)))
    return frozenset(row.id for row in rows if "supervisor" in row.roles)


def set_password(sql: Connection, staff_id: str, password_hash: str) -> None:
    """Give an account another password."""
    sql.execute(update(staff).where(staff.c.id == staff_id).values(password_hash=password_hash))
