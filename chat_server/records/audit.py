"""Who did what, append-only, each row chained to the one before by its hash."""

import hashlib
from datetime import datetime

from sqlalchemy import Connection, insert, select, text

from chat_server.records.tables import audit

LOCK = 0x48454C51


def note(
    sql: Connection,
    *,
    now: datetime,
    actor_id: str | None,
    what: str,
    subject: str | None = None,
    reason: str | None = None,
) -> None:
    """Append a row; it commits or falls with the action that it tells of.

    Its hash is SHA-256 over the lines: the previous row's hash, number, instant, actor, what, subject, and the
    reason where one was given.
    """
    if sql.dialect.name == "postgresql":
        sql.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    last = sql.execute(
        select(audit.c.number, audit.c.hash).order_by(audit.c.number.desc()).limit(1)
    ).one_or_none()
    number = 1 if last is None else last.number + 1
    previous = "0" * 64 if last is None else last.hash
    given = [] if reason is None else [reason]
    told = "\n".join([previous, str(number), now.isoformat(), actor_id or "", what, subject or "", *given])
    sql.execute(
        insert(audit).values(
            number=number,
            at=now,
            actor_id=actor_id,
            what=what,
            subject=subject,
            reason=reason,
            previous_hash=previous,
            hash=hashlib.sha256(told.encode()).hexdigest(),
        )
    )
