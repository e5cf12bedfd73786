"""PostgreSQL: a pool for everything, and lanes of their own for batches."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import InvalidatePoolError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from chat_server.records.cooperative import CooperativeConnection, connect
from chat_server.records.database import LANES, OutcomeUnknown, T, Unavailable, Work
from chat_server.records.transacting import read, write

POSTGRES_OPTIONS = " ".join(
    f"-c {name}={value}"
    for name, value in {
        "lock_timeout": "2s",
        "statement_timeout": "10s",
        "idle_in_transaction_session_timeout": "5s",
        "timezone": "UTC",
        # Statements after a lock must see what was committed while they waited for it.
        "default_transaction_isolation": "read\\ committed",
        # A plan that a batch is forced into looks dear, and compiling it took 50 ms each time; ours are all short.
        "jit": "off",
    }.items()
)
# A batch finds its rows by key, and need not be planned to know it.
BY_INDEX = "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c plan_cache_mode=force_generic_plan"


class PostgresDatabase:
    """Runs in the calling greenlet on a pooled connection; psycopg is cooperative once gevent has patched."""

    lanes = LANES
    remote = True

    def __init__(self, url: str, pool_size: int = 10) -> None:
        self.engine = _postgres_engine(url, POSTGRES_OPTIONS, pool_size=pool_size)
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
            return read(self._reader.connect, work)
        except (OperationalError, OutcomeUnknown, PoolTimeout) as error:
            raise Unavailable from error

    def write(self, work: Work[T]) -> T:
        """See `Database.write`."""
        try:
            return write(self.engine.connect, work)
        except PoolTimeout as error:
            raise Unavailable from error

    def write_batch(self, work: Work[T]) -> T:
        """See `Database.write_batch`."""
        try:
            return write(self._lanes, work)
        except PoolTimeout as error:
            raise Unavailable from error

    @contextmanager
    def _lanes(self) -> Iterator[Connection]:
        # Not given back in between: to take one from a pool costs as much as a small batch.
        connection = self._idle.pop() if self._idle else self._batches.connect()
        try:
            yield connection
        except BaseException:
            if _lost(connection):
                for other in self._idle:
                    other.invalidate()  # as old, and as dead perhaps: the pool must not lend it out again
                self._close_idle()
            connection.close()
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


def _lost(connection: Connection) -> bool:
    if connection.invalidated:
        return True
    driver: Any = connection.connection.driver_connection
    return bool(driver.closed)


def _postgres_engine(url: str, options: str, *, keeps_plans: bool = False, **pool: Any) -> Engine:
    address = make_url(url).set(drivername="postgresql+psycopg")
    conninfo = address.set(drivername="postgresql").render_as_string(hide_password=False)
    engine = create_engine(
        address,
        creator=lambda: connect(conninfo, options, keeps_plans=keeps_plans),
        max_overflow=0,
        pool_timeout=5,
        hide_parameters=True,
        **pool,
    )
    event.listen(engine, "checkout", _lend_out_the_living)
    return engine


def _lend_out_the_living(driver: CooperativeConnection, _record: object, _proxy: object) -> None:
    # Not the pool's own ping: that is a trip for each transaction, and where it meets a farewell under way it raises.
    if not driver.is_alive:
        raise InvalidatePoolError
