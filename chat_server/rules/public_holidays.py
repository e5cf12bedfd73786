"""Public holidays by the name of their calendar: a country such as `US`, or a part of one such as `US-NY`.

They are those of the package `holidays`, as observed, for any year asked about.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

ENDS_SOON = timedelta(days=60)


class UnknownHolidays(ValueError):
    """There is no calendar of this name."""


@dataclass(frozen=True)
class HolidayCalendar:
    """The holidays of one country, or of a part of it."""

    name: str

    def __post_init__(self) -> None:
        """Refuse a name that nobody knows."""
        from holidays import list_supported_countries

        country, dash, part = self.name.partition("-")
        parts = list_supported_countries().get(country)
        if parts is None or (dash and part not in parts):
            raise UnknownHolidays(
                f"no holiday calendar is known for {self.name!r}; give one such as US or US-NY"
            )

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day in _days(self.name, day.year)

    @property
    def last_known(self) -> date:
        """The last day of the last year for which its list is known."""
        return date(_last_year(self.name), 12, 31)


@dataclass(frozen=True)
class Holidays:
    """The holidays of several calendars together."""

    calendars: tuple[HolidayCalendar, ...] = ()

    def __contains__(self, day: object) -> bool:
        return any(day in calendar for calendar in self.calendars)

    def ending(self, today: date) -> list[HolidayCalendar]:
        """Those whose known list ends within sixty days, or has ended."""
        return [calendar for calendar in self.calendars if calendar.last_known - today <= ENDS_SOON]


# A year at a time, whole: the package fills its own as they are asked about, while another thread may look.
@lru_cache(maxsize=512)
def _days(name: str, year: int) -> Mapping[date, str]:
    from holidays import country_holidays

    country, _, part = name.partition("-")
    return country_holidays(country, subdiv=part or None, years=year, expand=False, observed=True)


@lru_cache(maxsize=64)
def _last_year(name: str) -> int:
    from holidays import country_holidays

    return int(country_holidays(name.partition("-")[0]).end_year)
