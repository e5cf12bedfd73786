"""The supervisors' view of the queue, and their switch."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from chat_server.actions.action import Done, Member, Outcome, System, Tx, action
from chat_server.actions.opening_hours import OpeningHours, read_hours
from chat_server.actions.roster_view import roster_view
from chat_server.protocol.fields import LANGUAGES, wire_time
from chat_server.protocol.refusal import Refusal
from chat_server.protocol.staff import SetSwitch, UnwatchQueue, WatchQueue
from chat_server.records import assignments, audit, contacts, queue, staff, stats, switchboard, turned_away
from chat_server.records.locks import lock_hours
from chat_server.records.staff import Person
from chat_server.records.tables import Record
from chat_server.records.turned_away import Counts
from chat_server.rules.course_of_day import (
    Passage,
    answered_waits,
    course_of_day,
    gave_up_since,
    given_up_waits,
)
from chat_server.rules.service_level import mean_s, service_level
from chat_server.rules.turned_away import REFUSALS

FARTHEST = timedelta(days=366)
A_MOMENT = timedelta(seconds=1)
"""Who is turned away at this very instant counts, too: what is read ends before its end."""
LATELY = timedelta(minutes=30)
"""So long what has just happened counts for the service level of now."""


@action(reads=True)
def watch_queue(tx: Tx, _command: WatchQueue, _by: Member | System) -> Outcome:
    """The queue as it is; from here on the connection follows it."""
    return Done({"queue": queue_view(tx)})


@action(reads=True)
def unwatch_queue(_tx: Tx, _command: UnwatchQueue, _by: Member) -> Outcome:
    """Stop following."""
    return Done()


@action()
def set_switch(tx: Tx, command: SetSwitch, by: Member) -> Outcome:
    """Follow the calendar, or open or close by hand."""
    if command.until is not None and not tx.now < command.until <= tx.now + FARTHEST:
        return Refusal("invalid", "until: choose a time within the year to come.", {"field": "until"})
    message = None if command.message is None else {str(key): text for key, text in command.message.items()}
    lock_hours(tx.sql)
    stood = switchboard.read(tx.sql)
    switchboard.place(
        tx.sql, position=command.switch, until=command.until, message=message, now=tx.now, by=by.id
    )
    was = {"switch": stood.position, "until": stood.until, "message": stood.message}
    audit.note(tx.sql, now=tx.now, actor_id=by.id, what="set_switch", subject=command.switch, replaced=was)
    return Done({"queue": queue_view(tx)})


def queue_view(tx: Tx) -> dict[str, Any]:
    """The whole queue; counts are of today in the calendar's zone, null where there is no data."""
    hours = read_hours(tx)
    since = hours.day_began(tx.now)
    waiting = queue.all_waiting(tx.sql)
    people = staff.specialists(tx.sql, tx.now)
    passages = stats.passages_since(tx.sql, since)
    answered = answered_waits(passages, since)
    gave_up = gave_up_since(passages, since)
    away = turned_away.since(tx.sql, since)
    return {
        "at": wire_time(tx.now),
        **_switch(hours),
        "waiting": _waiting(waiting),
        "in_hand": [_in_hand(row) for row in assignments.in_hand(tx.sql)],
        "waiting_count": len(waiting),
        "longest_wait_s": _longest(tx, waiting),
        "active_count": stats.count_in(tx.sql, "active"),
        "wrap_up_count": stats.count_in(tx.sql, "wrap_up"),
        "specialists": [_specialist(row) for row in people],
        "on_duty": sum(1 for row in people if _on_duty(row)),
        "free_slots": sum(_free(row) for row in people),
        "wrap_up_limit": _wrap_up_limit(tx),
        "service_level": _level(passages, since),
        "service_level_now": {**_level(passages, tx.now - LATELY), "window_s": int(LATELY.total_seconds())},
        "course": _course(tx, passages, since, len(waiting)),
        "asa_s": mean_s(answered),
        "aht_s": mean_s(assignments.handled_s(tx.sql, since)),
        "abandoned": len(gave_up),
        "turned_away": sum(_refused(away, language) for language in LANGUAGES),
        "contacts": {"chat": 0, "phone": 0, **contacts.by_channel(tx.sql, since)},
        "by_language": {
            language: _in_language(tx, language, waiting, people, gave_up, away) for language in LANGUAGES
        },
        "roster": roster_view(tx, hours, people),
    }


def _level(passages: Sequence[Passage], since: datetime) -> dict[str, Any]:
    level = service_level(answered_waits(passages, since), given_up_waits(passages, since))
    return {"target_s": level.target_s, "answered_within": level.answered_within, "share": level.share}


def _course(tx: Tx, passages: Sequence[Passage], since: datetime, waiting: int) -> list[dict[str, Any]]:
    refused: Counter[datetime] = Counter()
    for at, _, reason, many in turned_away.by_quarter(tx.sql, since, tx.now + A_MOMENT):
        if reason in REFUSALS:
            refused[at] += many
    halves = course_of_day(passages, refused, since, tx.now)
    course = [{**half._asdict(), "at": wire_time(half.at)} for half in halves]
    if course:
        course[-1]["waiting"] = waiting
    return course


def _in_language(
    tx: Tx,
    language: str,
    waiting: Sequence[Record],
    people: Sequence[Person],
    gave_up: Sequence[Passage],
    away: Counts,
) -> dict[str, Any]:
    waits = [row for row in waiting if row.language == language]
    return {
        "waiting": len(waits),
        "longest_wait_s": _longest(tx, waits),
        "free_slots": sum(_free(row) for row in people if language in row.languages),
        "abandoned": sum(1 for row in gave_up if row.language == language),
        "turned_away": _refused(away, language),
        "turned_away_by_reason": dict(sorted(away[language].items())),
    }


def _refused(away: Counts, language: str) -> int:
    return sum(away[language][reason] for reason in REFUSALS)


def _switch(hours: OpeningHours) -> dict[str, Any]:
    until = None if hours.switch.until is None else wire_time(hours.switch.until)
    return {"switch": hours.switch.position, "switch_until": until, "switch_message": hours.message}


def _wrap_up_limit(tx: Tx) -> dict[str, int | None]:
    return {"set_s": switchboard.wrap_up_s(tx.sql), "by_setting_s": round(tx.policy.wrap_up_s)}


def _waiting(waiting: Any) -> list[dict[str, Any]]:
    places: Counter[str] = Counter()
    rows = []
    for row in waiting:
        places[row.language] += 1
        rows.append(
            {
                "chat_id": row.id,
                "language": row.language,
                "topic": row.topic,
                "queued_at": wire_time(row.queued_at),
                "position": places[row.language],
                "offered": row.offered,
            }
        )
    return rows


def _in_hand(row: Record) -> dict[str, Any]:
    return {
        "chat_id": row.id,
        "state": row.state,
        "language": row.language,
        "topic": row.topic,
        "specialist": {"id": row.specialist_id, "name": row.name},
        "since": wire_time(row.since),
        "called_at": None if row.supervisor_called_at is None else wire_time(row.supervisor_called_at),
    }


def _longest(tx: Tx, waiting: Any) -> int | None:
    return round((tx.now - min(row.queued_at for row in waiting)).total_seconds()) if waiting else None


def _on_duty(row: Person) -> bool:
    return bool(row.duty == "available" and row.connected)


def _free(row: Person) -> int:
    free = row.capacity - row.offered - row.active - row.wrap_up
    return max(0, free) if _on_duty(row) else 0


def _specialist(row: Person) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "duty": row.duty,
        "connected": row.connected,
        "reason": row.duty_reason,
        "since": wire_time(row.duty_since),
        "languages": row.languages,
        "offered": row.offered,
        "active": row.active,
        "wrap_up": row.wrap_up,
        "capacity": row.capacity,
    }
