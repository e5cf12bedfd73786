"""What stands on the article shelf."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from chat_server.actions.action import Done, Member, Outcome, System, Tx, action
from chat_server.actions.sharing import local_day
from chat_server.protocol.drafts import ReadShelf
from chat_server.records import articles
from chat_server.records.tables import Record
from knowledge.article import LANGUAGES, Article

SETTLED = frozenset({"same", "withdrawn"})
PAGE = 32  # articles: they are read in some 2 ms
LATELY = 500  # shares


@dataclass(frozen=True)
class ShelfPage:
    """What changed after the edition `since` (None: everything), behind the slug and language `after`."""

    since: int | None
    after: tuple[str, str] = ("", "")


@action(reads=True)
def changed_contents(tx: Tx, command: ShelfPage, _by: System) -> Outcome:
    """A page of what changed: `contents`, where the next page begins (`after`, or None), and the `edition`."""
    rows = articles.changed_since(tx.sql, command.since, command.after, PAGE)
    after = (rows[-1].slug, rows[-1].language) if len(rows) == PAGE else None
    contents = [row.content for row in rows]
    return Done({"contents": contents, "after": after, "edition": articles.edition(tx.sql)})


@action(reads=True)
def latest_shares(tx: Tx, _command: None, _by: System) -> Outcome:
    """How often each article, by language and slug, is among the last 500 that were shared."""
    shared = ((card["language"], card["slug"]) for card in articles.last_shared(tx.sql, LATELY))
    return Done({"counts": dict(Counter(shared))})


@action(reads=True)
def shelf_edition(tx: Tx, _command: None, _by: System) -> Outcome:
    """Which edition of the shelf stands."""
    return Done({"edition": articles.edition(tx.sql)})


@action(reads=True)
def read_shelf(tx: Tx, command: ReadShelf, _by: Member) -> Outcome:
    """What stands on the shelf, for those who look after it: so many slugs after one, in each language."""
    slugs = articles.slugs_after(tx.sql, command.after or "", command.limit + 1)
    rows = articles.current_of(tx.sql, slugs[: command.limit])
    return Done({"articles": _listed(rows, local_day(tx)), "more": len(slugs) > command.limit})


def _listed(rows: Sequence[Record], today: date) -> list[dict[str, Any]]:
    there = {(row.slug, row.language) for row in rows if row.withdrawn_at is None}
    return [
        {
            "slug": row.slug,
            "language": row.language,
            "version": row.version,
            "title": row.content["title"],
            "last_revised": row.last_revised.isoformat(),
            "next_review": row.next_review.isoformat(),
            "overdue": row.next_review < today,
            "withdrawn": row.withdrawn_at is not None,
            "sample": row.content["sample"],
            "pair_missing": any((row.slug, one) not in there for one in LANGUAGES if one != row.language),
        }
        for row in rows
    ]


@action(reads=True)
def compare_with_shelf(tx: Tx, command: Sequence[Article], _by: System) -> Outcome:
    """What publishing these would change, in their order: `{slug, language, change, stands}`.

    `change`: `new`, `changed`, `words` (found by other search words), `same`, or `withdrawn`: that text was, and stays
    so. `stands`: the content that is on the shelf now, or None.
    """
    return Done({"changes": [_change(tx, article) for article in command]})


def _change(tx: Tx, article: Article) -> dict[str, Any]:
    current = articles.current(tx.sql, article.slug, article.language)
    same = articles.known(tx.sql, article.slug, article.language, article.content_hash)
    if same is not None and same.withdrawn_at is not None:
        change = "withdrawn"
    elif current is None:
        change = "new"
    elif current.content_hash != article.content_hash or current.withdrawn_at is not None:
        change = "changed"
    else:
        change = "same" if current.content == article.to_dict() else "words"
    stands = None if current is None or current.withdrawn_at is not None else current.content
    return {"slug": article.slug, "language": article.language, "change": change, "stands": stands}


@action(reads=True)
def published_contents(tx: Tx, _command: None, _by: System) -> Outcome:
    """The current version of every article that is not withdrawn."""
    return Done(
        {"contents": [row.content for row in articles.all_current(tx.sql) if row.withdrawn_at is None]}
    )


@action()
def publish_articles(tx: Tx, command: Sequence[Article], _by: System) -> Outcome:
    """Put articles on the shelf; a text that stands there already stays the version that it is."""
    different = [article for article in command if _change(tx, article)["change"] not in SETTLED]
    for article in different:
        _publish(tx, article)
    if different:
        _new_edition(tx, different)
    return Done()


def put_on_shelf(tx: Tx, article: Article) -> int | None:
    """Publish one article, as `publish_articles` does. Its version; None where this text was withdrawn."""
    change = _change(tx, article)["change"]
    if change == "withdrawn":
        return None
    version = _publish(tx, article)
    if change not in SETTLED:
        _new_edition(tx, [article])
    return version


def _new_edition(tx: Tx, changed: Sequence[Article]) -> None:
    edition = articles.new_edition(tx.sql)
    for article in changed:
        articles.changed_in(tx.sql, article.slug, article.language, edition)


def _publish(tx: Tx, article: Article) -> int:
    return articles.publish(
        tx.sql,
        slug=article.slug,
        language=article.language,
        content_hash=article.content_hash,
        content=article.to_dict(),
        last_revised=article.last_revised,
        next_review=article.next_review,
        now=tx.now,
    )
