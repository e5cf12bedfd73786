"""Statements of the hot path, in the driver's own hands: several of them for one trip to the database.

Lists travel as JSON text, to both databases: psycopg writes arrays in Python, element by element.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

SQLITE_INSTANT = "%Y-%m-%d %H:%M:%S.%f"
Rows = list[tuple[Any, ...]]


class Statement(NamedTuple):
    """SQL for each database, where `{name}` stands for a value."""

    postgresql: str
    sqlite: str


class Bound(NamedTuple):
    """A statement with its values; with `rows` instead, SQLite runs it once for each."""

    statement: Statement
    values: Mapping[str, Any] = {}
    rows: Sequence[Mapping[str, Any]] | None = None


def statement(text: str) -> Statement:
    """The same SQL for both. `{any:name}` is the list of strings `name`, `{name}` a value."""
    listed = re.compile(r"\{any:(\w+)\}")
    plain = re.compile(r"\{(\w+)\}")
    postgresql = listed.sub(r"= ANY(ARRAY(SELECT json_array_elements_text(%(\1)s::json)))", text)
    sqlite = listed.sub(r"IN (SELECT value FROM json_each(:\1))", text)
    return Statement(plain.sub(r"%(\1)s", postgresql), plain.sub(r":\1", sqlite))


def together(sql: Connection, *asked: Bound) -> list[Rows]:
    """The rows of each statement, in their order. Raises what SQLAlchemy raises, without a parameter's value."""
    driver: Any = sql.connection.driver_connection
    run = _on_postgresql if sql.dialect.name == "postgresql" else _on_sqlite
    try:
        return run(driver, asked)
    except sql.dialect.loaded_dbapi.Error as error:
        wrapped = DBAPIError.instance(None, None, error, sql.dialect.loaded_dbapi.Error, hide_parameters=True)
        if sql.dialect.is_disconnect(error, driver, None):
            sql.invalidate()
        raise wrapped from None


def _on_postgresql(driver: Any, asked: Sequence[Bound]) -> list[Rows]:
    bound = [
        (one.statement.postgresql, _texts({"rows": list(one.rows)} if one.rows is not None else one.values))
        for one in asked
    ]
    # Not prepared: a plan that was kept from when a table was nearly empty would read whole logs.
    if len(bound) == 1:
        return [_rows(driver.execute(*bound[0], prepare=False))]
    with driver.pipeline():
        cursors = [driver.execute(*one, prepare=False) for one in bound]
    return [_rows(cursor) for cursor in cursors]


def _on_sqlite(driver: Any, asked: Sequence[Bound]) -> list[Rows]:
    found: list[Rows] = []
    for one in asked:
        if one.rows is None:
            values = {name: _instant(value) for name, value in _texts(one.values).items()}
            found.append(driver.execute(one.statement.sqlite, values).fetchall())
        else:
            driver.executemany(
                one.statement.sqlite, [{name: _instant(v) for name, v in row.items()} for row in one.rows]
            )
            found.append([])
    return found


def _texts(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: orjson.dumps(value).decode() if isinstance(value, list) else value
        for name, value in values.items()
    }


def _instant(value: Any) -> Any:
    return value.astimezone(UTC).strftime(SQLITE_INSTANT) if isinstance(value, datetime) else value


def instant_of(stored: Any) -> Any:
    """What a driver gave for an instant, as one in UTC; None for none."""
    if stored is None:
        return None
    at = datetime.fromisoformat(stored) if isinstance(stored, str) else stored
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def _rows(cursor: Any) -> Rows:
    return cursor.fetchall() if cursor.description else []
