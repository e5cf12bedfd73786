"""What time does by itself, once a second in every worker: each step conditional, so that it is done once.

Nothing lapses on a timestamp alone: `mark_lost` marks first, and grace runs from the mark.
"""

from datetime import datetime, timedelta

from chat_server.actions import telling
from chat_server.actions.action import Done, Event, Outcome, System, Tx, action
from chat_server.actions.assigning import close, close_offer, put_back_all
from chat_server.actions.ending import end_active
from chat_server.actions.offering import ask_whether_there, waits_on
from chat_server.actions.opening_hours import OpeningHours, read_hours
from chat_server.actions.turning_away import leave_queue
from chat_server.protocol.fields import LANGUAGES
from chat_server.records import assignments, chats, entries, queue, retention, shelf_use, staff, workers
from chat_server.records.assignments import Assignment
from chat_server.rules.availability import closed_since

FORGET_AT_ONCE = 100
MISSED_KEPT = timedelta(weeks=27)  # from the Monday of a week: half a year from its end


@action()
def mark_lost(tx: Tx, _command: None, _by: System) -> Outcome:
    """Bury workers whose lease lapsed; mark whoever is no longer connected, unmark whoever is back."""
    workers.bury_lapsed(tx.sql, tx.now)
    chats.mark_lost(tx.sql, tx.now)
    staff.mark_lost(tx.sql, tx.now)
    return Done()


@action()
def meet_deadlines(tx: Tx, _command: None, _by: System) -> Outcome:
    """Close the offers that ran out, and the wrap-ups."""
    events: list[Event] = []
    locked = chats.lock(tx.sql, sorted({row.chat_id for row in assignments.due(tx.sql, tx.now)}))
    # Read again, under the locks: whoever has begun to read what they were asked to take has more time.
    for row in (one for one in assignments.due(tx.sql, tx.now) if one.chat_id in locked):
        events += _offer_ran_out(tx, row) if row.state == "offered" else _wrap_up_ran_out(tx, row)
    return Done(events=tuple(events), rematch=bool(events))


def _offer_ran_out(tx: Tx, offer: Assignment) -> list[Event]:
    shown = offer.shown_at is not None
    closed = close_offer(tx, offer, "expired" if shown else "withdrawn", skip=True)
    if not closed:
        return []  # accepted at the last moment
    if offer.reading_since is not None:
        return closed  # they were there, and did not make up their mind
    if shown:
        staff.set_duty(tx.sql, offer.specialist_id, "away", "missed_offer", tx.now)
        return [*closed, *telling.duty_changed(tx, [offer.specialist_id])]
    # Their client never showed it: that is no fault of theirs.
    staff.hold(tx.sql, offer.specialist_id, tx.now)
    return [*closed, *_alert(tx, "offer_not_shown", offer.chat_id)]


def _wrap_up_ran_out(tx: Tx, held: Assignment) -> list[Event]:
    if assignments.held_by(tx.sql, held.chat_id, held.specialist_id) is None:
        return []
    return [*close(tx, held), *_alert(tx, "wrap_up_overdue", held.chat_id)]


def _alert(tx: Tx, kind: str, chat_id: str) -> list[Event]:
    supervisors = staff.supervisors(tx.sql)
    return (
        [telling.to_staff("alert", {"kind": kind, "chat_id": chat_id}, *supervisors)] if supervisors else []
    )


@action()
def requeue_lost(tx: Tx, _command: None, _by: System) -> Outcome:
    """The chats of a specialist who stayed away past the grace wait again, at their original place."""
    events: list[Event] = []
    gone = staff.lost_before(tx.sql, tx.now - timedelta(seconds=tx.policy.specialist_grace_s))
    for specialist_id in gone:
        for offer in assignments.of_specialist(tx.sql, specialist_id, "offered"):
            events += close_offer(tx, offer, "withdrawn", skip=False)
        held = [row.chat_id for row in assignments.of_specialist(tx.sql, specialist_id, "active")]
        events += put_back_all(tx, specialist_id)
        for chat_id in held:
            events += _alert(tx, "specialist_lost", chat_id)
    return Done(events=tuple(events), rematch=bool(events))


@action()
def let_lost_visitors_go(tx: Tx, _command: None, _by: System) -> Outcome:
    """A visitor who stayed away past the grace has given up waiting, or has ended the conversation."""
    events: list[Event] = []
    waiting = chats.lost_before(tx.sql, "waiting", tx.now - timedelta(seconds=tx.policy.visitor_grace_s))
    active = chats.lost_before(tx.sql, "active", tx.now - timedelta(seconds=tx.policy.active_grace_s))
    for chat_id, row in sorted(chats.lock(tx.sql, [*waiting, *active]).items()):
        if row.lost_at is None:
            continue
        if row.state == "waiting" and chat_id in waiting:
            events += leave_queue(tx, row, "abandoned", "visitor_lost")
        elif row.state == "active" and chat_id in active:
            events += end_active(tx, chat_id, "visitor_lost")
    return Done(events=tuple(events), rematch=bool(events))


@action()
def let_silent_visitors_go(tx: Tx, _command: None, _by: System) -> Outcome:
    """A visitor who is connected and said nothing since they were asked has left without a word."""
    events: list[Event] = []
    for chat_id, row in sorted(chats.lock(tx.sql, queue.silent_since(tx.sql, tx.now)).items()):
        if row.state != "waiting" or row.asked_until is None or row.asked_until > tx.now:
            continue
        asked_at = row.asked_until - timedelta(seconds=tx.policy.still_there_s)
        if entries.visitor_spoke_since(tx.sql, chat_id, asked_at):
            events += waits_on(tx, row)
        else:
            events += leave_queue(tx, row, "abandoned", "not_there")
    return Done(events=tuple(events), rematch=bool(events))


@action()
def close_for_the_day(tx: Tx, _command: None, _by: System) -> Outcome:
    """Once chat has been closed for the grace, those still waiting are sent to the phone: nobody waits overnight."""
    hours = read_hours(tx)
    closed = [language for language in LANGUAGES if _closed_past_the_grace(tx, hours, language)]
    if not closed:
        return Done()
    left = queue.waiting_without_offer(tx.sql)
    events: list[Event] = []
    for _, row in sorted(chats.lock(tx.sql, left).items()):
        if row.state == "waiting" and row.language in closed:
            events += leave_queue(tx, row, "phoned", "closing_time")
    return Done(events=tuple(events))


def _closed_past_the_grace(tx: Tx, hours: OpeningHours, language: str) -> bool:
    calendar = hours.calendar(language)
    if calendar is None:
        since = _deserted_since(tx, hours, language)
    else:
        since = closed_since(tx.now, hours.switch, hours.switched_at, calendar, hours.edited_at)
    return since is not None and tx.now - since >= timedelta(seconds=tx.policy.closing_grace_s)


def _deserted_since(tx: Tx, hours: OpeningHours, language: str) -> datetime | None:
    """Where hours cannot be read, only people send anybody away: by the switch, or because no specialist is left."""
    if hours.switch.at(tx.now) == "closed":
        return hours.switched_at
    people = [one for one in staff.specialists(tx.sql, tx.now) if language in one.languages]
    if any(one.duty == "available" and one.lost_at is None for one in people):
        return None
    left = [one.duty_since if one.lost_at is None else max(one.duty_since, one.lost_at) for one in people]
    return max([hours.switched_at, *left])


@action()
def withdraw_all_offers(tx: Tx, _command: None, _by: System) -> Outcome:
    """After an outage: what was pending meanwhile says nothing about anyone."""
    return _withdraw(tx, assignments.pending(tx.sql))


@action()
def withdraw_overdue_offers(tx: Tx, _command: None, _by: System) -> Outcome:
    """A worker has just started: whoever should have swept these was not there."""
    return _withdraw(tx, [row for row in assignments.due(tx.sql, tx.now) if row.state == "offered"])


def _withdraw(tx: Tx, offers: list[Assignment]) -> Done:
    events = _ask_anew(tx)
    for offer in offers:
        events += close_offer(tx, offer, "withdrawn", skip=False)
    return Done(events=tuple(events), rematch=bool(events))


def _ask_anew(tx: Tx) -> list[Event]:
    """Who was asked whether they are there could not answer meanwhile either: they have the whole time again."""
    rows = chats.lock(tx.sql, queue.asked(tx.sql))
    return ask_whether_there(tx, [chat_id for chat_id, row in rows.items() if row.state == "waiting"])


@action()
def forget_old_chats(tx: Tx, _command: None, _by: System) -> Outcome:
    """After the retention nothing of what was said is kept, and no token opens the chat; the counts stay.

    What was searched for in vain is kept for half a year.
    """
    shelf_use.forget_missed_before(tx.sql, (tx.now - MISSED_KEPT).date())
    before = tx.now - timedelta(days=tx.policy.retention_days)
    retention.forget_calls(tx.sql, before)
    forgotten = chats.finished_before(tx.sql, before, FORGET_AT_ONCE)
    if forgotten:
        chats.lock(tx.sql, forgotten)  # their visitors may be erasing them
        retention.forget(tx.sql, forgotten, tx.now)
    return Done()
