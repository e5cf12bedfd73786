"""Supervisors edit the calendar."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from chat_server.actions import telling
from chat_server.actions.action import Done, Event, Member, Outcome, Tx, action
from chat_server.actions.calendar_view import calendar_view
from chat_server.actions.opening_hours import FARTHEST, OpeningHours, invalid, read_hours
from chat_server.protocol.fields import LANGUAGES
from chat_server.protocol.hours import (
    HoursWindow,
    ReadCalendar,
    RemoveCalendar,
    RemoveException,
    SetCalendar,
    SetException,
)
from chat_server.protocol.refusal import Refusal
from chat_server.records import audit, opening_hours, staff
from chat_server.records.locks import lock_hours
from chat_server.rules.kept_hours import read_kept_version
from chat_server.rules.plain_hours import (
    Misread,
    plain_weeks,
    plain_windows,
    read_day,
    read_version,
    read_windows,
)
from chat_server.rules.schedule import ALL

PLANNERS = frozenset({"supervisor", "administrator"})
NO_VERSION = Refusal("not_found", "There is no version of that day.", {"field": "effective_from"})
NO_EXCEPTION = Refusal("not_found", "There is no exception on that day.", {"field": "day"})
IN_FORCE = Refusal(
    "conflict",
    "This version is in force already. Set another one from today on.",
    {"field": "effective_from"},
)


@action(reads=True)
def read_calendar(tx: Tx, _command: ReadCalendar, _by: Member) -> Outcome:
    """The calendar as it is."""
    return Done({"calendar": calendar_view(tx)})


@action()
def set_calendar(tx: Tx, command: SetCalendar, by: Member) -> Outcome:
    """Another week from a day on; nothing of what was before that day changes."""
    week = command.week.model_dump(exclude_none=True)
    try:
        day = read_day(command.effective_from, "effective_from")
        version = read_version(day, command.zone, week, command.holidays)
    except Misread as error:
        return invalid(error.field, error.reason)
    if refusal := _not_ahead(tx, day, version.zone, "effective_from"):
        return refusal
    lock_hours(tx.sql)
    before, stood = read_hours(tx), opening_hours.version_of(tx.sql, str(day))
    opening_hours.set_version(
        tx.sql,
        day,
        now=tx.now,
        by=by.id,
        zone=version.zone.key,
        week=plain_weeks(version),
        holidays=[calendar.name for calendar in version.holidays.calendars],
    )
    return _edited(tx, before, by, "set_calendar", f"{day} {version.zone.key}", stood)


@action()
def remove_calendar(tx: Tx, command: RemoveCalendar, by: Member) -> Outcome:
    """Take back a version that is still to come. One that cannot be read may go whatever its day."""
    kept = opening_hours.read(tx.sql).versions
    row = next((row for row in kept if str(row[0]) == command.effective_from), None)
    if row is None:
        return NO_VERSION
    try:
        if read_kept_version(row).begins <= tx.now:
            return IN_FORCE
    except Misread:
        pass
    lock_hours(tx.sql)
    before, stood = read_hours(tx), opening_hours.version_of(tx.sql, command.effective_from)
    opening_hours.remove_version(tx.sql, command.effective_from)
    return _edited(tx, before, by, "remove_calendar", command.effective_from, stood)


@action()
def set_exception(tx: Tx, command: SetException, by: Member) -> Outcome:
    """Windows of one day, in one language or in all."""
    try:
        day = read_day(command.day, "day")
        windows = read_windows(_plain(command.windows), "windows")
    except Misread as error:
        return invalid(error.field, error.reason)
    lock_hours(tx.sql)
    before = read_hours(tx)
    if refusal := _not_ahead(tx, day, before.zone(tx.now), "day"):
        return refusal
    note, language = (command.note or "").strip() or None, command.language or ALL
    stood = opening_hours.exception_of(tx.sql, str(day), language)
    opening_hours.set_exception(
        tx.sql,
        day,
        language,
        now=tx.now,
        by=by.id,
        windows=plain_windows(windows),
        note=note,
    )
    held = ",".join(f"{one.opens:%H:%M}-{one.closes:%H:%M}" for one in windows) or "closed"
    return _edited(tx, before, by, "set_exception", f"{day} {command.language or 'all'} {held}", stood, note)


@action()
def remove_exception(tx: Tx, command: RemoveException, by: Member) -> Outcome:
    """The day is as any other again."""
    lock_hours(tx.sql)
    before, language = read_hours(tx), command.language or ALL
    stood = opening_hours.exception_of(tx.sql, command.day, language)
    if not opening_hours.remove_exception(tx.sql, command.day, language):
        return NO_EXCEPTION
    return _edited(tx, before, by, "remove_exception", f"{command.day} {command.language or 'all'}", stood)


def _plain(windows: list[HoursWindow]) -> list[dict[str, Any]]:
    return [window.model_dump() for window in windows]


def _not_ahead(tx: Tx, day: date, zone: ZoneInfo, field: str) -> Refusal | None:
    today = tx.now.astimezone(zone).date()
    if day < today:
        return invalid(field, f"choose today, {today}, or a later day.")
    if day - today > FARTHEST:
        return invalid(field, "choose a day within the ten years to come.")
    return None


def _edited(
    tx: Tx,
    before: OpeningHours,
    by: Member,
    what: str,
    subject: str,
    stood: dict[str, Any] | None,
    reason: str | None = None,
) -> Done:
    if _open_now(tx, before) != _open_now(tx, read_hours(tx)):
        opening_hours.opened_or_closed(tx.sql, tx.now)
    audit.note(
        tx.sql,
        now=tx.now,
        actor_id=by.id,
        what=what,
        subject=subject[:80],
        reason=reason,
        replaced=stood,
    )
    calendar = calendar_view(tx)
    return Done({"calendar": calendar}, tuple(_told(tx, calendar)))


def _open_now(tx: Tx, hours: OpeningHours) -> list[bool | None]:
    calendars = [hours.calendar(language) for language in LANGUAGES]
    return [None if calendar is None else calendar.is_open(tx.now) for calendar in calendars]


def _told(tx: Tx, calendar: dict[str, Any]) -> list[Event]:
    planners = staff.in_roles(tx.sql, PLANNERS)
    return [telling.to_staff("calendar_changed", {"calendar": calendar}, *planners)] if planners else []
