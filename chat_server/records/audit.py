"""Who did what, append-only, each row chained to the one before by its hash."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Connection, insert, select, text

from chat_server.records.tables import audit

LOCK = 0x48454C51
IN_ORDER = orjson.OPT_SORT_KEYS | orjson.OPT_UTC_Z


def note(
    sql: Connection,
    *,
    now: datetime,
    actor_id: str | None,
    what: str,
    subject: str | None = None,
    reason: str | None = None,
    replaced: Mapping[str, Any] | None = None,
) -> None:
    """Append a row; it commits or falls with the action that it tells of.

    `replaced`: what stood until now in the place of what is set; kept as JSON with its keys in order.
    Its hash is SHA-256 over the lines: the previous row's hash, number, instant, actor, what, subject, the reason
    where one was given, and, after a reason that may be empty and a NUL, which no reason has, what was replaced.
    """
    if sql.dialect.name == "postgresql":
        sql.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    last = sql.execute(
        select(audit.c.number, audit.c.hash).order_by(audit.c.number.desc()).limit(1)
    ).one_or_none()
    number = 1 if last is None else last.number + 1
    previous = "0" * 64 if last is None else last.hash
    stood = None if replaced is None else orjson.dumps(replaced, option=IN_ORDER).decode()
    told = [previous, str(number), now.isoformat(), actor_id or "", what, subject or ""]
    sql.execute(
        insert(audit).values(
            number=number,
            at=now,
            actor_id=actor_id,
            what=what,
            subject=subject,
            reason=reason,
            replaced=stood,
            previous_hash=previous,
            hash=_hash(told, reason, stood),
        )
    )


def _hash(told: list[str], reason: str | None, stood: str | None) -> str:
    lines = list(told)
    if reason is not None or stood is not None:
        lines.append(reason or "")
    if stood is not None:
        lines.append(f"\0{stood}")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
