"""The people who answer: their duty, their load, whether they are connected."""

import uuid
from collections import Counter
from collections.abc import Sequence, Set
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Connection, case, insert, select, update

from chat_server.records.statement import Bound, Rows, Statement, in_two, statement
from chat_server.records.tables import Record, staff
from chat_server.records.together import instant_of, together
from chat_server.records.workers import STAFF_CONNECTED

_LOADS = ("offered", "active", "wrap_up")


class Person(NamedTuple):
    """A member of staff with what takes their slots, and whether a worker that lives holds a connection of theirs."""

    id: str
    name: str
    roles: Sequence[str]
    languages: Sequence[str]
    topics: Sequence[str]
    capacity: int
    duty: str
    duty_reason: str | None
    duty_since: datetime
    idle_since: datetime
    held_since: datetime | None
    lost_at: datetime | None
    offered: int
    active: int
    wrap_up: int
    connected: bool


_OWN = (
    "SELECT id, name, {as_text}, capacity, duty, duty_reason, duty_since, idle_since, held_since, lost_at"
    " FROM staff WHERE "
)
_ON_POSTGRESQL = _OWN.format(as_text="roles::text, languages::text, topics::text")
_ON_SQLITE = _OWN.format(as_text="roles, languages, topics")


def _people_where(condition: str) -> Statement:
    condition += " ORDER BY name, id"
    return in_two(_ON_POSTGRESQL + condition, _ON_SQLITE + condition)


EVERYBODY, THESE = _people_where("deactivated_at IS NULL"), _people_where("id {any:ids}")
AVAILABLE = _people_where("deactivated_at IS NULL AND duty = 'available'")
_HELD = "SELECT specialist_id, state FROM assignments WHERE state IN ('offered', 'active', 'wrap_up')"
_THERE = (
    "SELECT n.staff_id FROM connections n JOIN workers w ON w.id = n.worker_id"
    " WHERE w.lease_until > {now} AND n.staff_id"
)
IDLE = statement("UPDATE staff SET idle_since = {now} WHERE id = {id}")
HELD, HELD_BY = statement(_HELD), statement(f"{_HELD} AND specialist_id {{any:ids}}")
THERE, THERE_OF = statement(f"{_THERE} IS NOT NULL"), statement(f"{_THERE} {{any:ids}}")
MARK_LOST = statement(
    "UPDATE staff SET lost_at = {now} WHERE (duty = 'available' OR EXISTS (SELECT 1 FROM assignments a"
    " WHERE a.specialist_id = staff.id AND a.state IN ('offered', 'active')))"
    " AND lost_at IS NULL AND NOT " + STAFF_CONNECTED
)
UNMARK = statement("UPDATE staff SET lost_at = NULL WHERE lost_at IS NOT NULL AND " + STAFF_CONNECTED)
LOST_BEFORE = statement("SELECT id FROM staff WHERE lost_at <= {at}")


def _all_of(sql: Connection, who: Statement, now: datetime) -> list[Person]:
    return _put_together(*together(sql, Bound(who), Bound(HELD), Bound(THERE, {"now": now})))


def _these(sql: Connection, staff_ids: Sequence[str], now: datetime) -> list[Person]:
    ids = {"ids": list(staff_ids)}
    asked = Bound(THESE, ids), Bound(HELD_BY, ids), Bound(THERE_OF, {**ids, "now": now})
    return _put_together(*together(sql, *asked))


def _put_together(rows: Rows, held: Rows, there: Rows) -> list[Person]:
    """By name. Joined by a database without statistics, it costs the square of their number."""
    loads = Counter(map(tuple, held))
    connected = {row[0] for row in there}
    return [
        Person._make(
            (
                *_own(row),
                *[loads.get((row[0], state), 0) for state in _LOADS],
                row[0] in connected,
            )
        )
        for row in rows
    ]


# They are read again and again, and seldom anything of their own has changed meanwhile.
@lru_cache(maxsize=4096)
def _own(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*row[:2], *map(_listed, row[2:5]), *row[5:8], *map(instant_of, row[8:]))


def _listed(stored: str) -> tuple[str, ...]:
    return tuple(orjson.loads(stored))


def add(sql: Connection, *, now: datetime, **values: Any) -> str:
    """Add a member of staff, off duty; returns the id."""
    staff_id = uuid.uuid4().hex
    sql.execute(insert(staff).values(id=staff_id, duty="off", duty_since=now, idle_since=now, **values))
    return staff_id


def by_email(sql: Connection, email: str) -> Record | None:
    """The account of this e-mail address, case aside."""
    return sql.execute(select(staff).where(staff.c.email == email.strip().lower())).one_or_none()


def read(sql: Connection, staff_id: str, now: datetime) -> Person:
    """One member of staff."""
    (person,) = _these(sql, [staff_id], now)
    return person


def several(sql: Connection, staff_ids: Sequence[str], now: datetime) -> list[Person]:
    """These members of staff, by name."""
    return _these(sql, staff_ids, now) if staff_ids else []


def specialists(sql: Connection, now: datetime) -> list[Person]:
    """Everyone who takes chats, by name."""
    return [person for person in _all_of(sql, EVERYBODY, now) if "specialist" in person.roles]


def available(sql: Connection, now: datetime) -> list[Person]:
    """Specialists who are declared available, connected or not, by name."""
    return [person for person in _all_of(sql, AVAILABLE, now) if "specialist" in person.roles]


def set_duty(sql: Connection, staff_id: str, duty: str, reason: str | None, now: datetime) -> None:
    """Declare duty. Who is off already, and signs out, is off since before."""
    since = case((staff.c.duty == "off", staff.c.duty_since), else_=now) if duty == "off" else now
    sql.execute(
        update(staff)
        .where(staff.c.id == staff_id)
        .values(duty=duty, duty_reason=reason, duty_since=since, held_since=None)
    )


def hold(sql: Connection, staff_id: str, now: datetime) -> None:
    """Offer nothing more until one of their clients sends a command: the last offer was never shown."""
    sql.execute(update(staff).where(staff.c.id == staff_id).values(held_since=now))


def release(sql: Connection, staff_id: str) -> bool:
    """One of their clients works after all. True if they had been held."""
    released = sql.execute(
        update(staff).where(staff.c.id == staff_id, staff.c.held_since.is_not(None)).values(held_since=None)
    )
    return released.rowcount == 1


def now_idle(sql: Connection, staff_id: str, now: datetime) -> None:
    """A chat of theirs has just ended."""
    together(sql, Bound(IDLE, {"id": staff_id, "now": now}))


def mark_lost(sql: Connection, now: datetime) -> None:
    """Mark those on duty or holding chats who are not connected, and clear the mark of those who are back."""
    together(sql, Bound(MARK_LOST, {"now": now}), Bound(UNMARK, {"now": now}))


def clear_lost(sql: Connection, staff_id: str) -> None:
    """They are back."""
    sql.execute(
        update(staff).where(staff.c.id == staff_id, staff.c.lost_at.is_not(None)).values(lost_at=None)
    )


def lost_before(sql: Connection, at: datetime) -> list[str]:
    """Those who have been marked lost since before `at`."""
    return [staff_id for (staff_id,) in together(sql, Bound(LOST_BEFORE, {"at": at}))[0]]


def supervisors(sql: Connection) -> frozenset[str]:
    """The ids of all supervisors."""
    return in_roles(sql, {"supervisor"})


def in_roles(sql: Connection, roles: Set[str]) -> frozenset[str]:
    """The ids of all who have one of these roles."""
    rows = sql.execute(select(staff.c.id, staff.c.roles).where(staff.c.deactivated_at.is_(None)))
    return frozenset(row.id for row in rows if not roles.isdisjoint(row.roles))


def set_password(sql: Connection, staff_id: str, password_hash: str) -> None:
    """Give an account another password."""
    sql.execute(update(staff).where(staff.c.id == staff_id).values(password_hash=password_hash))
