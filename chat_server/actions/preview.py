"""What a visitor would see at an instant: the one decision, with staff and queue that are in nobody's way."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from chat_server.actions.action import Done, Member, Outcome, Tx, action
from chat_server.actions.availability import worded
from chat_server.actions.opening_hours import FARTHEST, OpeningHours, invalid, read_hours
from chat_server.protocol.fields import wire_time
from chat_server.protocol.hours import CalendarDraft, PreviewAvailability
from chat_server.rules.availability import Decision, QueueState, SwitchState, decide
from chat_server.rules.kept_hours import Unreadable
from chat_server.rules.plain_hours import Misread, read_day, read_version, read_zone
from chat_server.rules.schedule import Schedule

SOMEBODY_ON_DUTY = QueueState(on_duty=1, waiting=0, expected_wait_s=None)
FOLLOW = SwitchState("follow")


@action(reads=True)
def preview_availability(tx: Tx, command: PreviewAvailability, _by: Member) -> Outcome:
    """The decision at that instant with the switch as it stands, and as it would be by the calendar alone.

    With the calendar as it is, or as it would be with a draft.
    """
    if abs(command.at - tx.now) > FARTHEST:
        return invalid("at", "choose a time within ten years.")
    try:
        hours = _drafted(read_hours(tx), command.draft)
        zone = hours.zone(command.at) if command.zone is None else read_zone(command.zone)
    except Misread as error:
        return invalid(error.field, error.reason)
    return Done({"preview": _preview(tx, command, hours, zone)})


def _drafted(hours: OpeningHours, draft: CalendarDraft | None) -> OpeningHours:
    """The hours as they would be with this week among them. Raises `Misread`, with `draft.` before the field."""
    if draft is None:
        return hours
    try:
        day = read_day(draft.effective_from, "effective_from")
        week = draft.week.model_dump(exclude_none=True)
        version = read_version(day, draft.zone, week, draft.holidays)
    except Misread as error:
        raise Misread(f"draft.{error.field}", error.reason) from error
    kept = Schedule((hours.settings,)) if isinstance(hours.schedule, Unreadable) else hours.schedule
    others = [one for one in kept.versions if one.effective_from != day]
    return replace(hours, schedule=Schedule((*others, version), kept.exceptions))


def _preview(tx: Tx, command: PreviewAvailability, hours: OpeningHours, zone: ZoneInfo) -> dict[str, Any]:
    def decided(switch: SwitchState) -> Decision:
        calendar = hours.calendar(command.language)
        return decide(command.at, switch, calendar, SOMEBODY_ON_DUTY, tx.policy.queue_cap)

    def seen(decision: Decision) -> dict[str, Any]:
        message = hours.words_for(decision, command.language)
        return worded(tx.policy, decision, hours.zone(command.at), message, SOMEBODY_ON_DUTY.waiting, None)

    decision = decided(hours.switch)
    return {
        "at": wire_time(command.at),
        "language": command.language,
        "zone": zone.key,
        "availability": seen(decision),
        "by_calendar": seen(decided(FOLLOW)),
        "local": {
            "at": _on_the_wall(command.at, zone),
            "opens_at": _on_the_wall(decision.opens_at, zone),
            "closes_at": _on_the_wall(decision.closes_at, zone),
        },
        "assumes": {
            "switch": hours.switch.at(command.at),
            "on_duty": SOMEBODY_ON_DUTY.on_duty,
            "waiting": SOMEBODY_ON_DUTY.waiting,
        },
    }


def _on_the_wall(at: datetime | None, zone: ZoneInfo) -> str | None:
    return None if at is None else at.astimezone(zone).isoformat(timespec="seconds")
