"""Values as PostgreSQL reads them in text: its own dumpers, element by element, cost more than the statement."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any


def text_of(value: Any) -> bytes | None:
    """A string, number, bool, instant, day, or a list of one kind of them with gaps; None is NULL."""
    if value is None:
        return None
    if isinstance(value, str):
        return value.encode()
    if isinstance(value, list):
        return _array(value)
    return _plain(value).encode()


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, datetime):
        return _instant(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no text for {type(value).__name__}")


@lru_cache(maxsize=16)
def _instant(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError("a naive datetime has no place in the database")
    return value.isoformat()


def _array(values: Sequence[Any]) -> bytes:
    if not values:
        return b"{}"
    if None in values:
        return f"{{{','.join(['NULL' if value is None else _quoted(value) for value in values])}}}".encode()
    if not isinstance(values[0], str):
        values = list(map(_plain, values))
    joined = '","'.join(values)
    if "\\" in joined or joined.count('"') > 2 * (len(values) - 1):
        joined = '","'.join(map(_escaped, values))
    return f'{{"{joined}"}}'.encode()


def _quoted(value: Any) -> str:
    return f'"{_escaped(value if isinstance(value, str) else _plain(value))}"'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
