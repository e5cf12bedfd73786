"""Statements of the hot path, in the driver's own hands: several of them for one trip to the database.

Values go as lists: an array to PostgreSQL, JSON text to SQLite's `json_each`.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import orjson
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

SQLITE_INSTANT = "%Y-%m-%d %H:%M:%S.%f"
Statement = tuple[str, Mapping[str, Any]]
Rows = list[tuple[Any, ...]]


def together(sql: Connection, *statements: Statement) -> list[Rows]:
    """The rows of each statement, in their order. Raises what SQLAlchemy raises, without a parameter's value."""
    driver: Any = sql.connection.driver_connection
    run = _on_postgresql if sql.dialect.name == "postgresql" else _on_sqlite
    try:
        return run(driver, statements)
    except sql.dialect.loaded_dbapi.Error as error:
        wrapped = DBAPIError.instance(None, None, error, sql.dialect.loaded_dbapi.Error, hide_parameters=True)
        if sql.dialect.is_disconnect(error, driver, None):
            sql.invalidate()
        raise wrapped from None


def bound(sql: Connection, at: datetime) -> datetime | str:
    """An instant as the driver takes it: SQLite stores text."""
    return at if sql.dialect.name == "postgresql" else at.astimezone(UTC).strftime(SQLITE_INSTANT)


def _on_postgresql(driver: Any, statements: tuple[Statement, ...]) -> list[Rows]:
    if len(statements) == 1:
        return [_rows(driver.execute(*statements[0]))]
    with driver.pipeline():
        cursors = [driver.execute(*statement) for statement in statements]
    return [_rows(cursor) for cursor in cursors]


def _on_sqlite(driver: Any, statements: tuple[Statement, ...]) -> list[Rows]:
    return [_one_on_sqlite(driver, *statement) for statement in statements]


def _one_on_sqlite(driver: Any, statement: str, values: Mapping[str, Any]) -> Rows:
    if not statement.startswith("SELECT"):
        # Writes go row by row, without leaving the C library.
        rows = zip(*values.values(), strict=True)
        driver.executemany(statement, [dict(zip(values, row, strict=True)) for row in rows])
        return []
    texts = {
        name: orjson.dumps(value).decode() if isinstance(value, list) else value
        for name, value in values.items()
    }
    found: Rows = driver.execute(statement, texts).fetchall()
    return found


def _rows(cursor: Any) -> Rows:
    return cursor.fetchall() if cursor.description else []
