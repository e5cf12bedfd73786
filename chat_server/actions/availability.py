"""The one availability decision, read from SQL and worded for the wire."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from chat_server.actions.action import Done, Policy, System, Tx, Visitor, action
from chat_server.actions.opening_hours import read_hours
from chat_server.actions.outlook import expected_wait, on_duty
from chat_server.actions.views import wait_view
from chat_server.protocol.fields import Command, Language, wire_time
from chat_server.records import queue
from chat_server.records.staff import Person
from chat_server.rules.availability import Decision, QueueState, decide
from chat_server.rules.wait_estimate import WaitRange

PHONE_HOURS = "24/7"


class AskAvailability(Command):
    """Ask whether chat is open in a language."""

    language: Language = "en"


def assess(tx: Tx, language: str, people: Sequence[Person] | None = None) -> tuple[Decision, dict[str, Any]]:
    """Decide for a newcomer in this language; the decision, and as the wire shapes it.

    `people`: who is on duty, where that was read already.
    """
    people, in_line = on_duty(tx) if people is None else people, queue.waiting_counts(tx.sql)
    expected, waiting = expected_wait(tx, language, people, in_line), in_line.get(language, 0)
    ours = sum(1 for one in people if language in one.languages)
    line = QueueState(ours, waiting, expected.expected_s if expected else None)
    hours = read_hours(tx)
    decision = decide(tx.now, hours.switch, hours.calendar(language), line, tx.policy.queue_cap)
    message = hours.words_for(decision, language)
    return decision, worded(tx.policy, decision, hours.zone(tx.now), message, waiting, expected)


def worded(
    policy: Policy,
    decision: Decision,
    zone: ZoneInfo,
    message: str | None,
    waiting: int,
    expected: WaitRange | None,
) -> dict[str, Any]:
    """A decision as the wire shapes it; `message` is what supervisors say of it."""
    return {
        "channel": decision.channel,
        "reason": decision.reason,
        "message": message,
        "phone": {"number": policy.phone_number, "uri": policy.phone_uri, "hours": PHONE_HOURS},
        "chat": {
            "opens_at": None if decision.opens_at is None else wire_time(decision.opens_at),
            "closes_at": None if decision.closes_at is None else wire_time(decision.closes_at),
            "timezone": zone.key,
        },
        "queue": {"waiting": waiting, "wait": wait_view(expected)},
    }


def unavailable(phone_number: str, phone_uri: str, timezone: str) -> dict[str, Any]:
    """What a visitor is told when nothing can be read: the phone."""
    return {
        "channel": "phone",
        "reason": "unavailable",
        "message": None,
        "phone": {"number": phone_number, "uri": phone_uri, "hours": PHONE_HOURS},
        "chat": {"opens_at": None, "closes_at": None, "timezone": timezone},
        "queue": {"waiting": 0, "wait": None},
    }


@action(reads=True)
def ask_availability(tx: Tx, command: AskAvailability, _by: Visitor | System) -> Done:
    """Tell whether chat is open in a language, and why not."""
    return Done({"availability": assess(tx, command.language)[1]})


@action(reads=True)
def check_hours(tx: Tx, _command: None, _by: System) -> Done:
    """Why the calendar cannot be read, as `problem`; null where it can."""
    return Done({"problem": read_hours(tx).problem})
