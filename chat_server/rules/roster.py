"""Who is planned on duty when, held against who is there. A shift lies within one local day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from chat_server.rules.hours import ONE_DAY, midnight
from chat_server.rules.windows import MIDNIGHT, Window

State = Literal["to_come", "on_duty", "away", "late", "left", "over"]


@dataclass(frozen=True)
class Presence:
    """What somebody declared and since when, and whether they are connected; `lost_at`: since when they are not."""

    duty: str
    since: datetime
    connected: bool
    lost_at: datetime | None

    @property
    def on_duty(self) -> bool:
        """Declared available, with a live connection."""
        return self.duty == "available" and self.connected


@dataclass(frozen=True)
class Standing:
    """How a shift stands, and since when; None where it has not begun or is over."""

    state: State
    since: datetime | None = None


def span(day: date, window: Window, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The instants at which a shift begins and ends.

    Of a time that comes twice, the first begins and the second ends; one that the clock skips is as much later, and
    a shift within what it skips is none.
    """
    begins = datetime.combine(day, window.opens, zone).astimezone(UTC)
    if window.closes == MIDNIGHT:
        return begins, midnight(day + ONE_DAY, zone)
    closing = datetime.combine(day, window.closes, zone)
    return begins, max(begins, *(closing.replace(fold=fold).astimezone(UTC) for fold in (0, 1)))


def standing(begins: datetime, ends: datetime, who: Presence, now: datetime) -> Standing:
    """Planned against actual. `late`: not there since the shift began; `left`: was there, or said so, since then."""
    if now < begins:
        return Standing("to_come")
    if now >= ends:
        return Standing("over")
    if who.on_duty:
        return Standing("on_duty", max(begins, who.since))
    if who.duty == "away" and who.connected:
        return Standing("away", max(begins, who.since))
    gone = who.since if who.duty != "available" else who.lost_at or now
    return Standing("late", begins) if gone <= begins else Standing("left", gone)
