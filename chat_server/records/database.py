"""One transaction each: `read(work)` and `write(work)`, on SQLite and on PostgreSQL."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

from gevent.threadpool import ThreadPool
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import StaticPool

T = TypeVar("T")
Work = Callable[[Connection], T]
Connect = Callable[[], AbstractContextManager[Connection]]

RETRIES = 3
READERS = 4
DISPATCH_LOCK = 0x48454C50
POSTGRES_OPTIONS = " ".join(
    f"-c {name}={value}"
    for name, value in {
        "lock_timeout": "2s",
        "statement_timeout": "10s",
        "idle_in_transaction_session_timeout": "5s",
        "timezone": "UTC",
    }.items()
)


LANES = 4
# 32 MB: the pages of busy chats are written back once, not after every few batches.
PAGES_TO_CHECKPOINT = 8_000
# A batch finds its rows by key, and need not be planned to know it.
BY_INDEX = "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c plan_cache_mode=force_generic_plan"


class Unavailable(Exception):
    """Nothing was committed; the same request may be sent again."""


class OutcomeUnknown(Exception):
    """The connection was lost during COMMIT: it may or may not have happened."""


class Database(Protocol):
    """`work` gets a connection inside one transaction and touches no greenlet, socket or clock."""

    lanes: int
    """How many batches may be under way at once."""
    remote: bool
    """Whether to ask it is a trip: then what is known already is not asked again."""

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


def _worth_retrying(error: DBAPIError) -> bool:
    # 40001 serialization failure, 40P01 deadlock, 55P03 lock timeout; 23505, a uniqueness error, is a lost race.
    state = getattr(error.orig, "sqlstate", None)
    if state is None:
        return isinstance(error, IntegrityError)
    return state in {"23505", "40001", "40P01", "55P03"}


def _transact(connect: Connect, work: Work[T]) -> T:
    with connect() as connection:
        transaction = connection.begin()
        try:
            result = work(connection)
        except BaseException:
            transaction.rollback()
            raise
        try:
            transaction.commit()
        except DBAPIError as error:
            if connection.dialect.name == "sqlite" or _answered(error):
                raise  # the database itself says that it did not happen
            raise OutcomeUnknown from error
        return result


def _answered(error: DBAPIError) -> bool:
    # 08 and 57P: the connection, or the server behind it, is going away, and may have committed before.
    state = getattr(error.orig, "sqlstate", None)
    return state is not None and not state.startswith(("08", "57P"))


def _write(connect: Connect, work: Work[T]) -> T:
    for attempt in range(RETRIES + 1):
        try:
            return _transact(connect, work)
        except DBAPIError as error:
            if error.connection_invalidated and attempt == 0:
                continue  # lost before its COMMIT, while it lay idle perhaps: nothing has happened
            if not _worth_retrying(error):
                if isinstance(error, OperationalError):
                    raise Unavailable from error
                raise
            if attempt == RETRIES:
                if isinstance(error, IntegrityError):
                    raise
                raise Unavailable from error
    raise AssertionError("unreachable")


class PostgresDatabase:
    """Runs in the calling greenlet on a pooled connection; psycopg is cooperative once gevent has patched."""

    lanes = LANES
    remote = True

    def __init__(self, url: str, pool_size: int = 10) -> None:
        self.engine = _postgres_engine(url, POSTGRES_OPTIONS, pool_size=pool_size, pool_pre_ping=True)
        self._batches = _postgres_engine(
            url, f"{POSTGRES_OPTIONS} {BY_INDEX}", keeps_plans=True, pool_size=LANES
        )
        self._idle: list[Connection] = []
        self._reader = self.engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )

    def read(self, work: Work[T]) -> T:
        """See `Database.read`."""
        try:
            return _transact(self._reader.connect, work)
        except (OperationalError, OutcomeUnknown, PoolTimeout) as error:
            raise Unavailable from error

    def write(self, work: Work[T]) -> T:
        """See `Database.write`."""
        try:
            return _write(self.engine.connect, work)
        except PoolTimeout as error:
            raise Unavailable from error

    def write_batch(self, work: Work[T]) -> T:
        """See `Database.write_batch`."""
        try:
            return _write(self._lanes, work)
        except PoolTimeout as error:
            raise Unavailable from error

    @contextmanager
    def _lanes(self) -> Iterator[Connection]:
        # Not given back in between: to take one from a pool costs as much as a small batch.
        connection = self._idle.pop() if self._idle else self._batches.connect()
        try:
            yield connection
        except BaseException:
            self._idle.append(connection)
            self._close_idle()  # the others are as old, and may be as dead
            raise
        self._idle.append(connection)

    def _close_idle(self) -> None:
        while self._idle:
            self._idle.pop().close()

    def time(self) -> datetime:
        """PostgreSQL's clock, which workers follow."""
        at: datetime = self.read(lambda sql: sql.execute(text("SELECT clock_timestamp()")).scalar_one())
        return at.astimezone(UTC)

    def close(self) -> None:
        """See `Database.close`."""
        self._close_idle()
        self.engine.dispose()
        self._batches.dispose()


def _postgres_engine(url: str, options: str, *, keeps_plans: bool = False, **pool: Any) -> Engine:
    # Here, not above: who runs on SQLite alone does not wait for it to load.
    from chat_server.records.cooperative import connect

    address = make_url(url).set(drivername="postgresql+psycopg")
    conninfo = address.set(drivername="postgresql").render_as_string(hide_password=False)
    return create_engine(
        address,
        creator=lambda: connect(conninfo, options, keeps_plans=keeps_plans),
        max_overflow=0,
        pool_timeout=5,
        hide_parameters=True,
        **pool,
    )


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
        return self._in(self._readers, lambda: _transact(self._reading.connect, work))

    def write(self, work: Work[T]) -> T:
        """See `Database.write`."""
        return self._in(self._writer, lambda: _write(self.engine.connect, work))

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


def open_database(url: str) -> Database:
    """The database behind `postgresql://…` or `sqlite:///path`."""
    address = make_url(url)
    if address.get_backend_name() == "postgresql":
        return PostgresDatabase(url)
    if address.get_backend_name() == "sqlite" and address.database:
        return SqliteDatabase(Path(address.database))
    raise ValueError("DATABASE_URL: give postgresql://… or sqlite:///path/to/file.db")


def lock_arrivals(sql: Connection, language: str) -> None:
    """Let one newcomer of a language through at a time: whoever counts the queue then joins what they counted."""
    if sql.dialect.name == "postgresql":
        key = {"key": DISPATCH_LOCK, "language": language}
        sql.execute(text("SELECT pg_advisory_xact_lock(:key, hashtext(:language))"), key)


def lock_dispatch(sql: Connection) -> None:
    """Let one dispatcher through at a time. SQLite's writer is alone already."""
    if sql.dialect.name == "postgresql":
        sql.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": DISPATCH_LOCK})
