"""When chat is open: weekday windows in an IANA zone, without the holidays.

A moment is open if the local wall clock stands inside a window of its local day. Days on which the zone
changes its offset need no special case: the edges that such a day adds are candidates like any other.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HORIZON_DAYS = 400
SECOND = timedelta(seconds=1)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class Window:
    """Open from `opens` up to, not including, `closes`; `closes` 00:00 means the end of the day."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        """Refuse a window that ends before it starts."""
        if self.closes != time(0) and self.closes <= self.opens:
            raise ValueError(f"window {self.opens:%H:%M}-{self.closes:%H:%M} ends before it starts")

    def holds(self, at: time) -> bool:
        """Whether the wall-clock time `at` is inside."""
        return self.opens <= at and (self.closes == time(0) or at < self.closes)


def parse_windows(text: str) -> tuple[Window, ...]:
    """Read `07:00-12:00,13:00-18:30`. Raises ValueError that says what is wrong."""
    windows = []
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        opens, _, closes = part.partition("-")
        try:
            until = time(0) if closes.strip() == "24:00" else time.fromisoformat(closes.strip())
            since = time.fromisoformat(opens.strip())
        except ValueError as error:
            raise ValueError(
                f"{part!r} is not a window; give hours such as 07:00-18:30, several with commas"
            ) from error
        windows.append(Window(since, until))
    return tuple(windows)


@dataclass(frozen=True)
class Calendar:
    """Windows per weekday (Monday is 0), the zone they are meant in, and the days that have none."""

    zone: ZoneInfo
    windows: Mapping[int, tuple[Window, ...]]
    holidays: Collection[date] = field(default=frozenset())

    def is_open(self, at: datetime) -> bool:
        """Whether chat hours hold at the instant `at`."""
        local = at.astimezone(self.zone)
        clock = local.time().replace(tzinfo=None, fold=0)
        return any(window.holds(clock) for window in self._windows_on(local.date()))

    def is_holiday(self, at: datetime) -> bool:
        """Whether the local day of `at` is a holiday on which chat would otherwise open."""
        local = at.astimezone(self.zone)
        return bool(self.windows.get(local.weekday())) and local.date() in self.holidays

    def next_opening(self, at: datetime) -> datetime | None:
        """The first opening at or after `at`; None if there is none within the horizon."""
        return self._next_edge(at, opening=True)

    def open_from(self, at: datetime) -> datetime | None:
        """`at` itself where chat is open then, else the next opening."""
        return at if self.is_open(at) else self.next_opening(at)

    def next_closing(self, at: datetime) -> datetime | None:
        """The first closing after `at`; None if there is none within the horizon."""
        return self._next_edge(at + MICROSECOND, opening=False)

    def last_closing(self, at: datetime) -> datetime | None:
        """The last closing at or before `at`, within a fortnight."""
        day = at.astimezone(self.zone).date()
        for back in range(15):
            edges = [edge for edge in self._edges_on(day - timedelta(days=back)) if edge <= at]
            closings = [edge for edge in edges if self._closes_at(edge)]
            if closings:
                return max(closings)
        return None

    def local_day_began(self, at: datetime) -> datetime:
        """Midnight, or the first moment after it, of the local day of `at`."""
        local = at.astimezone(self.zone)
        return datetime.combine(local.date(), time(0), self.zone).astimezone(UTC)

    def _windows_on(self, day: date) -> tuple[Window, ...]:
        return () if day in self.holidays else self.windows.get(day.weekday(), ())

    def _next_edge(self, at: datetime, *, opening: bool) -> datetime | None:
        matches = self._opens_at if opening else self._closes_at
        day = at.astimezone(self.zone).date()
        for ahead in range(HORIZON_DAYS):
            edges = [
                edge for edge in self._edges_on(day + timedelta(days=ahead)) if edge >= at and matches(edge)
            ]
            if edges:
                return min(edges)
        return None

    def _opens_at(self, edge: datetime) -> bool:
        return self.is_open(edge) and not self.is_open(edge - MICROSECOND)

    def _closes_at(self, edge: datetime) -> bool:
        return not self.is_open(edge) and self.is_open(edge - MICROSECOND)

    def _edges_on(self, day: date) -> Iterator[datetime]:
        yield from self._offset_changes(day)
        for edge in self._clock_edges(day):
            for fold in (0, 1):
                yield datetime.combine(day, edge, self.zone).replace(fold=fold).astimezone(UTC)
        yield datetime.combine(day + timedelta(days=1), time(0), self.zone).astimezone(UTC)

    def _clock_edges(self, day: date) -> set[time]:
        edges = {time(0)}
        for window in self._windows_on(day):
            edges |= {window.opens, window.closes}
        return edges

    def _offset_changes(self, day: date) -> Iterator[datetime]:
        # An edge inside the hour that a clock change skips or repeats takes effect at the change itself.
        low = datetime.combine(day, time(0), UTC) - timedelta(hours=15)
        high = low + timedelta(hours=54)
        if self._offset(low) == self._offset(high):
            return
        while high - low > SECOND:
            middle = low + (high - low) / 2
            if self._offset(middle) == self._offset(low):
                low = middle
            else:
                high = middle
        yield high.replace(microsecond=0)

    def _offset(self, at: datetime) -> timedelta | None:
        return at.astimezone(self.zone).utcoffset()


def public_holidays(country: str) -> Collection[date]:
    """The public holidays of a country, as observed, for any year asked about (package `holidays`).

    Raises ValueError for a country that the package does not know.
    """
    from holidays import country_holidays

    try:
        return country_holidays(country, observed=True)
    except NotImplementedError as error:
        raise ValueError(f"no holiday calendar is known for {country!r}") from error
