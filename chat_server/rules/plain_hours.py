"""Hours as plain values, as they are entered and kept: read into what decides, or refused with the field named.

A window is `{"opens": "07:00", "closes": "18:30"}`, a day a list of windows, a week days by name, and weeks are a
week for `all` languages and, by language, the days on which one differs.
"""

import re
from collections.abc import Mapping
from datetime import date, time
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from chat_server.rules.public_holidays import HolidayCalendar, Holidays, UnknownHolidays
from chat_server.rules.schedule import ALL, Version
from chat_server.rules.windows import MIDNIGHT, Week, Window, Windows

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FOR_ALL = "all"
YEARS = range(2000, 2200)
CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Misread(ValueError):
    """A value that cannot be read as hours: which field, and what to give instead."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


def read_version(effective_from: date | None, zone: Any, weeks: Any, holidays: Any) -> Version:
    """A version of the week. Raises `Misread`."""
    return Version(effective_from, read_zone(zone), _weeks(weeks), read_holidays(holidays))


def read_zone(name: Any) -> ZoneInfo:
    """An IANA zone. Raises `Misread`."""
    try:
        if name in _zones():
            return ZoneInfo(name)
    except (KeyError, ValueError, TypeError, AttributeError, OSError):
        pass
    raise Misread("zone", "is not an IANA zone such as America/Chicago")


@cache
def _zones() -> frozenset[str]:
    # These two are whatever a machine says they are.
    return frozenset(available_timezones()) - {"localtime", "Factory"}


def read_day(text: Any, field: str) -> date:
    """A day such as 2026-12-24. Raises `Misread`."""
    try:
        if isinstance(text, str) and DAY.fullmatch(text) and (day := date.fromisoformat(text)).year in YEARS:
            return day
    except ValueError:
        pass
    raise Misread(field, f"is not a day such as 2026-12-24, from {YEARS[0]} to {YEARS[-1]}")


def read_windows(day: Any, field: str) -> Windows:
    """The windows of a day. Raises `Misread`."""
    if not isinstance(day, list):
        raise Misread(field, "is not a list of windows; give [] for closed")
    return tuple(_window(window, f"{field}.{place}") for place, window in enumerate(day))


def read_window(opens: Any, closes: Any, opens_field: str, closes_field: str) -> Window:
    """A window from its two times. Raises `Misread`."""
    since = _clock(opens, opens_field)
    until = MIDNIGHT if closes == "24:00" else _clock(closes, closes_field)
    try:
        return Window(since, until)
    except ValueError:
        raise Misread(closes_field, "ends before it starts") from None


def plain_windows(windows: Windows) -> list[dict[str, str]]:
    """Windows as plain values; the end of the day is 24:00."""
    return [{"opens": f"{window.opens:%H:%M}", "closes": _closing(window.closes)} for window in windows]


def plain_weeks(version: Version) -> dict[str, Any]:
    """The weeks of a version as plain values."""
    return {
        language or FOR_ALL: {WEEKDAYS[day]: plain_windows(week[day]) for day in sorted(week)}
        for language, week in version.weeks.items()
    }


def read_holidays(names: Any) -> Holidays:
    """Holiday calendars by name. Raises `Misread`."""
    if not isinstance(names, list):
        raise Misread("holidays", "is not a list of calendars; give [] for none")
    calendars = []
    for place, name in enumerate(names):
        try:
            calendars.append(HolidayCalendar(str(name)))
        except UnknownHolidays as error:
            raise Misread(f"holidays.{place}", str(error)) from None
    return Holidays(tuple(calendars))


def _weeks(weeks: Any) -> dict[str, Week]:
    if not isinstance(weeks, dict) or FOR_ALL not in weeks:
        raise Misread("week", "needs the days for all languages, under all")
    return {ALL if whose == FOR_ALL else whose: _week(days, f"week.{whose}") for whose, days in weeks.items()}


def _week(days: Any, field: str) -> Week:
    if not isinstance(days, Mapping) or not set(days) <= set(WEEKDAYS):
        raise Misread(field, f"gives windows by day, of {', '.join(WEEKDAYS)}")
    return {WEEKDAYS.index(day): read_windows(windows, f"{field}.{day}") for day, windows in days.items()}


def _window(window: Any, field: str) -> Window:
    if not isinstance(window, dict) or set(window) != {"opens", "closes"}:
        raise Misread(field, "is not a window; it opens and closes")
    return read_window(window["opens"], window["closes"], f"{field}.opens", f"{field}.closes")


def _clock(text: Any, field: str) -> time:
    if not isinstance(text, str) or not CLOCK.fullmatch(text):
        raise Misread(field, "is not a time such as 07:00")
    return time.fromisoformat(text)


def _closing(at: time) -> str:
    return "24:00" if at == MIDNIGHT else f"{at:%H:%M}"
