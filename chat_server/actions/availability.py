"""The one availability decision, read from SQL and worded for the wire."""

from typing import Any

from chat_server.actions.action import Done, System, Tx, Visitor, action
from chat_server.actions.views import expected_wait, wait_view
from chat_server.protocol.fields import Command, Language, wire_time
from chat_server.records import queue, staff, switchboard
from chat_server.rules.availability import Decision, QueueState, SwitchState, decide

PHONE_HOURS = "24/7"


class AskAvailability(Command):
    """Ask whether chat is open in a language."""

    language: Language = "en"


def switch_state(tx: Tx) -> SwitchState:
    """The supervisors' switch."""
    row = switchboard.read(tx.sql)
    return SwitchState(row.position, row.until)


def on_duty(tx: Tx, language: str) -> int:
    """Specialists of the language who are declared available and connected, whatever their load."""
    return sum(
        1
        for row in staff.specialists(tx.sql, tx.now)
        if row.duty == "available" and row.connected and language in row.languages
    )


def assess(tx: Tx, language: str) -> tuple[Decision, dict[str, Any]]:
    """Decide for a newcomer in this language; the decision, and as the wire shapes it."""
    waiting = queue.waiting_counts(tx.sql).get(language, 0)
    expected = expected_wait(tx, language, waiting)
    line = QueueState(on_duty(tx, language), waiting, expected.high_s if expected else None)
    policy = tx.policy
    calendar = policy.schedule.calendar(language)
    decision = decide(tx.now, switch_state(tx), calendar, line, policy.queue_cap)
    view = {
        "channel": decision.channel,
        "reason": decision.reason,
        "phone": {"number": policy.phone_number, "uri": policy.phone_uri, "hours": PHONE_HOURS},
        "chat": {
            "opens_at": None if decision.opens_at is None else wire_time(decision.opens_at),
            "closes_at": None if decision.closes_at is None else wire_time(decision.closes_at),
            "timezone": policy.schedule.in_force(tx.now).zone.key,
        },
        "queue": {"waiting": waiting, "wait": wait_view(expected)},
    }
    return decision, view


def unavailable(phone_number: str, phone_uri: str, timezone: str) -> dict[str, Any]:
    """What a visitor is told when nothing can be read: the phone."""
    return {
        "channel": "phone",
        "reason": "unavailable",
        "phone": {"number": phone_number, "uri": phone_uri, "hours": PHONE_HOURS},
        "chat": {"opens_at": None, "closes_at": None, "timezone": timezone},
        "queue": {"waiting": 0, "wait": None},
    }


@action(reads=True)
def ask_availability(tx: Tx, command: AskAvailability, _by: Visitor | System) -> Done:
    """Tell whether chat is open in a language, and why not."""
    return Done({"availability": assess(tx, command.language)[1]})
