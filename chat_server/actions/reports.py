"""What supervisors read of days that have passed. Each report gives rows, and totals of them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from chat_server.actions.action import Done, Member, Outcome, Tx, action
from chat_server.actions.opening_hours import invalid, read_hours
from chat_server.protocol.fields import wire_time
from chat_server.protocol.refusal import Refusal
from chat_server.protocol.reports import ReportWanted
from chat_server.records import turned_away, waits
from chat_server.records.waits import Told
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


@action(reads=True)
def turned_away_by_half_hour(tx: Tx, command: ReportWanted, _by: Member) -> Outcome:
    """Who went without a chat: a row for each half hour, language and reason that there was."""
    days = _days(tx, command)
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
    return _reported(days, command, rows, _totals(found))


def _totals(found: Counter[tuple[datetime, str, str]]) -> dict[str, Any]:
    by_reason: Counter[str] = Counter()
    by_language: dict[str, Counter[str]] = {}
    for (_, language, reason), many in sorted(found.items()):
        by_reason[reason] += many
        by_language.setdefault(language, Counter())[reason] += many
    return {"count": found.total(), "by_reason": by_reason, "by_language": by_language}


@action(reads=True)
def waits_told_by_day(tx: Tx, command: ReportWanted, _by: Member) -> Outcome:
    """How the ranges that visitors were told when asking compare with their waits: a row for each day and language."""
    days = _days(tx, command)
    if isinstance(days, Refusal):
        return days
    told = [one for one in _told(tx, days) if command.language in (None, one.language)]
    groups: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in told:
        groups[one.queued_at.astimezone(days.zone).date().isoformat(), one.language].append(one)
    rows = [
        {"day": day, "language": language, **_kept(those)}
        for (day, language), those in sorted(groups.items())
    ]
    return _reported(days, command, rows, _kept(told))


def _told(tx: Tx, days: Days) -> Iterator[Told]:
    # A day at a time: whoever chats meanwhile is answered in between.
    since = days.since
    while since < days.until:
        until = min(since + timedelta(days=1), days.until)
        yield from waits.told_between(tx.sql, since, until)
        since = until


def _kept(told: Sequence[Told]) -> dict[str, Any]:
    promises = [
        Promise(one.low_s, one.high_s, (one.answered_at - one.queued_at).total_seconds())
        for one in told
        if one.answered_at is not None and one.low_s is not None and one.high_s is not None
    ]
    none_told = sum(1 for one in told if one.low_s is None)
    return {"asked": len(told), "none_told": none_told, **calibration(promises)}


def _days(tx: Tx, command: ReportWanted) -> Days | Refusal:
    try:
        first, last = read_day(command.first, "from"), read_day(command.last, "to")
    except Misread as error:
        return invalid(error.field, error.reason)
    if last < first:
        return invalid("to", "is before from.")
    if last - first >= LONGEST:
        return invalid("to", f"choose at most {LONGEST.days} days.")
    return Days(first, last, read_hours(tx).zone(tx.now))


def _reported(days: Days, command: ReportWanted, rows: list[dict[str, Any]], totals: dict[str, Any]) -> Done:
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
