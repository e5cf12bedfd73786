"""When chat opens and closes in one language, across the versions of its hours."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from chat_server.rules.hours import ONE_DAY, Hours, WhyClosed, midnight

HORIZON = timedelta(days=400)
LOOK_BACK_DAYS = 15
BEYOND = timedelta(hours=1)
MICROSECOND = timedelta(microseconds=1)
EVER = datetime.min.replace(tzinfo=UTC)
NEVER_AGAIN = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Spell:
    """Hours that are in force from `since` until the next spell."""

    since: datetime
    hours: Hours


class _Next(NamedTuple):
    """The answer to whoever asks from `since` to `until`."""

    since: datetime
    until: datetime
    edge: datetime | None


@dataclass(frozen=True)
class Calendar:
    """Spells in their order; the first holds before its `since` too."""

    spells: tuple[Spell, ...]
    _found: dict[str, _Next] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def always(cls, hours: Hours) -> "Calendar":
        """The same hours for good."""
        return cls((Spell(EVER, hours),))

    def hours_at(self, at: datetime) -> Hours:
        """What is in force at the instant `at`."""
        for spell in reversed(self.spells):
            if spell.since <= at:
                return spell.hours
        return self.spells[0].hours

    def is_open(self, at: datetime) -> bool:
        """Whether chat hours hold at the instant `at`."""
        return self.hours_at(at).is_open(at)

    def why_closed(self, at: datetime) -> WhyClosed:
        """Why they do not hold."""
        return self.hours_at(at).why_closed(at)

    def next_opening(self, at: datetime) -> datetime | None:
        """The first opening at or after `at`; None if there is none within the horizon."""
        return self._next("opening", self._opens_at, at)

    def open_from(self, at: datetime) -> datetime | None:
        """`at` itself where chat is open then, else the next opening."""
        return at if self.is_open(at) else self.next_opening(at)

    def next_closing(self, at: datetime) -> datetime | None:
        """The first closing after `at`; None if there is none within the horizon."""
        return self._next("closing", self._closes_at, at + MICROSECOND)

    def last_closing(self, at: datetime) -> datetime | None:
        """The last closing at or before `at`, within a fortnight."""
        for _ in range(LOOK_BACK_DAYS):
            *_, last = [None, *self._matching(self._closes_at, at - ONE_DAY, at)]
            if last is not None:
                return last
            at -= ONE_DAY
        return None

    def _next(self, what: str, is_one: Callable[[datetime], bool], at: datetime) -> datetime | None:
        # Kept until then: hours that never open or never close are read to the horizon, and visitors ask all day.
        found = self._found.get(what)
        if found is None or not found.since <= at <= found.until:
            edge = next(self._matching(is_one, at, at + HORIZON + BEYOND), None)
            found = self._found[what] = _Next(at, at + BEYOND if edge is None else edge, edge)
        return found.edge if found.edge is not None and found.edge <= at + HORIZON else None

    def _matching(
        self, is_one: Callable[[datetime], bool], low: datetime, high: datetime
    ) -> Iterator[datetime]:
        return (edge for edge in self._edges(low, high) if is_one(edge))

    def _opens_at(self, edge: datetime) -> bool:
        return self.is_open(edge) and not self.is_open(edge - MICROSECOND)

    def _closes_at(self, edge: datetime) -> bool:
        return not self.is_open(edge) and self.is_open(edge - MICROSECOND)

    def _edges(self, low: datetime, high: datetime) -> Iterator[datetime]:
        """Every instant from `low` to `high` at which chat may open or close, in order."""
        first = Spell(EVER, self.spells[0].hours)
        end = Spell(NEVER_AGAIN, first.hours)
        for spell, following in pairwise([first, *self.spells[1:], end]):
            begins, ends = max(low, spell.since), min(high, following.since - MICROSECOND)
            if begins <= ends:
                yield from _edges_within(spell, begins, ends)


def _edges_within(spell: Spell, begins: datetime, ends: datetime) -> Iterator[datetime]:
    zone = spell.hours.zone
    day = begins.astimezone(zone).date()
    while midnight(day, zone) <= ends:
        # The last edge of a day is the first of the next; a spell begins with a day, as its first edge.
        yield from (edge for edge in spell.hours.edges_on(day)[:-1] if begins <= edge <= ends)
        day += ONE_DAY
