"""When visitors come: a Poisson process whose rate changes every half hour."""

import math
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from chat_server.rules.schedule import ALL, Version

HALF_HOUR = timedelta(minutes=30)
AROUND = 2
"""Half hours before chat hours, and as many after, in which some come too."""


def local(zone: ZoneInfo, day: date, at: time) -> datetime:
    """An instant of that day, by the wall clock of the zone."""
    return datetime.combine(day, at, zone).astimezone(UTC)


def chat_hours(version: Version, day: date) -> tuple[datetime, datetime]:
    """First opening and last closing of the day. Where it has none, those of another: people come all the same."""
    zone, week = version.zone, version.week(ALL)
    windows = week.get(day.weekday()) or next((one for one in week.values() if one), ())
    if not windows:
        return local(zone, day, time(8)), local(zone, day, time(18))
    last = windows[-1].closes
    ends_at = day + timedelta(days=1) if last == time(0) else day
    return local(zone, day, windows[0].opens), local(zone, ends_at, last)


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
