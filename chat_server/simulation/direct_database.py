"""A database in the calling thread and in memory: the same tables and the same SQL, for a day that is thrown away."""

from typing import Any, TypeVar

import orjson
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import StaticPool

from chat_server.records.database import Work
from chat_server.records.tables import metadata

T = TypeVar("T")


class DirectDatabase:
    """See `Database`. In memory nothing is ever synced to a disk, and nothing has to be removed afterwards."""

    lanes = 1
    remote = False

    def __init__(self) -> None:
        self._engine = create_engine(
            "sqlite://", poolclass=StaticPool, hide_parameters=True, json_deserializer=orjson.loads
        )
        event.listen(self._engine, "connect", _prepare)
        self._connection: Connection = self._engine.connect()
        self._driver: Any = self._connection.connection.driver_connection
        metadata.create_all(self._connection)

    def write(self, work: Work[T]) -> T:
        """See `Database.write`; nobody else can be in the way."""
        # To the driver: SQLAlchemy's own transactions cost more than these two statements.
        self._driver.execute("BEGIN")
        try:
            result = work(self._connection)
        except BaseException:
            self._driver.execute("ROLLBACK")
            raise
        self._driver.execute("COMMIT")
        return result

    read = write_batch = write

    def time(self) -> None:
        """The simulation's clock is the only one."""
        return

    def close(self) -> None:
        """Let go of it, and of everything in it."""
        self._connection.close()
        self._engine.dispose()


def _prepare(dbapi_connection: Any, _record: object) -> None:
    dbapi_connection.isolation_level = None
    dbapi_connection.execute("PRAGMA foreign_keys=ON")
