"""Several statements of the hot path for one trip to the database, in the driver's own hands."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

import orjson
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from chat_server.records.database import WrittenPerhaps
from chat_server.records.statement import Bound, Rows


def together(sql: Connection, *asked: Bound) -> list[Rows]:
    """The rows of each statement, in their order. Raises what SQLAlchemy raises, without a parameter's value."""
    return _in_one_trip(sql, asked)


def _in_one_trip(sql: Connection, asked: Sequence[Bound], *, commits: bool = False) -> list[Rows]:
    driver: Any = sql.connection.driver_connection
    try:
        if sql.dialect.name == "postgresql":
            found: list[Rows] = driver.trip(asked, commits=commits)
            return found
        return _on_sqlite(driver, asked)
    except sql.dialect.loaded_dbapi.Error as error:
        lost = sql.dialect.is_disconnect(error, driver, None)
        if lost:
            sql.invalidate()
        raise DBAPIError.instance(
            None,
            None,
            error,
            sql.dialect.loaded_dbapi.Error,
            hide_parameters=True,
            connection_invalidated=lost,
        ) from None


def committed_at_once(sql: Connection, *asked: Bound) -> list[Rows]:
    """As `together`, for PostgreSQL: committed in the same trip, unless something was asked in this transaction before.

    Work that calls this must find what it has written before: where the line is cut, it is done again. Raises
    `WrittenPerhaps` then.
    """
    driver: Any = sql.connection.driver_connection
    commits = driver.at_rest
    try:
        return _in_one_trip(sql, asked, commits=commits)
    except DBAPIError as error:
        if error.connection_invalidated and commits:
            raise WrittenPerhaps from error
        raise


def with_commit(sql: Connection, *asked: Bound) -> None:
    """Run statements whose rows nobody needs. PostgreSQL gets them with COMMIT, and what is wrong shows there."""
    if sql.dialect.name == "postgresql":
        driver: Any = sql.connection.driver_connection
        driver.put_off(asked)
    else:
        together(sql, *asked)


def _on_sqlite(driver: Any, asked: Sequence[Bound]) -> list[Rows]:
    found: list[Rows] = []
    for one in asked:
        text, names = one.statement.sqlite
        if one.columns is None:
            found.append(driver.execute(text, [_stored(one.values[name]) for name in names]).fetchall())
        else:
            columns = [map(_stored, one.columns[name]) for name in names]
            driver.executemany(text, zip(*columns, strict=True))
            found.append([])
    return found


def _stored(value: Any) -> Any:
    if isinstance(value, list):
        return orjson.dumps(value).decode()
    if isinstance(value, datetime):
        return _instant(value)
    return value.isoformat() if isinstance(value, date) else value


@lru_cache(maxsize=16)
def _instant(value: datetime) -> str:
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def instant_of(stored: Any) -> Any:
    """What a driver gave for an instant, as one in UTC; None for none."""
    if stored is None:
        return None
    return _read(stored) if isinstance(stored, str) else stored.astimezone(UTC)


@lru_cache(maxsize=4096)
def _read(stored: str) -> datetime:
    # Whoever is read again and again brings the same few instants.
    return datetime.fromisoformat(f"{stored}+00:00")
