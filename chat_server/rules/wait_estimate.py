"""How long somebody will wait, as an honest range, or nothing where the data are thin.

The line moves whenever a slot is freed or somebody ahead gives up: Erlang-A (Palm 1957; Garnett, Mandelbaum and
Reiman, "Designing a call center with impatient customers", 2002), with the rates of this language and these days.
Whoever is answered has been patient for so long, which makes long waits rarer among them. How far such expectations
were off lately then says how wide a range must be to hold.
"""

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

ENOUGH_HANDLED = 10
ENOUGH_ANSWERED = 5
FEWEST_TO_LEAVE = 5
USUAL_PATIENCE_S = 1800.0
HOLDS = 0.8
STEP_S = 15
AT_ONCE_S = 60
USUAL_SHAPE = 4
SHAPES = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64)
# A few of the standard normal distribution's values, evenly likely: what a spread is like before anything is known.
PRIOR = (-1.6, -1.2, -0.9, -0.65, -0.4, -0.2, 0.0, 0.2, 0.4, 0.65, 0.9, 1.2, 1.6)


@dataclass(frozen=True)
class WaitRange:
    """Seconds: between which a wait will probably be, and what is expected.

    `shape`: of the gamma distribution that such a wait has, that is, of how many equal steps it is made; 0 where nobody
    is ahead.
    """

    low_s: int
    high_s: int
    expected_s: float
    shape: float = 0.0


class Waits(NamedTuple):
    """Of the last who asked in a language: how many were answered, how many left, the seconds that all waited.

    Whoever neither was answered nor left waits still.
    """

    answered: int = 0
    left: int = 0
    waited_s: float = 0.0


class Told(NamedTuple):
    """What somebody was told to expect, and the seconds from then until the answer."""

    expected_s: int
    shape: float
    waited_s: float


@dataclass(frozen=True)
class Lately:
    """What conversations took (wrap-up included) and offers until their acceptance, on average; how many.

    `told`: the last who were told to expect a step or more, and then answered.
    """

    handled: int
    handling_s: float
    accepting_s: float
    waits: Waits
    told: tuple[Told, ...] = ()


@dataclass(frozen=True)
class Slots:
    """Of the specialists on duty who answer a language; how many wait in it, and how many of others for them.

    `askable`: how many of them have a free slot and no offer yet, since each is asked one thing at a time.
    """

    free: int
    taken: int
    waiting: int = 0
    others: float = 0.0
    askable: int = 1


def outlook(slots: Slots, lately: Lately) -> "Outlook | None":
    """For everybody in a language's line, from one reading. None where the data are thin, or nobody is on duty."""
    if lately.handled < ENOUGH_HANDLED or lately.waits.answered < ENOUGH_ANSWERED or lately.handling_s <= 0:
        return None
    if slots.free + slots.taken == 0:
        return None
    return Outlook(slots, lately)


class Place(NamedTuple):
    """Seconds until so many slots were freed, or had no taker any more: what is expected, and the range around it."""

    expected: float
    low: float
    high: float
    shape: float


class Outlook:
    """The waits of a line's places. Each place costs a step of its own, once; no place is told less than one ahead."""

    def __init__(self, slots: Slots, lately: Lately) -> None:
        self._slots = slots
        self._freed_per_s = max(slots.taken, 1) / lately.handling_s
        self._leave_per_s = leaving_rate(lately.waits)
        self._accepting_s = lately.accepting_s
        self._usual_scores = usual_scores(lately.told)
        self._spreads: dict[int, tuple[float, float]] = {}
        self._mean, self._variance = lately.accepting_s, lately.accepting_s**2
        self._places = [self._place(Place(0.0, 0.0, 0.0, 0.0))]

    def for_one_behind(self, ahead: int) -> WaitRange:
        """With so many chats of the language in front. Those of other languages are spread evenly along its line."""
        others = self._slots.others * min(1.0, (ahead + 1) / max(self._slots.waiting, 1))
        must_go = ahead + others - self._slots.free + 1
        asked_s = self._asked_s(ahead + others + 1)
        if must_go <= 0:
            return WaitRange(0, asked_s, 0.0)
        place = self._after(must_go)
        high_s = max(_step(place.high, up=True), asked_s)
        return WaitRange(_step(place.low), high_s, place.expected, place.shape)

    def _asked_s(self, place: float) -> int:
        """Within which the free slots up to this place are offered and accepted, one after the other."""
        rounds = math.ceil(min(place, self._slots.free) / max(self._slots.askable, 1))
        return max(AT_ONCE_S, _step(2 * rounds * self._accepting_s, up=True))

    def _after(self, gone: float) -> Place:
        whole, places = math.ceil(gone), self._places
        while len(places) <= whole:
            step = 1 / (self._freed_per_s + (len(places) - 1) * self._leave_per_s)
            self._mean += step
            self._variance += step * step
            places.append(self._place(places[-1]))
        if whole == gone:
            return places[whole]
        before, after, part = places[whole - 1], places[whole], whole - gone
        return Place(*(there - part * (there - here) for here, there in zip(before, after, strict=True)))

    def _place(self, before: Place) -> Place:
        if not self._mean:
            return before
        scale = self._variance / self._mean
        expected, shape = self._mean / (1 + self._leave_per_s * scale), self._mean / scale
        low, high = self._spread(shape)
        return Place(expected, max(before.low, expected * low), max(before.high, expected * high), shape)

    def _spread(self, shape: float) -> tuple[float, float]:
        """Of what is expected: the narrowest range that would have held lately, were all waits of this shape."""
        like = SHAPES[max(bisect_right(SHAPES, shape + 0.5) - 1, 0)]
        if like not in self._spreads:
            least, most = self._usual_scores
            self._spreads[like] = (_gamma_ratio(like, least), _gamma_ratio(like, most))
        return self._spreads[like]


def leaving_rate(waits: Waits) -> float:
    """How many of those who wait leave, per second of waiting: the likeliest rate, where answers end waits too."""
    known = waits.left >= FEWEST_TO_LEAVE and waits.waited_s > 0
    return waits.left / waits.waited_s if known else 1 / USUAL_PATIENCE_S


# Several are told before the next is answered.
@lru_cache(maxsize=8)
def usual_scores(told: tuple[Told, ...]) -> tuple[float, float]:
    """Between which standard scores most of these waits lay, each on the scale of what was expected of its place.

    Of all such ranges the one that is narrowest for a wait of a usual shape.
    """
    scores = [*map(_standard_score, told), *PRIOR]
    return narrowest(scores, HOLDS, lambda score: _gamma_ratio(USUAL_SHAPE, score))


def narrowest(
    values: Sequence[float], share: float, measured: Callable[[float], float]
) -> tuple[float, float]:
    """The narrowest range, as `measured`, that has this share of the values, counting one more that is yet to come."""
    ordered = sorted(values)
    many = min(math.ceil(share * (len(ordered) + 1)), len(ordered))
    spans = zip(ordered[: len(ordered) - many + 1], ordered[many - 1 :], strict=True)
    return min(spans, key=lambda span: measured(span[1]) - measured(span[0]))


def _gamma_ratio(shape: float, score: float) -> float:
    # Wilson and Hilferty, 1931: a gamma variable over its mean, from a standard normal one.
    small = 1 / (9 * shape)
    return float(max(0.0, 1 - small + score * math.sqrt(small)) ** 3)


@lru_cache(maxsize=4096)
def _standard_score(told: Told) -> float:
    # The same, the other way about.
    small = 1 / (9 * max(told.shape, 1.0))
    return float((max(told.waited_s / told.expected_s, 0.0) ** (1 / 3) - 1 + small) / math.sqrt(small))


def _step(seconds: float, *, up: bool = False) -> int:
    # A range to the second would claim to know what it does not.
    steps = seconds / STEP_S
    return STEP_S * (math.ceil(steps) if up else math.floor(steps))
