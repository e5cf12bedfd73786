"""Chat or phone, and why: the one decision that the widget, the API and the gate of the queue share.

Order: the switch, the calendar, a specialist of the language on duty, room in the queue, a wait that ends
before closing.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from chat_server.rules.openings import Calendar

Reason = Literal[
    "open",
    "outside_hours",
    "holiday",
    "closed_early",
    "switched_off",
    "nobody_on_duty",
    "queue_full",
    "wait_past_closing",
    "unavailable",
]


@dataclass(frozen=True)
class SwitchState:
    """The supervisors' switch: follow the calendar, or stand open or closed (until an instant, or for good)."""

    position: Literal["follow", "open", "closed"]
    until: datetime | None = None

    def at(self, now: datetime) -> Literal["follow", "open", "closed"]:
        """What it says at `now`: one that has run out follows the calendar again."""
        return "follow" if self.until is not None and self.until <= now else self.position


@dataclass(frozen=True)
class QueueState:
    """The queue of one language: specialists on duty whatever their load, chats waiting, the expected wait."""

    on_duty: int
    waiting: int
    expected_wait_s: float | None


@dataclass(frozen=True)
class Decision:
    """Why chat is open or not, and the next opening and closing that are known."""

    reason: Reason
    opens_at: datetime | None
    closes_at: datetime | None

    @property
    def channel(self) -> Literal["chat", "phone"]:
        """Where the visitor is sent."""
        return "chat" if self.reason == "open" else "phone"


def _hours_refuse(now: datetime, switch: SwitchState, calendar: Calendar) -> Reason | None:
    position = switch.at(now)
    if position == "closed":
        return "switched_off"
    if position == "open" or calendar.is_open(now):
        return None
    return calendar.why_closed(now)


def _closing(now: datetime, switch: SwitchState, calendar: Calendar) -> datetime | None:
    if switch.at(now) == "open":
        if switch.until is not None and calendar.is_open(switch.until):
            return calendar.next_closing(switch.until)
        return switch.until
    return calendar.next_closing(now) if calendar.is_open(now) else None


def _opening(now: datetime, switch: SwitchState, calendar: Calendar) -> datetime | None:
    if switch.at(now) == "closed":
        return None if switch.until is None else calendar.open_from(switch.until)
    return calendar.next_opening(now)


def decide(
    now: datetime, switch: SwitchState, calendar: Calendar | None, queue: QueueState, cap: int
) -> Decision:
    """The availability of chat in one language at `now`; a calendar that cannot be read is None."""
    if calendar is None:
        return Decision("unavailable", None, None)
    refusal = _hours_refuse(now, switch, calendar)
    if refusal is not None:
        return Decision(refusal, _opening(now, switch, calendar), None)
    closes_at = _closing(now, switch, calendar)
    opens_at = calendar.next_opening(now)
    if queue.on_duty == 0:
        return Decision("nobody_on_duty", opens_at, closes_at)
    if queue.waiting >= cap:
        return Decision("queue_full", opens_at, closes_at)
    past = closes_at is not None and now + timedelta(seconds=queue.expected_wait_s or 0) > closes_at
    return Decision("wait_past_closing" if past else "open", opens_at, closes_at)


def closed_since(
    now: datetime, switch: SwitchState, set_at: datetime, calendar: Calendar, edited_at: datetime | None
) -> datetime | None:
    """Since when chat takes nobody in; None while it is open by the switch or the calendar.

    The switch stands since `set_at`. Never before the switch was set, or an edit of the calendar opened or closed
    chat: whoever waited then was let in by what held before.
    """
    if _hours_refuse(now, switch, calendar) is None:
        return None
    if switch.at(now) == "closed":
        return set_at
    candidates = [calendar.last_closing(now), edited_at, set_at]
    if switch.position != "follow":
        candidates.append(switch.until)
    return max((at for at in candidates if at is not None and at <= now), default=None)
