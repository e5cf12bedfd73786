"""The calendar as it is kept, rows of text, read into a schedule; or one line on why it cannot be read."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from chat_server.rules.plain_hours import Misread, read_day, read_version, read_windows
from chat_server.rules.schedule import Schedule, Version
from chat_server.rules.windows import Windows

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Unreadable:
    """Something in the calendar cannot be read: which row, which field, why."""

    reason: str


def read_kept(
    first: Version, versions: tuple[Row, ...], exceptions: tuple[Row, ...]
) -> Schedule | Unreadable:
    """The schedule: `first`, then the versions, and the exceptions.

    Rows are (effective_from, zone, week, holidays) and (day, language or "", windows), the JSON as text.
    """
    read: list[Version] = []
    days: dict[tuple[date, str], Windows] = {}
    row: Row = ()
    try:
        for row in versions:
            read.append(read_kept_version(row))
        for row in exceptions:
            day, windows = read_kept_exception(row)
            days[day, str(row[1])] = windows
    except Misread as error:
        kind = "version" if len(read) < len(versions) else "exception"
        return Unreadable(f"the calendar's {kind} of {ascii(row[0])[:20]}: {error}")
    return Schedule((first, *read), days)


def read_kept_version(row: Row) -> Version:
    """A version from its row. Raises `Misread`."""
    effective_from, zone, week, holidays, *_ = row
    day = read_day(effective_from, "effective_from")
    return read_version(day, zone, json_value(week, "week"), json_value(holidays, "holidays"))


def read_kept_exception(row: Row) -> tuple[date, Windows]:
    """The day and the windows of an exception from its row. Raises `Misread`."""
    day, _, windows, *_ = row
    return read_day(day, "day"), read_windows(json_value(windows, "windows"), "windows")


def json_value(text: Any, field: str) -> Any:
    """What the JSON says. Raises `Misread`."""
    try:
        return json.loads(text)
    except (ValueError, TypeError, RecursionError):
        raise Misread(field, "is not JSON") from None
