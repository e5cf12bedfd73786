"""The roster as supervisors see it: shifts by day, each held against who is there."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from chat_server.actions.action import Tx
from chat_server.actions.opening_hours import OpeningHours
from chat_server.protocol.fields import wire_time
from chat_server.records import shifts
from chat_server.records.staff import Person
from chat_server.records.tables import Record
from chat_server.rules.plain_hours import plain_windows
from chat_server.rules.roster import Presence, span, standing
from chat_server.rules.windows import Window

Json = dict[str, Any]
NOON = time(12)


def roster_view(
    tx: Tx, hours: OpeningHours, people: Sequence[Person], first: date | None = None, days: int = 1
) -> Json:
    """The roster of some days from a day on, today by default. `people` are the specialists as they are now."""
    today = local_day(hours, tx.now)
    first = first or today
    there = {person.id: _presence(person) for person in people}
    wanted = [first + timedelta(days=more) for more in range(days)]
    rows = shifts.on_days(tx.sql, wanted[0], wanted[-1])
    of_today = rows if today in wanted else shifts.on_days(tx.sql, today, today)
    now = _planned_now(tx, hours, today, of_today) & there.keys()
    return {
        "today": today.isoformat(),
        "planned_now": len(now),
        "planned_on_duty": sum(1 for one in now if there[one].on_duty),
        "unplanned": [_unplanned(one) for one in people if there[one.id].on_duty and one.id not in now],
        "days": [_day(tx, hours, there, day, (row for row in rows if row.day == day)) for day in wanted],
    }


def local_day(hours: OpeningHours, at: datetime) -> date:
    """The day on the calendar's wall clock."""
    return at.astimezone(hours.zone(at)).date()


def zone_of(hours: OpeningHours, day: date, now: datetime) -> ZoneInfo:
    """The zone that the calendar has on that day."""
    # By its noon: where a version begins in another zone, its midnight is not ours.
    return hours.zone(datetime.combine(day, NOON, hours.zone(now)))


def window_of(row: Record) -> Window:
    """When a shift is, on the wall clock."""
    return Window(row.starts, row.ends)


def _presence(person: Person) -> Presence:
    return Presence(person.duty, person.duty_since, person.connected, person.lost_at)


def _planned_now(tx: Tx, hours: OpeningHours, today: date, rows: Iterable[Record]) -> set[str]:
    zone = zone_of(hours, today, tx.now)
    spans = ((row.staff_id, *span(today, window_of(row), zone)) for row in rows)
    return {staff_id for staff_id, begins, ends in spans if begins <= tx.now < ends}


def _day(
    tx: Tx, hours: OpeningHours, there: Mapping[str, Presence], day: date, rows: Iterable[Record]
) -> Json:
    zone = zone_of(hours, day, tx.now)
    found = [_shift(tx, zone, there[row.staff_id], row) for row in rows if row.staff_id in there]
    return {"day": day.isoformat(), "zone": zone.key, "shifts": found}


def _shift(tx: Tx, zone: ZoneInfo, who: Presence, row: Record) -> Json:
    begins, ends = span(row.day, window_of(row), zone)
    stands = standing(begins, ends, who, tx.now)
    (times,) = plain_windows((window_of(row),))
    return {
        "shift_id": row.id,
        "specialist": {"id": row.staff_id, "name": row.name},
        "starts": times["opens"],
        "ends": times["closes"],
        "starts_at": wire_time(begins),
        "ends_at": wire_time(ends),
        "state": stands.state,
        "since": None if stands.since is None else wire_time(stands.since),
    }


def _unplanned(person: Person) -> Json:
    return {
        "id": person.id,
        "name": person.name,
        "languages": list(person.languages),
        "since": wire_time(person.duty_since),
    }
