"""When visitors come: a Poisson process whose rate changes every half hour."""

import math
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from chat_server.rules.hours import Calendar

HALF_HOUR = timedelta(minutes=30)
AROUND = 2
"""Half hours before chat hours, and as many after, in which some come too."""


def local(calendar: Calendar, day: date, at: time) -> datetime:
    """An instant of that day, by the wall clock of the calendar's zone."""
    return datetime.combine(day, at, calendar.zone).astimezone(UTC)


def chat_hours(calendar: Calendar, day: date) -> tuple[datetime, datetime]:
    """First opening and last closing of the day. Where it has none, those of another: people come all the same."""
    windows = calendar.windows.get(day.weekday()) or next(
        (one for one in calendar.windows.values() if one), ()
    )
    if not windows:
        return local(calendar, day, time(8)), local(calendar, day, time(18))
    last = windows[-1].closes
    ends_at = day + timedelta(days=1) if last == time(0) else day
    return local(calendar, day, windows[0].opens), local(calendar, ends_at, last)


def arrivals(
    opens: datetime, closes: datetime, visitors: float, outside: float, random: Random
) -> Iterator[datetime]:
    """The instants at which visitors come, in order. Busiest in the middle of the day, as helplines are."""
    for begins, expected in _expected(opens, closes, visitors, outside):
        at = begins
        while expected:
            at += timedelta(seconds=random.expovariate(expected / HALF_HOUR.total_seconds()))
            if at >= begins + HALF_HOUR:
                break
            yield at


def _expected(
    opens: datetime, closes: datetime, visitors: float, outside: float
) -> Iterator[tuple[datetime, float]]:
    inside = math.ceil((closes - opens) / HALF_HOUR)
    weights = [0.6 + math.sin(math.pi * (place + 0.5) / inside) for place in range(inside)]
    around = [1.0 / (2 * AROUND)] * AROUND
    shares = [
        *(outside * one for one in around),
        *((1 - outside) * one / sum(weights) for one in weights),
        *(outside * one for one in around),
    ]
    first = opens - AROUND * HALF_HOUR
    for place, share in enumerate(shares):
        yield first + place * HALF_HOUR, visitors * share
