"""One transaction each: `read(work)` and `write(work)`, on SQLite and on PostgreSQL."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

from sqlalchemy import Connection, make_url

T = TypeVar("T")
Work = Callable[[Connection], T]

LANES = 4


class Unavailable(Exception):
    """Nothing was committed; the same request may be sent again."""


class OutcomeUnknown(Exception):
    """The connection was lost while it was committed: it may or may not have happened."""


class WrittenPerhaps(OutcomeUnknown):
    """The same, of work that finds what it has written: doing it again tells."""


class Database(Protocol):
    """`work` gets a connection inside one transaction and touches no greenlet, socket or clock."""

    lanes: int
    """How many batches may be under way at once."""
    remote: bool
    """Whether asking it is a trip: then what was left by the last commit is remembered, to spare one."""

    def read(self, work: Work[T]) -> T:
        """Run `work` on a consistent, read-only snapshot. Raises `Unavailable`."""
        ...

    def write(self, work: Work[T]) -> T:
        """Run `work` and commit. Raises `Unavailable` or `OutcomeUnknown`."""
        ...

    def write_batch(self, work: Work[T]) -> T:
        """As `write`, on the connections that only batches use. Raises `Unavailable` or `OutcomeUnknown`."""
        ...

    def time(self) -> datetime | None:
        """The database server's own clock, or None where it is this machine's."""
        ...

    def close(self) -> None:
        """Let go of every connection."""
        ...


def open_database(url: str) -> Database:
    """The database behind `postgresql://…` or `sqlite:///path`."""
    address = make_url(url)
    # Each where it is wanted: who runs on SQLite alone does not wait for psycopg to load.
    if address.get_backend_name() == "postgresql":
        from chat_server.records.postgres_database import PostgresDatabase

        return PostgresDatabase(url)
    if address.get_backend_name() == "sqlite" and address.database:
        from chat_server.records.sqlite_database import SqliteDatabase

        return SqliteDatabase(Path(address.database))
    raise ValueError("DATABASE_URL: give postgresql://… or sqlite:///path/to/file.db")
