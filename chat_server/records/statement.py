"""Statements of the hot path, as each driver takes them. Lists travel whole: arrays to PostgreSQL, JSON to SQLite."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

Rows = list[tuple[Any, ...]]
PLACE = re.compile(r"\{(?:(any):)?(\w+)\}")


class Native(NamedTuple):
    """Text with numbered places, and the names of the values that go there."""

    text: str
    names: tuple[str, ...]


class Statement(NamedTuple):
    """One statement for each database."""

    postgresql: Native
    sqlite: Native

    def then_on_postgresql(self, more: str) -> "Statement":
        """The same, with more behind it on PostgreSQL."""
        return self._replace(postgresql=Native(self.postgresql.text + more, self.postgresql.names))


class Bound(NamedTuple):
    """A statement with its values by name; with `columns` instead, it is run for every row of them."""

    statement: Statement
    values: Mapping[str, Any] = {}
    columns: Mapping[str, Sequence[Any]] | None = None


def statement(text: str) -> Statement:
    """The same SQL for both. `{name}` is a value, `{any:name}` the list of strings `name` behind a column."""
    return in_two(text, text)


def in_two(postgresql: str, sqlite: str) -> Statement:
    """A statement that the two databases spell differently."""
    return Statement(
        _native(postgresql, "$", "= ANY({}::text[])"),
        _native(sqlite, "?", "IN (SELECT value FROM json_each({}))"),
    )


def on_postgresql(text: str) -> Statement:
    """SQL that only PostgreSQL is asked."""
    return in_two(text, "")


def _native(text: str, sign: str, listed: str) -> Native:
    names: list[str] = []

    def place(found: re.Match[str]) -> str:
        if found[2] not in names:
            names.append(found[2])
        numbered = f"{sign}{names.index(found[2]) + 1}"
        return listed.format(numbered) if found[1] else numbered

    return Native(PLACE.sub(place, text), tuple(names))
