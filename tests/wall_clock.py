"""The oracle of opening hours: the wall clock is read for each minute, and nothing else is known.

`CASES` are plain descriptions: versions as (first day or None, zone, weeks, holidays), and exceptional days. Times are
minutes since midnight on the wall; a window ends before its second number.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from chat_server.rules.public_holidays import HolidayCalendar, Holidays
from chat_server.rules.schedule import ALL, Schedule, Version
from chat_server.rules.windows import Window

MINUTE = timedelta(minutes=1)
ONE_DAY = timedelta(days=1)
BEGINS = datetime(2026, 1, 1, tzinfo=UTC)
DAYS = 730
MINUTES = DAYS * 24 * 60
DAY = 24 * 60

ZONES = (
    "America/Chicago",
    "America/New_York",
    "America/Los_Angeles",
    "America/Phoenix",
    "America/St_Johns",
    "America/Havana",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/Asuncion",
    "America/Nuuk",
    "Pacific/Honolulu",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Pacific/Norfolk",
    "Atlantic/Azores",
    "Europe/London",
    "Europe/Madrid",
    "Europe/Chisinau",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Asia/Beirut",
    "Asia/Jerusalem",
    "Asia/Kathmandu",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
    "Australia/Adelaide",
    "Antarctica/Troll",
)

Ranges = tuple[tuple[int, int], ...]

SPLIT: Ranges = ((7 * 60, 12 * 60), (13 * 60, 18 * 60 + 30))
OVER_MIDNIGHT: Ranges = ((0, 90), (20 * 60, DAY))
IN_THE_CHANGE: Ranges = ((10, 20), (90, 150), (165, 190), (23 * 60 + 30, DAY))
ALL_DAY: Ranges = ((0, DAY),)
EARLIER: dict[str, dict[int, Ranges]] = {
    ALL: {
        0: SPLIT,
        1: SPLIT,
        2: SPLIT,
        3: OVER_MIDNIGHT,
        4: OVER_MIDNIGHT,
        5: IN_THE_CHANGE,
        6: IN_THE_CHANGE,
    },
    "es": {0: ((9 * 60, 13 * 60),), 2: (), 6: ALL_DAY},
}
LATER: dict[str, dict[int, Ranges]] = {
    ALL: dict.fromkeys(range(4), SPLIT) | {4: ALL_DAY, 5: ALL_DAY, 6: ((30, 60), (150, 200))},
    "es": {5: ((120, 180),)},
}


@dataclass(frozen=True)
class Case:
    """Hours in plain numbers, as people would say them."""

    versions: tuple[tuple[date | None, str, dict[str, dict[int, Ranges]]], ...]
    exceptions: dict[tuple[date, str], Ranges]
    holidays: frozenset[date]


def case_in(zone: str) -> Case:
    """A week, and another one from a day on (in some zones together with a move of the helpline to another zone)."""
    moves_to = ZONES[(ZONES.index(zone) + 7) % len(ZONES)] if ZONES.index(zone) % 3 == 0 else zone
    changes = [day for day in _days() if _offset(day, zone) != _offset(day + ONE_DAY, zone)]
    united_states = HolidayCalendar("US")
    exceptions: dict[tuple[date, str], Ranges] = {
        (date(2026, 12, 24), ALL): ((7 * 60, 13 * 60),),
        (date(2026, 12, 25), ALL): ((10 * 60, 11 * 60),),  # a holiday on which chat is open all the same
        (date(2026, 11, 26), "es"): ((0, 60), (23 * 60, DAY)),
        (date(2027, 1, 2), ALL): ((600, 840),),
        (date(2027, 1, 2), "es"): (),
        (date(2027, 7, 4), "en"): ALL_DAY,
        **{(day, "es"): IN_THE_CHANGE for day in changes[::3]},
        **{(day, ALL): () for day in changes[1::3]},
    }
    holidays = frozenset(day for day in _days() if day in united_states)
    return Case(((None, zone, EARLIER), (date(2027, 3, 1), moves_to, LATER)), exceptions, holidays)


def days_apart(case: Case) -> list[date]:
    """The days that are not like others, each with its neighbours, and one usual week."""
    zones = [zone for _, zone, _ in case.versions]
    changes = {day for day in _days() for zone in zones if _offset(day, zone) != _offset(day + ONE_DAY, zone)}
    special = (
        changes | {day for day, _ in case.exceptions} | {since for since, _, _ in case.versions if since}
    )
    special |= {date(2026, 5, 11) + number * ONE_DAY for number in range(7)}
    around = {day + number * ONE_DAY for day in special for number in (-1, 0, 1)}
    return sorted(day for day in around if 0 < (day - BEGINS.date()).days < DAYS - 1)


def schedule_of(case: Case) -> Schedule:
    """The same as the rules have it."""
    return Schedule(
        tuple(
            Version(
                since,
                ZoneInfo(zone),
                {
                    whose: {day: _windows(ranges) for day, ranges in week.items()}
                    for whose, week in weeks.items()
                },
                Holidays((HolidayCalendar("US"),)),
            )
            for since, zone, weeks in case.versions
        ),
        {key: _windows(ranges) for key, ranges in case.exceptions.items()},
    )


class WallClock:
    """Looks at the clock on the wall, once a minute."""

    def __init__(self, case: Case, language: str) -> None:
        self._exceptions = case.exceptions
        self._holidays = case.holidays
        self._language = language
        self._versions = [(since, ZoneInfo(zone), weeks) for since, zone, weeks in reversed(case.versions)]

    def is_open(self, at: datetime) -> bool:
        for since, zone, weeks in self._versions:
            there = at.astimezone(zone)
            if since is None or there.date() >= since:
                shows = there.hour * 60 + there.minute
                return any(opens <= shows < closes for opens, closes in self._ranges(there.date(), weeks))
        raise AssertionError("the first version holds since ever")

    def _ranges(self, day: date, weeks: dict[str, dict[int, Ranges]]) -> Ranges:
        for whose in (self._language, ALL):
            if (day, whose) in self._exceptions:
                return self._exceptions[day, whose]
        if day in self._holidays:
            return ()
        own = weeks.get(self._language, {})
        return own[day.weekday()] if day.weekday() in own else weeks[ALL].get(day.weekday(), ())


def _days() -> Iterator[date]:
    return (BEGINS.date() + number * ONE_DAY for number in range(-3, DAYS + 3))


def _offset(day: date, zone: str) -> timedelta | None:
    return datetime.combine(day, time(0), ZoneInfo(zone)).utcoffset()


def _windows(ranges: Ranges) -> tuple[Window, ...]:
    return tuple(Window(_time(opens), _time(closes)) for opens, closes in ranges)


def _time(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
