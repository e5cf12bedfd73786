"""The whole calendar: versions of the week that follow each other, and dated exceptions, by language.

For a local day: the exception of that language, else the exception for all languages, else the holidays, else the
week of the version in force. A version is in force from local midnight of its day, in its own zone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from chat_server.rules.hours import Hours, midnight
from chat_server.rules.openings import EVER, Calendar, Spell
from chat_server.rules.public_holidays import Holidays
from chat_server.rules.windows import Week, Windows

ALL = ""
"""In place of a language: for all of them."""


@dataclass(frozen=True, eq=False)
class Version:
    """A week by language (`ALL`, and the weekdays on which a language differs), from a day on; None: since ever."""

    effective_from: date | None
    zone: ZoneInfo
    weeks: Mapping[str, Week]
    holidays: Holidays = field(default_factory=Holidays)

    @property
    def begins(self) -> datetime:
        """The instant from which it is in force."""
        return EVER if self.effective_from is None else midnight(self.effective_from, self.zone)

    def week(self, language: str) -> Week:
        """The week in this language."""
        return {**self.weeks.get(ALL, {}), **self.weeks.get(language, {})}


@dataclass(frozen=True, eq=False)
class Schedule:
    """At least one version, and the windows of exceptional days by (day, language or `ALL`)."""

    versions: tuple[Version, ...]
    exceptions: Mapping[tuple[date, str], Windows] = field(default_factory=dict)
    _calendars: dict[str, Calendar] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def succession(self) -> tuple[Version, ...]:
        """The versions that are ever in force, in that order: of those that have begun, the one of the latest day."""
        kept: list[Version] = []
        for version in sorted(self.versions, key=lambda one: one.effective_from or date.min, reverse=True):
            if not kept or version.begins < kept[-1].begins:
                kept.append(version)
        return tuple(reversed(kept))

    def in_force(self, at: datetime) -> Version:
        """The version that decides at the instant `at`."""
        begun = [version for version in self.succession if version.begins <= at]
        return begun[-1] if begun else self.succession[0]

    def calendar(self, language: str) -> Calendar:
        """When chat opens and closes in this language."""
        if language not in self._calendars:
            days = self._exceptions_in(language)
            self._calendars[language] = Calendar(
                tuple(
                    Spell(one.begins, Hours(one.zone, one.week(language), one.holidays, days))
                    for one in self.succession
                )
            )
        return self._calendars[language]

    def _exceptions_in(self, language: str) -> dict[date, Windows]:
        found = {day: windows for (day, whose), windows in self.exceptions.items() if whose == ALL}
        own = {day: windows for (day, whose), windows in self.exceptions.items() if whose == language}
        return {**found, **own}
