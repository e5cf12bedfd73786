"""How the day has gone, half hour by half hour: what the board draws beside its figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import accumulate
from typing import NamedTuple

from chat_server.rules.service_level import service_level

HALF_HOUR = timedelta(minutes=30)


class Passage(NamedTuple):
    """A chat's way through the queue; it waits as long as it was neither answered nor ended."""

    language: str
    queued_at: datetime
    answered_at: datetime | None
    ended_at: datetime | None
    gave_up: bool

    @property
    def left_at(self) -> datetime | None:
        """Return when it was no longer in the queue; who was put back into it and gave up left it then."""
        return self.ended_at if self.gave_up or self.answered_at is None else self.answered_at


class HalfHour(NamedTuple):
    """What came of one half hour, or of what there has been of it.

    `waiting`: who was in the queue at its end; whoever was answered and put back is not counted again.
    `longest_wait_s`: of those who were answered in it; None if nobody was. `share`: its service level.
    """

    at: datetime
    asked: int
    answered: int
    abandoned: int
    turned_away: int
    waiting: int
    longest_wait_s: int | None
    share: float | None


@dataclass
class _Tally:
    asked: int = 0
    turned_away: int = 0
    answered_s: list[float] = field(default_factory=list)
    gave_up_s: list[float] = field(default_factory=list)


def answered_waits(passages: Sequence[Passage], since: datetime) -> list[float]:
    """Return the waits, in seconds, of those who were answered since then."""
    return [
        (one.answered_at - one.queued_at).total_seconds()
        for one in passages
        if one.answered_at is not None and one.answered_at >= since
    ]


def gave_up_since(passages: Sequence[Passage], since: datetime) -> list[Passage]:
    """Return those who gave up since then."""
    return [one for one in passages if one.gave_up and one.ended_at is not None and one.ended_at >= since]


def given_up_waits(passages: Sequence[Passage], since: datetime) -> list[float]:
    """Return how long those waited, in seconds, who gave up since then."""
    gone = gave_up_since(passages, since)
    return [(one.ended_at - one.queued_at).total_seconds() for one in gone if one.ended_at is not None]


def course_of_day(
    passages: Sequence[Passage], turned_away: Mapping[datetime, int], begins: datetime, now: datetime
) -> list[HalfHour]:
    """Return the half hours from the first in which anybody came to the one that has `now` in it.

    `begins` is the beginning of a half hour of the day's; `turned_away` says how many, by instants.
    """
    tallies = [_Tally() for _ in range(max(0, (now - begins) // HALF_HOUR) + 1)]
    waiting = [0] * len(tallies)
    for one in passages:
        _count(one, tallies, waiting, begins)
    for at, many in turned_away.items():
        tallies[_place(at, begins, tallies)].turned_away += many
    halves = [
        _half_hour(begins + place * HALF_HOUR, tally, in_queue)
        for place, (tally, in_queue) in enumerate(zip(tallies, accumulate(waiting), strict=True))
    ]
    came = [place for place, one in enumerate(halves) if one.asked or one.turned_away or one.waiting]
    return halves[came[0] :] if came else []


def _count(one: Passage, tallies: list[_Tally], waiting: list[int], begins: datetime) -> None:
    """Count it in the half hours in which it came and left; what was before the day counts for its first queue."""
    left_at = one.left_at
    if left_at is not None and left_at < begins:
        return
    came = _place(one.queued_at, begins, tallies)
    waiting[came] += 1
    if one.queued_at >= begins:
        tallies[came].asked += 1
    if left_at is None:
        return
    left = _place(left_at, begins, tallies)
    waiting[left] -= 1
    wait_s = (left_at - one.queued_at).total_seconds()
    if one.gave_up:
        tallies[left].gave_up_s.append(wait_s)
    elif one.answered_at is not None:
        tallies[left].answered_s.append(wait_s)


def _place(at: datetime, begins: datetime, tallies: Sequence[_Tally]) -> int:
    """Of which half hour it is; another worker's clock, or a wait for a lock, may have it later than now."""
    return min(max((at - begins) // HALF_HOUR, 0), len(tallies) - 1)


def _half_hour(at: datetime, tally: _Tally, waiting: int) -> HalfHour:
    return HalfHour(
        at=at,
        asked=tally.asked,
        answered=len(tally.answered_s),
        abandoned=len(tally.gave_up_s),
        turned_away=tally.turned_away,
        waiting=waiting,
        longest_wait_s=round(max(tally.answered_s)) if tally.answered_s else None,
        share=service_level(tally.answered_s, tally.gave_up_s).share,
    )
