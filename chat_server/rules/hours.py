"""The hours of one version in one language: windows of each day, on the wall clock of a zone.

A moment is open if the local wall clock stands inside a window of its local day. Days on which the zone
changes its offset need no special case: the edges that such a day adds are candidates like any other.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from chat_server.rules.windows import MIDNIGHT, Week, Windows

WhyClosed = Literal["outside_hours", "holiday", "closed_early"]

SECOND = timedelta(seconds=1)
ONE_DAY = timedelta(days=1)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """The instant at which a local day begins: where its clock skips midnight, the first moment after."""
    return datetime.combine(day, MIDNIGHT, zone).astimezone(UTC)


@dataclass(frozen=True, eq=False)
class Hours:
    """Windows per weekday in a zone; holidays have none; the windows of a dated exception stand in for both."""

    zone: ZoneInfo
    week: Week
    holidays: Container[date] = field(default=frozenset())
    exceptions: Mapping[date, Windows] = field(default_factory=dict)

    def windows_on(self, day: date) -> Windows:
        """The windows of a local day."""
        found = self.exceptions.get(day)
        return self._ordinary(day) if found is None else found

    def is_open(self, at: datetime) -> bool:
        """Whether chat hours hold at the instant `at`."""
        local = at.astimezone(self.zone)
        clock = local.time()
        return any(window.holds(clock) for window in self.windows_on(local.date()))

    def why_closed(self, at: datetime) -> WhyClosed:
        """Why they do not hold, as a visitor would put it.

        `holiday`: the weekday has hours, and the holiday takes them. `closed_early`: an exception's last window
        has ended, and on an ordinary day chat would still be open.
        """
        local = at.astimezone(self.zone)
        day, clock = local.date(), local.time()
        exceptional = self.exceptions.get(day, ())
        if not exceptional and day in self.holidays and self.week.get(day.weekday()):
            return "holiday"
        ended = exceptional and all(window.ended_by(clock) for window in exceptional)
        if ended and any(window.holds(clock) for window in self._ordinary(day)):
            return "closed_early"
        return "outside_hours"

    def edges_on(self, day: date) -> list[datetime]:
        """The instants of a local day at which it may open or close, in order; its begin and end are among them."""
        begins, ends = midnight(day, self.zone), midnight(day + ONE_DAY, self.zone)
        found = {begins, ends}
        folds = [0]
        if begins.astimezone(self.zone).utcoffset() != ends.astimezone(self.zone).utcoffset():
            # An edge inside the hour that is skipped or repeated takes effect at the change itself.
            found.add(self._offset_change(begins, ends))
            folds = [0, 1]
        for window in self.windows_on(day):
            for edge in (window.opens, window.closes):
                for fold in folds:
                    found.add(datetime.combine(day, edge, self.zone).replace(fold=fold).astimezone(UTC))
        return sorted(edge for edge in found if begins <= edge <= ends)

    def _ordinary(self, day: date) -> Windows:
        return () if day in self.holidays else self.week.get(day.weekday(), ())

    def _offset_change(self, low: datetime, high: datetime) -> datetime:
        before = low.astimezone(self.zone).utcoffset()
        while high - low > SECOND:
            middle = low + (high - low) / 2
            if middle.astimezone(self.zone).utcoffset() == before:
                low = middle
            else:
                high = middle
        return high.replace(microsecond=0)
