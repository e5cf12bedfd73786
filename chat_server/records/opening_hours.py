"""Chat hours: versions, exceptional days, the switch over them, and when they were last edited.

Days and JSON are read as text: whether they can be read as hours is for whoever asks to tell.
"""

from datetime import date, datetime
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Connection, String, Table, cast, delete, insert, update

from chat_server.records.statement import Bound, Statement, in_two, statement
from chat_server.records.tables import calendar_exceptions, calendar_versions, installation
from chat_server.records.together import instant_of, together

KeptRows = tuple[tuple[Any, ...], ...]


def _with_texts(asked: str) -> Statement:
    # Where `TEXT` stands behind a column: SQLite keeps these as text, or as whatever somebody put there.
    return in_two(asked.replace(" TEXT", "::text"), asked.replace(" TEXT", ""))


_VERSION = "SELECT v.effective_from TEXT, v.zone, v.week TEXT, v.holidays TEXT"
_EXCEPTION = "SELECT e.day TEXT, e.language, e.windows TEXT"
_SETTER = "LEFT JOIN staff s ON s.id ="

SWITCH = _with_texts("SELECT position, until, set_at, message TEXT FROM switch")
EDITED = statement("SELECT hours_edited_at FROM installation")
VERSIONS = _with_texts(f"{_VERSION} FROM calendar_versions v ORDER BY 1")
EXCEPTIONS = _with_texts(f"{_EXCEPTION} FROM calendar_exceptions e ORDER BY 1, 2")
SET_VERSIONS = _with_texts(
    f"{_VERSION}, v.set_at, s.name FROM calendar_versions v {_SETTER} v.set_by ORDER BY 1"
)
SET_EXCEPTIONS = _with_texts(
    f"{_EXCEPTION}, e.note, e.set_at, s.name FROM calendar_exceptions e {_SETTER} e.set_by ORDER BY 1, 2"
)


class Kept(NamedTuple):
    """The switch, when the hours were last edited, and the hours, in the order of their days.

    Versions are (effective_from, zone, week, holidays), exceptions (day, language or "" for all, windows).
    """

    position: Any
    until: datetime | None
    set_at: datetime
    message: dict[str, str] | None
    edited_at: datetime | None
    versions: KeptRows
    exceptions: KeptRows


def read(sql: Connection) -> Kept:
    """All that decides over hours, in one trip."""
    switches, edits, versions, exceptions = together(
        sql, Bound(SWITCH), Bound(EDITED), Bound(VERSIONS), Bound(EXCEPTIONS)
    )
    position, until, set_at, message = switches[0]
    return Kept(
        position,
        instant_of(until),
        instant_of(set_at),
        None if message is None else orjson.loads(message),
        instant_of(edits[0][0]),
        tuple(map(tuple, versions)),
        tuple(map(tuple, exceptions)),
    )


def with_setters(sql: Connection) -> tuple[KeptRows, KeptRows]:
    """The same versions with when and by whom (a name, or None) they were set; so the exceptions, after their note."""
    versions, exceptions = together(sql, Bound(SET_VERSIONS), Bound(SET_EXCEPTIONS))
    return (
        tuple((*row[:-2], instant_of(row[-2]), row[-1]) for row in versions),
        tuple((*row[:-2], instant_of(row[-2]), row[-1]) for row in exceptions),
    )


def version_of(sql: Connection, effective_from: str) -> dict[str, Any] | None:
    """The version of that day as it is kept, readable or not; None where there is none."""
    versions, _ = with_setters(sql)
    return next(
        (
            {"zone": zone, "week": _object_or_text(week), "holidays": _object_or_text(holidays)}
            for day, zone, week, holidays, *_ in versions
            if str(day) == effective_from
        ),
        None,
    )


def exception_of(sql: Connection, day: str, language: str) -> dict[str, Any] | None:
    """The exception of that day and language as it is kept, readable or not; None where there is none."""
    _, exceptions = with_setters(sql)
    return next(
        (
            {"windows": _object_or_text(windows), "note": note}
            for kept, spoken, windows, note, *_ in exceptions
            if (str(kept), spoken) == (day, language)
        ),
        None,
    )


def _object_or_text(kept: Any) -> Any:
    try:
        return orjson.loads(kept)
    except (orjson.JSONDecodeError, TypeError):
        return str(kept)


def set_version(sql: Connection, effective_from: date, *, now: datetime, by: str, **values: Any) -> None:
    """This week is in force from that day on; it takes the place of another of the same day."""
    _place(
        sql, calendar_versions, {"effective_from": effective_from}, {**values, "set_at": now, "set_by": by}
    )


def set_exception(
    sql: Connection, day: date, language: str, *, now: datetime, by: str, **values: Any
) -> None:
    """These windows hold on that day; they take the place of others of the same day and language."""
    key = {"day": day, "language": language}
    _place(sql, calendar_exceptions, key, {**values, "set_at": now, "set_by": by})


def _place(sql: Connection, table: Table, key: dict[str, Any], values: dict[str, Any]) -> None:
    here = [table.c[name] == value for name, value in key.items()]
    if not sql.execute(update(table).where(*here).values(**values)).rowcount:
        sql.execute(insert(table).values(**key, **values))


def opened_or_closed(sql: Connection, now: datetime) -> None:
    """An edit has opened or closed chat."""
    sql.execute(update(installation).values(hours_edited_at=now))


def remove_version(sql: Connection, effective_from: str) -> bool:
    """Whether there was one. The day is text: it may be one that no calendar has."""
    return _remove(sql, delete(calendar_versions), {calendar_versions.c.effective_from: effective_from})


def remove_exception(sql: Connection, day: str, language: str) -> bool:
    """Whether there was one. The day is text: it may be one that no calendar has."""
    key = {calendar_exceptions.c.day: day, calendar_exceptions.c.language: language}
    return _remove(sql, delete(calendar_exceptions), key)


def _remove(sql: Connection, statement: Any, key: dict[Any, str]) -> bool:
    here = [cast(column, String) == value for column, value in key.items()]
    return bool(sql.execute(statement.where(*here)).rowcount)
