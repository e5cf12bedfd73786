"""Supervisors plan who is on duty when."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from chat_server.actions import telling
from chat_server.actions.action import Done, Event, Member, Outcome, Tx, action
from chat_server.actions.calendar import PLANNERS
from chat_server.actions.opening_hours import OpeningHours, invalid, read_hours
from chat_server.actions.roster_view import local_day, roster_view, window_of
from chat_server.protocol.refusal import Refusal
from chat_server.protocol.roster import CopyShifts, ReadRoster, RemoveShift, SetShift
from chat_server.records import audit, shifts, staff
from chat_server.records.locks import lock_roster
from chat_server.records.tables import Record
from chat_server.rules.plain_hours import Misread, plain_windows, read_day, read_window
from chat_server.rules.windows import Window

FARTHEST = timedelta(days=366)
NOBODY = Refusal("not_found", "specialist_id: there is no such specialist.", {"field": "specialist_id"})
NO_SHIFT = Refusal("not_found", "There is no such shift.", {"field": "shift_id"})
PAST = Refusal(
    "conflict", "This shift is on a day that has passed: it stays as it was.", {"field": "shift_id"}
)


@action(reads=True)
def read_roster(tx: Tx, command: ReadRoster, _by: Member) -> Outcome:
    """The shifts of some days, and how those of today stand."""
    try:
        first = None if command.day is None else read_day(command.day, "day")
    except Misread as error:
        return invalid(error.field, error.reason)
    return Done({"roster": _view(tx, read_hours(tx), first, command.days)})


@action()
def set_shift(tx: Tx, command: SetShift, by: Member) -> Outcome:
    """Plan a specialist. The same shift again changes nothing; one that overlaps another of theirs is refused."""
    try:
        day = read_day(command.day, "day")
        window = read_window(command.starts, command.ends, "starts", "ends")
    except Misread as error:
        return invalid(error.field, error.reason)
    hours = read_hours(tx)
    if refusal := _not_ahead(local_day(hours, tx.now), day, "day"):
        return refusal
    if command.specialist_id not in {person.id for person in staff.specialists(tx.sql, tx.now)}:
        return NOBODY
    lock_roster(tx.sql)
    theirs = [window_of(row) for row in shifts.of_person(tx.sql, command.specialist_id, day)]
    if window in theirs:
        return Done({"roster": _view(tx, hours, day)})
    if over := next((one for one in theirs if one.overlaps(window)), None):
        return Refusal("conflict", f"starts: it overlaps their shift of {_told(over)}.", {"field": "starts"})
    _plan(tx, command.specialist_id, day, window, by)
    _note(tx, by, "set_shift", command.specialist_id, day, window)
    return Done({"roster": _view(tx, hours, day)}, tuple(_heard(tx, [day])))


@action()
def remove_shift(tx: Tx, command: RemoveShift, by: Member) -> Outcome:
    """Take a shift back. What was planned for days that have passed stays, to be held against what was."""
    lock_roster(tx.sql)
    row = shifts.find(tx.sql, command.shift_id)
    if row is None:
        return NO_SHIFT
    hours = read_hours(tx)
    if row.day < local_day(hours, tx.now):
        return PAST
    shifts.remove(tx.sql, row.id)
    _note(tx, by, "remove_shift", row.staff_id, row.day, window_of(row))
    return Done({"roster": _view(tx, hours, row.day)}, tuple(_heard(tx, [row.day])))


@action()
def copy_shifts(tx: Tx, command: CopyShifts, by: Member) -> Outcome:
    """Plan the same again, day by day. A shift that overlaps another of the same person's is left out, and counted."""
    try:
        source, target = read_day(command.from_day, "from_day"), read_day(command.to_day, "to_day")
    except Misread as error:
        return invalid(error.field, error.reason)
    hours, later = read_hours(tx), target - source
    if not later:
        return invalid("to_day", "choose another day than from_day.")
    days = [target + timedelta(days=more) for more in range(command.days)]
    today = local_day(hours, tx.now)
    if refusal := _not_ahead(today, days[0], "to_day") or _not_ahead(today, days[-1], "to_day"):
        return refusal
    lock_roster(tx.sql)
    rows = shifts.on_days(tx.sql, days[0] - later, days[-1] - later)
    copied = sum(_planned_as_well(tx, row, row.day + later, by) for row in rows)
    told = f"{source} to {target}, {command.days} days, {copied} shifts"
    audit.note(tx.sql, now=tx.now, actor_id=by.id, what="copy_shifts", subject=told)
    ack = {"copied": copied, "left_out": len(rows) - copied, "roster": _view(tx, hours, target, command.days)}
    return Done(ack, tuple(_heard(tx, days)))


def _planned_as_well(tx: Tx, row: Record, day: date, by: Member) -> bool:
    window = window_of(row)
    if any(window_of(one).overlaps(window) for one in shifts.of_person(tx.sql, row.staff_id, day)):
        return False
    _plan(tx, row.staff_id, day, window, by)
    return True


def _plan(tx: Tx, staff_id: str, day: date, window: Window, by: Member) -> None:
    shifts.add(
        tx.sql, staff_id=staff_id, day=day, starts=window.opens, ends=window.closes, now=tx.now, by=by.id
    )


def _not_ahead(today: date, day: date, field: str) -> Refusal | None:
    if day < today:
        return invalid(field, f"choose today, {today}, or a later day.")
    if day - today > FARTHEST:
        return invalid(field, "choose a day within a year.")
    return None


def _view(tx: Tx, hours: OpeningHours, first: date | None, days: int = 1) -> dict[str, Any]:
    return roster_view(tx, hours, staff.specialists(tx.sql, tx.now), first, days)


def _told(window: Window) -> str:
    (times,) = plain_windows((window,))
    return f"{times['opens']} to {times['closes']}"


def _note(tx: Tx, by: Member, what: str, staff_id: str, day: date, window: Window) -> None:
    subject = f"{staff_id} {day} {_told(window)}"
    audit.note(tx.sql, now=tx.now, actor_id=by.id, what=what, subject=subject)


def _heard(tx: Tx, days: Iterable[date]) -> list[Event]:
    planners = staff.in_roles(tx.sql, PLANNERS)
    told = {"days": [day.isoformat() for day in days]}
    return [telling.to_staff("roster_changed", told, *planners)] if planners else []
