"""The public pages of the shelf, and of an article."""

from dataclasses import dataclass

from chat_server.actions.action import Done, Outcome, System, Tx, action
from chat_server.actions.sharing import MISSING, local_day, not_sendable
from chat_server.records import articles


@dataclass(frozen=True)
class ArticleWanted:
    """An article in a language; the version that was shared, or the current one."""

    slug: str
    language: str
    version: int | None = None


@dataclass(frozen=True)
class ShelfWanted:
    """What there is to read in a language."""

    language: str


@action(reads=True)
def read_shelf(tx: Tx, command: ShelfWanted, _by: System) -> Outcome:
    """The articles that may be relied on today, each with its title and summary."""
    today = local_day(tx)
    rows = [row for row in articles.all_current(tx.sql) if row.language == command.language]
    found = [row.content for row in rows if not_sendable(row, today) is None]
    listed = [{name: one[name] for name in ("slug", "title", "summary", "sample")} for one in found]
    return Done({"articles": sorted(listed, key=lambda one: one["title"])})


@action(reads=True)
def read_article(tx: Tx, command: ArticleWanted, _by: System) -> Outcome:
    """The text of a version, whether a newer one stands, and whether it may still be relied on."""
    current = articles.current(tx.sql, command.slug, command.language)
    if current is None:
        return MISSING
    row = current
    if command.version is not None:
        found = articles.version(tx.sql, command.slug, command.language, command.version)
        if found is None:
            return MISSING
        row = found
    other = "es" if command.language == "en" else "en"
    pair = articles.current(tx.sql, command.slug, other)
    return Done(
        {
            "content": row.content,
            "version": row.version,
            "newer": current.version > row.version and not_sendable(current, local_day(tx)) is None,
            "warning": not_sendable(row, local_day(tx)),
            "other_language": None if pair is None else other,
        }
    )
