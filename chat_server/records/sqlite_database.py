"""SQLite: one writer thread and a pool of readers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from gevent.threadpool import ThreadPool
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import StaticPool

from chat_server.records.database import LANES, T, Unavailable, Work
from chat_server.records.transacting import transact, write

READERS = 4
# 32 MB: the pages of busy chats are written back once, not after every few batches.
PAGES_TO_CHECKPOINT = 8_000


def _sqlite_engine(path: Path, begin: str, pragmas: list[str], **pool: Any) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}", connect_args={"check_same_thread": False}, hide_parameters=True, **pool
    )

    @event.listens_for(engine, "connect")
    def prepare(dbapi_connection: Any, _record: object) -> None:
        # SQLAlchemy must not open transactions for us: BEGIN IMMEDIATE takes the write lock at once.
        dbapi_connection.isolation_level = None
        for pragma in pragmas:
            dbapi_connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin_it(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


class SqliteDatabase:
    """One writer thread and a pool of readers, so that no statement ever runs on the event loop."""

    lanes = LANES  # one at a time, but the next is there when the last has been written
    remote = False

    def __init__(self, path: Path) -> None:
        common = ["busy_timeout=5000", "foreign_keys=ON"]
        self.engine = _sqlite_engine(
            path,
            "BEGIN IMMEDIATE",
            ["journal_mode=WAL", "synchronous=FULL", f"wal_autocheckpoint={PAGES_TO_CHECKPOINT}", *common],
            poolclass=StaticPool,
        )
        self._reading = _sqlite_engine(
            path, "BEGIN", [*common, "query_only=ON"], pool_size=READERS, max_overflow=0
        )
        self._writer = ThreadPool(1)
        self._readers = ThreadPool(READERS)

    def read(self, work: Work[T]) -> T:
        """See `Database.read`."""
        return self._in(self._readers, lambda: transact(self._reading.connect, work))

    def write(self, work: Work[T]) -> T:
        """See `Database.write`."""
        return self._in(self._writer, lambda: write(self.engine.connect, work))

    def _in(self, pool: ThreadPool, run: Callable[[], T]) -> T:
        def attempt() -> tuple[T | None, BaseException | None]:
            # As a value: gevent prints what a pooled call raises, and that may quote what someone typed.
            try:
                return run(), None
            except BaseException as error:
                return None, error

        result, error = pool.apply(attempt)
        if isinstance(error, OperationalError):
            raise Unavailable from error
        if error is not None:
            raise error
        return cast(T, result)

    def write_batch(self, work: Work[T]) -> T:
        """See `Database.write_batch`: here, the one writer."""
        return self.write(work)

    def time(self) -> None:
        """SQLite has no clock of its own."""
        return

    def close(self) -> None:
        """See `Database.close`."""
        for pool, engine in ((self._writer, self.engine), (self._readers, self._reading)):
            pool.apply(engine.dispose)
            pool.kill()
