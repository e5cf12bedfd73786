"""Shifts: who is planned on duty on which day. Times are on the wall clock; `ends` 00:00 is the end of the day."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime, time

from sqlalchemy import Connection, delete, insert, select

from chat_server.records.tables import Record, shifts, staff

_SHIFTS = select(
    shifts.c.id, shifts.c.staff_id, shifts.c.day, shifts.c.starts, shifts.c.ends, staff.c.name
).join(staff, staff.c.id == shifts.c.staff_id)


def on_days(sql: Connection, first: date, last: date) -> Sequence[Record]:
    """Shifts from the first day to the last, of those who still work here, in the order in which they begin."""
    return sql.execute(
        _SHIFTS.where(shifts.c.day.between(first, last), staff.c.deactivated_at.is_(None)).order_by(
            shifts.c.day, shifts.c.starts, staff.c.name, shifts.c.id
        )
    ).all()


def find(sql: Connection, shift_id: str) -> Record | None:
    """One shift."""
    return sql.execute(_SHIFTS.where(shifts.c.id == shift_id)).one_or_none()


def of_person(sql: Connection, staff_id: str, day: date) -> Sequence[Record]:
    """The shifts of one person on a day."""
    return sql.execute(_SHIFTS.where(shifts.c.staff_id == staff_id, shifts.c.day == day)).all()


def add(
    sql: Connection, *, staff_id: str, day: date, starts: time, ends: time, now: datetime, by: str
) -> None:
    """Plan somebody."""
    row = {"id": uuid.uuid4().hex, "staff_id": staff_id, "day": day, "starts": starts, "ends": ends}
    sql.execute(insert(shifts).values(**row, set_at=now, set_by=by))


def remove(sql: Connection, shift_id: str) -> None:
    """They are not planned then any more."""
    sql.execute(delete(shifts).where(shifts.c.id == shift_id))
