"""What people came for: contacts by day, channel and language, and by everything that their records say."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from chat_server.actions.action import Member, Outcome, Tx, action
from chat_server.actions.reports import Days, days_of, reported
from chat_server.protocol.refusal import Refusal
from chat_server.protocol.reports import ReportWanted
from chat_server.records import contacts
from chat_server.records.tables import Record
from chat_server.rules.hours import ONE_DAY, midnight

OfDay = Counter[tuple[str, str, str, str]]
"""How many, by channel, language, category and value."""

ONE_OF = ("contact_type", "relation", "outcome", "cancer_type", "stage_of_journey")
WITHOUT_RECORD = "without_record"


@action(reads=True)
def contacts_by_day(tx: Tx, command: ReportWanted, _by: Member) -> Outcome:
    """How many contacts there were: a row for each day, channel, language and value that there was."""
    days = days_of(tx, command)
    if isinstance(days, Refusal):
        return days
    unrecorded = _without_record(tx, days)
    rows: list[dict[str, Any]] = []
    in_all: Counter[tuple[str, str, str]] = Counter()
    # A day at a time: whoever chats meanwhile is answered in between.
    for day in days:
        found = _filed_on(tx, days, day) + unrecorded[day]
        for (channel, language, category, value), many in sorted(found.items()):
            if command.language in (None, language):
                about = {"day": day.isoformat(), "channel": channel, "language": language}
                rows.append({**about, "category": category, "value": value, "count": many})
                in_all[channel, category, value] += many
    return reported(days, command, rows, _totals(in_all))


def _filed_on(tx: Tx, days: Days, day: date) -> OfDay:
    found: OfDay = Counter()
    for row in contacts.between(tx.sql, midnight(day, days.zone), midnight(day + ONE_DAY, days.zone)):
        found.update((row.channel, row.language, *one) for one in said_in(row))
    return found


def _without_record(tx: Tx, days: Days) -> dict[date, OfDay]:
    found: dict[date, OfDay] = defaultdict(Counter)
    for language, at in contacts.chats_without_record(tx.sql, days.since, days.until):
        found[at.astimezone(days.zone).date()]["chat", language, WITHOUT_RECORD, ""] += 1
    return found


def said_in(row: Record) -> Iterator[tuple[str, str]]:
    """Everything that a record counts for: a category, and a value of it; of `contacts` that is empty."""
    yield "contacts", ""
    for name in ONE_OF:
        if (value := getattr(row, name)) is not None:
            yield name, value
    for category, values in (("topic", row.topics), ("need", row.needs)):
        for value in sorted(set(values or ())):
            yield category, value
    for one in row.referrals or ():
        yield "referral", one["title"]


def _totals(in_all: Counter[tuple[str, str, str]]) -> dict[str, Any]:
    totals: dict[str, Any] = {"contacts": 0, WITHOUT_RECORD: 0, "by_channel": Counter()}
    for (channel, category, value), many in sorted(in_all.items()):
        if value:
            totals.setdefault(f"by_{category}", Counter())[value] += many
            continue
        totals[category] += many
        if category == "contacts":
            totals["by_channel"][channel] += many
    return totals
