"""Locks on what is no row: PostgreSQL's advisory ones. SQLite's writer is alone already."""

from sqlalchemy import Connection, text

DISPATCH = 0x48454C50
ARRIVALS = 0x48454C51
MIGRATION = 0x48454C52
ROSTER = 0x48454C53
HOURS = 0x48454C54
REPLIES = 0x48454C55
DRAFTS = 0x48454C56
RESOURCES = 0x48454C57


def lock_arrivals(sql: Connection, language: str) -> None:
    """Let one newcomer of a language through at a time: whoever counts the queue then joins what they counted."""
    if sql.dialect.name == "postgresql":
        key = {"key": ARRIVALS, "language": language}
        sql.execute(text("SELECT pg_advisory_xact_lock(:key, hashtext(:language))"), key)


def lock_dispatch(sql: Connection) -> None:
    """Let one dispatcher through at a time."""
    _lock(sql, DISPATCH)


def lock_roster(sql: Connection) -> None:
    """Let one planner through at a time: whoever finds no shift in the way then adds one."""
    _lock(sql, ROSTER)


def lock_hours(sql: Connection) -> None:
    """Let one editor of hours or switch through at a time: what each replaces is what stood then."""
    _lock(sql, HOURS)


def lock_replies(sql: Connection) -> None:
    """Let one writer of canned replies through at a time: whoever finds a shortcut free then takes it."""
    _lock(sql, REPLIES)


def lock_drafts(sql: Connection) -> None:
    """Let one editor of articles through at a time: whoever finds no draft in the way then adds one."""
    _lock(sql, DRAFTS)


def lock_resources(sql: Connection) -> None:
    """Let one writer of resources through at a time: whoever finds a name free then takes it."""
    _lock(sql, RESOURCES)


def lock_migration(sql: Connection) -> None:
    """Let one through at a time who changes the tables."""
    _lock(sql, MIGRATION)


def _lock(sql: Connection, key: int) -> None:
    if sql.dialect.name == "postgresql":
        sql.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})
