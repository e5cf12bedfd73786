"""How the shelf is used, in counts alone: pages opened on a day, searches that found nothing in a week."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from chat_server.records.statement import Bound, statement
from chat_server.records.tables import article_openings, missed_searches
from chat_server.records.together import together

OPENED = statement(
    "INSERT INTO article_openings (day, slug, language, from_card, times)"
    " VALUES ({day}, {slug}, {language}, {from_card}, {times})"
    " ON CONFLICT (day, slug, language, from_card) DO UPDATE SET times = article_openings.times + excluded.times"
)
MISSED = statement(
    "INSERT INTO missed_searches (week, language, words, times) VALUES ({week}, {language}, {words}, 1)"
    " ON CONFLICT (week, language, words) DO UPDATE SET times = missed_searches.times + 1"
)

FORGET = statement("DELETE FROM missed_searches WHERE week < {week}")
LINES = statement(
    "SELECT text FROM entries WHERE chat_id = {chat_id} AND author_kind = 'visitor' AND text IS NOT NULL"
    " ORDER BY seq DESC LIMIT {most}"
)


class Page(NamedTuple):
    """An article's page as it was opened: from the card in a conversation, or otherwise."""

    slug: str
    language: str
    from_card: bool


class Missed(NamedTuple):
    """What was searched for in vain in a week, and how often. Without words: what is not kept."""

    week: date
    language: str
    words: str
    times: int


def count_openings(sql: Connection, day: date, times: Mapping[Page, int]) -> None:
    """Add to a day's counts. In one order: two workers that count at the same time wait for each other, and go on."""
    asked = [
        Bound(OPENED, {"day": day, **page._asdict(), "times": many}) for page, many in sorted(times.items())
    ]
    together(sql, *asked)


def openings(sql: Connection, first: date, last: date) -> dict[Page, int]:
    """On these days."""
    table = article_openings
    by = (table.c.slug, table.c.language, table.c.from_card)
    asked = select(*by, func.sum(table.c.times)).where(table.c.day.between(first, last)).group_by(*by)
    return {
        Page(slug, language, bool(from_card)): int(times)
        for slug, language, from_card, times in sql.execute(asked)
    }


def visitor_lines(sql: Connection, chat_id: str, most: int) -> list[str]:
    """What the visitor of a chat wrote last, so many lines at most, the newest first."""
    return [row[0] for row in together(sql, Bound(LINES, {"chat_id": chat_id, "most": most}))[0]]


def count_missed(sql: Connection, week: date, language: str, words: str) -> None:
    """One more search that found nothing; `week` is its Monday."""
    together(sql, Bound(MISSED, {"week": week, "language": language, "words": words}))


def missed(sql: Connection, first: date, last: date) -> list[Missed]:
    """Of the weeks that begin on one of these days, in order; the most frequent first."""
    table = missed_searches
    asked = (
        select(table.c.week, table.c.language, table.c.words, table.c.times)
        .where(table.c.week.between(first, last))
        .order_by(table.c.week, table.c.language, table.c.times.desc(), table.c.words)
    )
    return [Missed(*row) for row in sql.execute(asked)]


def forget_missed_before(sql: Connection, week: date) -> None:
    """Of weeks that began before this day nothing is kept."""
    together(sql, Bound(FORGET, {"week": week}))
