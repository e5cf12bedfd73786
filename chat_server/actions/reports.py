"""What supervisors read of days that have passed. Each report gives rows, and totals of them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from chat_server.actions.action import Done, Member, Outcome, Tx, action
from chat_server.actions.opening_hours import invalid, read_hours
from chat_server.protocol.fields import wire_time
from chat_server.protocol.refusal import Refusal
from chat_server.protocol.reports import ReportWanted
from chat_server.records import turned_away, wait_estimates
from chat_server.rules.calibration import Promise, calibration
from chat_server.rules.half_hours import half_hour_of
from chat_server.rules.hours import ONE_DAY, midnight
from chat_server.rules.plain_hours import Misread, read_day

# A year of a busy helpline takes a second to put together, and nothing else is done meanwhile.
LONGEST = timedelta(days=92)


@dataclass(frozen=True)
class Days:
    """Local days of the calendar's zone as it is now, and the instants at which they begin and are over."""

    first: date
    last: date
    zone: ZoneInfo

    @property
    def since(self) -> datetime:
        """When the first begins."""
        return midnight(self.first, self.zone)

    @property
    def until(self) -> datetime:
        """When the last is over."""
        return midnight(self.last + ONE_DAY, self.zone)

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=more) for more in range((self.last - self.first).days + 1))


@action(reads=True)
def turned_away_by_half_hour(tx: Tx, command: ReportWanted, _by: Member) -> Outcome:
    """Who went without a chat: a row for each half hour, language and reason that there was."""
    days = days_of(tx, command)
    if isinstance(days, Refusal):
        return days
    found: Counter[tuple[datetime, str, str]] = Counter()
    for at, language, reason, many in turned_away.by_quarter(tx.sql, days.since, days.until):
        if command.language in (None, language):
            found[half_hour_of(at, days.zone), language, reason] += many
    rows = [
        {
            "at": wire_time(at),
            "local": at.astimezone(days.zone).isoformat(timespec="minutes"),
            "language": language,
            "reason": reason,
            "count": many,
        }
        for (at, language, reason), many in sorted(found.items())
    ]
    return reported(days, command, rows, _totals(found))


def _totals(found: Counter[tuple[datetime, str, str]]) -> dict[str, Any]:
    by_reason: Counter[str] = Counter()
    by_language: dict[str, Counter[str]] = {}
    for (_, language, reason), many in sorted(found.items()):
        by_reason[reason] += many
        by_language.setdefault(language, Counter())[reason] += many
    return {"count": found.total(), "by_reason": by_reason, "by_language": by_language}


@action(reads=True)
def waits_told_by_day(tx: Tx, command: ReportWanted, _by: Member) -> Outcome:
    """How the ranges that visitors were told compare with their waits: a row for each day and language."""
    days = days_of(tx, command)
    if isinstance(days, Refusal):
        return days
    rows: list[dict[str, Any]] = []
    in_all = _Told()
    # A day at a time: whoever chats meanwhile is answered in between.
    for day in days:
        asked, promised = wait_estimates.of_who_asked(
            tx.sql, midnight(day, days.zone), midnight(day + ONE_DAY, days.zone)
        )
        for one in sorted(asked):
            if command.language in (None, one.language):
                own = [promise for promise in promised if promise.language == one.language]
                told = _Told(one.many, one.none_told, own)
                rows.append({"day": day.isoformat(), "language": one.language, **told.view()})
                in_all.add(told)
    return reported(days, command, rows, in_all.view())


@dataclass
class _Told:
    """How many asked for a chat, of how many no range was kept, and what was promised to the others."""

    many: int = 0
    none_told: int = 0
    promised: list[Promise] = field(default_factory=list)

    def add(self, more: "_Told") -> None:
        self.many += more.many
        self.none_told += more.none_told
        self.promised += more.promised

    def view(self) -> dict[str, Any]:
        return {"asked": self.many, "none_told": self.none_told, **calibration(self.promised)}


def days_of(tx: Tx, command: ReportWanted) -> Days | Refusal:
    """The days that a report is asked for."""
    try:
        first, last = read_day(command.first, "from"), read_day(command.last, "to")
    except Misread as error:
        return invalid(error.field, error.reason)
    if last < first:
        return invalid("to", "is before from.")
    if last - first >= LONGEST:
        return invalid("to", f"choose at most {LONGEST.days} days.")
    return Days(first, last, read_hours(tx).zone(tx.now))


def reported(days: Days, command: ReportWanted, rows: list[dict[str, Any]], totals: dict[str, Any]) -> Done:
    """A report as it is answered."""
    return Done(
        {
            "from": days.first.isoformat(),
            "to": days.last.isoformat(),
            "zone": days.zone.key,
            "language": command.language,
            "rows": rows,
            "totals": totals,
        }
    )
