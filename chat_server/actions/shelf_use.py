"""How the shelf is used: what is counted of it, and the reports that editors read."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from chat_server.actions.action import Done, Member, Outcome, System, Tx, action
from chat_server.actions.reports import days_of, reported
from chat_server.actions.sharing import local_day
from chat_server.protocol.refusal import Refusal
from chat_server.protocol.reports import ReportWanted
from chat_server.protocol.staff import ReportMissing
from chat_server.records import articles, assignments, seen, shelf_use
from chat_server.records.shelf_use import Page
from chat_server.rules.missed_search import are_the_visitors, may_be_kept

NOT_YOURS = Refusal("not_found", "There is no such chat among yours.")
OFTEN = 2  # searches of a week; what was searched for once is told without its words
MOST_LINES, MOST_CHARACTERS = 500, 60_000


@action()
def count_openings(tx: Tx, command: Mapping[Page, int], _by: System) -> Outcome:
    """The pages that a worker has shown since it counted last."""
    shelf_use.count_openings(tx.sql, local_day(tx), command)
    return Done()


@action()
def report_missing(tx: Tx, command: ReportMissing, by: Member) -> Outcome:
    """Count a search in vain, by week; of its words only what cannot be the visitor's."""
    if by.id not in assignments.readers(tx.sql, [command.chat_id])[command.chat_id]:
        return NOT_YOURS
    from knowledge.names import words

    folded = words(command.query)
    if not folded or _is_found(tx, command):
        return Done()
    kept = may_be_kept(command.query, folded) and not _said_by_visitor(tx, command.chat_id, folded)
    said = " ".join(folded) if kept else ""
    shelf_use.count_missed(tx.sql, _monday(local_day(tx)), command.language, said)
    return Done()


def _is_found(tx: Tx, command: ReportMissing) -> bool:
    """Whether the shelf has something of all that was asked about: what matches only the rest is no answer."""
    shelf = tx.policy.shelf
    found = shelf.find(command.query, command.language, 1)
    return bool(found) and not shelf.not_found(command.query, command.language)


def _said_by_visitor(tx: Tx, chat_id: str, folded: Sequence[str]) -> bool:
    from knowledge.names import words

    lines = shelf_use.visitor_lines(tx.sql, chat_id, MOST_LINES)
    # Where not all of it can be looked at, it may stand in the rest.
    if len(lines) == MOST_LINES or sum(map(len, lines)) > MOST_CHARACTERS:
        return True
    name = seen.read(tx.sql, [chat_id], tx.now)[chat_id].name or ""
    return are_the_visitors(folded, [words(line) for line in reversed(lines)], words(name))


@action(reads=True)
def articles_used(tx: Tx, command: ReportWanted, _by: Member) -> Outcome:
    """Shared, opened, and rated: a row for each article and language of which there is something to tell."""
    days = days_of(tx, command)
    if isinstance(days, Refusal):
        return days
    shared = {
        (row.slug, row.language): row for row in articles.shares_between(tx.sql, days.since, days.until)
    }
    opened = shelf_use.openings(tx.sql, days.first, days.last)
    rows = [
        {
            "slug": slug,
            "language": language,
            **_shared(shared.get((slug, language))),
            **_opened(opened, slug, language),
        }
        for slug, language in sorted({*shared, *((page.slug, page.language) for page in opened)})
        if command.language in (None, language)
    ]
    totals = {
        name: sum(row[name] for row in rows) for name in ("shared", "opened_from_card", "opened_otherwise")
    }
    return reported(days, command, rows, totals)


def _shared(row: Any) -> dict[str, Any]:
    if row is None:
        return {"shared": 0, "chats": 0, "rated": 0, "mean_score": None}
    mean = round(float(row.scores) / row.rated, 2) if row.rated else None
    return {"shared": int(row.shared), "chats": row.chats, "rated": row.rated, "mean_score": mean}


def _opened(opened: Mapping[Page, int], slug: str, language: str) -> dict[str, int]:
    return {
        "opened_from_card": opened.get(Page(slug, language, True), 0),
        "opened_otherwise": opened.get(Page(slug, language, False), 0),
    }


@action(reads=True)
def articles_missing(tx: Tx, command: ReportWanted, _by: Member) -> Outcome:
    """What was searched for in vain, by week. What was searched for once is told without its words."""
    days = days_of(tx, command)
    if isinstance(days, Refusal):
        return days
    found: Counter[tuple[date, str, str]] = Counter()
    for one in shelf_use.missed(tx.sql, _monday(days.first), days.last):
        if command.language in (None, one.language):
            found[one.week, one.language, one.words if one.times >= OFTEN else ""] += one.times
    # Without words last.
    ordered = sorted(
        (week, language, not said, -times, said) for (week, language, said), times in found.items()
    )
    rows = [
        {"week": week.isoformat(), "language": language, "words": said, "searches": -times}
        for week, language, _, times, said in ordered
    ]
    return reported(days, command, rows, {"searches": found.total()})


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
