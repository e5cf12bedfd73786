"""The hours in force, read from SQL together with the switch over them: one trip, and parsed where they changed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from chat_server.actions.action import Tx
from chat_server.protocol.refusal import Refusal
from chat_server.records import opening_hours
from chat_server.rules.availability import Decision, SwitchState
from chat_server.rules.hours import midnight
from chat_server.rules.kept_hours import Unreadable, read_kept
from chat_server.rules.openings import Calendar
from chat_server.rules.schedule import Schedule, Version

FARTHEST = timedelta(days=3660)

# Kept by what the rows say, so that no edit, by whatever hand, is missed.
understood = lru_cache(maxsize=8)(read_kept)


@dataclass(frozen=True)
class OpeningHours:
    """The switch, and the schedule under it; `settings` stand in for the zone of one that cannot be read."""

    switch: SwitchState
    switched_at: datetime
    message: dict[str, str] | None
    edited_at: datetime | None
    schedule: Schedule | Unreadable
    settings: Version

    @property
    def problem(self) -> str | None:
        """Why the calendar cannot be read; None where it can."""
        return self.schedule.reason if isinstance(self.schedule, Unreadable) else None

    def calendar(self, language: str) -> Calendar | None:
        """When chat opens and closes in this language; None where that cannot be read."""
        return None if isinstance(self.schedule, Unreadable) else self.schedule.calendar(language)

    def zone(self, at: datetime) -> ZoneInfo:
        """The zone that hours are meant in at the instant `at`."""
        if isinstance(self.schedule, Unreadable):
            return self.settings.zone
        return self.schedule.in_force(at).zone

    def words_for(self, decision: Decision, language: str) -> str | None:
        """What supervisors say to whoever finds chat closed by their switch, if they say anything."""
        if decision.reason != "switched_off" or self.message is None:
            return None
        return self.message.get(language)

    def day_began(self, at: datetime) -> datetime:
        """The instant at which the local day of `at` began."""
        zone = self.zone(at)
        return midnight(at.astimezone(zone).date(), zone)


def invalid(field: str, reason: str) -> Refusal:
    """Refused with the field named, as the calendar's commands name it."""
    return Refusal("invalid", f"{field}: {reason}", {"field": field})


def read_hours(tx: Tx) -> OpeningHours:
    """The hours as they are now in the database."""
    kept = opening_hours.read(tx.sql)
    schedule = understood(tx.policy.hours, kept.versions, kept.exceptions)
    switch = SwitchState(kept.position, kept.until)
    return OpeningHours(switch, kept.set_at, kept.message, kept.edited_at, schedule, tx.policy.hours)
