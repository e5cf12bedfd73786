"""Staff sessions, kept on the server; a cookie holds only the secret whose hash is here."""

import uuid
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from chat_server.records.tables import Record, connections, staff, staff_sessions, workers


def add(sql: Connection, *, token_hash: str, staff_id: str, now: datetime, expires_at: datetime) -> str:
    """Open a session; returns its id."""
    session_id = uuid.uuid4().hex
    sql.execute(
        insert(staff_sessions).values(
            id=session_id, token_hash=token_hash, staff_id=staff_id, created_at=now, expires_at=expires_at
        )
    )
    return session_id


def find(sql: Connection, token_hash: str, now: datetime) -> Record | None:
    """The live session behind a secret, with the member of staff: `session_id`, `id`, `name`, `roles`."""
    return sql.execute(
        select(staff_sessions.c.id.label("session_id"), staff.c.id, staff.c.name, staff.c.roles)
        .join(staff, staff.c.id == staff_sessions.c.staff_id)
        .where(
            staff_sessions.c.token_hash == token_hash,
            staff_sessions.c.ended_at.is_(None),
            staff_sessions.c.expires_at > now,
            staff.c.deactivated_at.is_(None),
        )
    ).one_or_none()


def live(sql: Connection, session_ids: list[str], now: datetime) -> set[str]:
    """Which of these sessions still hold."""
    rows = sql.scalars(
        select(staff_sessions.c.id)
        .join(staff, staff.c.id == staff_sessions.c.staff_id)
        .where(
            staff_sessions.c.id.in_(session_ids),
            staff_sessions.c.ended_at.is_(None),
            staff_sessions.c.expires_at > now,
            staff.c.deactivated_at.is_(None),
        )
    )
    return set(rows)


def is_connected_otherwise(sql: Connection, staff_id: str, session_id: str, now: datetime) -> bool:
    """Whether this member of staff has a connection that lives, under another session."""
    found = sql.scalar(
        select(connections.c.id)
        .join(workers, workers.c.id == connections.c.worker_id)
        .where(
            connections.c.staff_id == staff_id,
            connections.c.session_id.is_distinct_from(session_id),
            workers.c.lease_until > now,
        )
        .limit(1)
    )
    return found is not None


def end(sql: Connection, session_id: str, now: datetime) -> None:
    """End a session."""
    sql.execute(
        update(staff_sessions)
        .where(staff_sessions.c.id == session_id, staff_sessions.c.ended_at.is_(None))
        .values(ended_at=now)
    )
