"""The calendar as supervisors see it: what is in force and what is to come, and what cannot be read."""

from datetime import date
from typing import Any

from chat_server.actions.action import Tx
from chat_server.actions.opening_hours import OpeningHours, read_hours
from chat_server.protocol.fields import wire_time
from chat_server.records import opening_hours
from chat_server.rules.kept_hours import Unreadable, read_kept_exception, read_kept_version
from chat_server.rules.plain_hours import Misread, plain_weeks, plain_windows
from chat_server.rules.public_holidays import HolidayCalendar
from chat_server.rules.schedule import Version

Json = dict[str, Any]
Row = tuple[Any, ...]


def calendar_view(tx: Tx) -> Json:
    """The whole calendar; versions and exceptions that have passed are left out."""
    hours = read_hours(tx)
    versions, exceptions = opening_hours.with_setters(tx.sql)
    today = tx.now.astimezone(hours.zone(tx.now)).date()
    weeks = _versions(tx, versions)
    return {
        "at": wire_time(tx.now),
        "today": today.isoformat(),
        "zone": hours.zone(tx.now).key,
        "problem": hours.problem,
        "versions": weeks,
        "exceptions": [view for row in exceptions if (view := _exception(row, today)) is not None],
        "ending": _ending(tx, hours, today),
    }


def _versions(tx: Tx, rows: tuple[Row, ...]) -> list[Json]:
    begun = _version(tx.policy.hours, "in_force", None, None)
    coming: list[Json] = []
    unreadable: list[Json] = []
    for row in rows:
        try:
            version = read_kept_version(row)
        except Misread as error:
            unreadable.append(_unreadable_version(row, error))
            continue
        if version.begins <= tx.now:
            begun = _version(version, "in_force", *row[-2:])
        else:
            coming.append(_version(version, "coming", *row[-2:]))
    return [begun, *coming, *unreadable]


def _version(version: Version, state: str, set_at: Any, set_by: str | None) -> Json:
    return {
        "effective_from": None if version.effective_from is None else version.effective_from.isoformat(),
        "state": state,
        "zone": version.zone.key,
        "week": plain_weeks(version),
        "holidays": [calendar.name for calendar in version.holidays.calendars],
        "problem": None,
        "set_at": None if set_at is None else wire_time(set_at),
        "set_by": set_by,
    }


def _unreadable_version(row: Row, error: Misread) -> Json:
    effective_from, zone, _, _, set_at, set_by = row
    return {
        "effective_from": str(effective_from),
        "state": "unreadable",
        "zone": str(zone),
        "week": None,
        "holidays": [],
        "problem": str(error),
        "set_at": wire_time(set_at),
        "set_by": set_by,
    }


def _exception(row: Row, today: date) -> Json | None:
    """None for one that has passed."""
    day, language, _, note, set_at, set_by = row
    windows = problem = None
    try:
        read, readable = read_kept_exception(row)
        windows = plain_windows(readable)
        if read < today:
            return None
    except Misread as error:
        problem = str(error)
    return {
        "day": str(day),
        "language": language or None,
        "windows": windows,
        "note": note,
        "problem": problem,
        "set_at": wire_time(set_at),
        "set_by": set_by,
    }


def _ending(tx: Tx, hours: OpeningHours, today: date) -> list[Json]:
    schedule = hours.schedule
    if isinstance(schedule, Unreadable):
        return []
    coming = [version for version in schedule.succession if version.begins > tx.now]
    ending: set[HolidayCalendar] = set()
    for version in (schedule.in_force(tx.now), *coming):
        ending.update(version.holidays.ending(today))
    return [
        {"holidays": one.name, "last_day": one.last_known.isoformat()}
        for one in sorted(ending, key=lambda one: one.name)
    ]
