"""Articles, and their versions: what a reader sees of one never changes, only the words by which it is found."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    func,
    insert,
    literal,
    literal_column,
    select,
    tuple_,
    update,
)

from chat_server.records.tables import (
    Record,
    article_versions,
    articles,
    chats,
    entries,
    installation,
    ratings,
    staff,
)
from chat_server.rules.lifecycle import OPEN

_current = select(article_versions).join(
    articles,
    (article_versions.c.slug == articles.c.slug)
    & (article_versions.c.language == articles.c.language)
    & (article_versions.c.version == articles.c.version),
)


def publish(
    sql: Connection,
    *,
    slug: str,
    language: str,
    content_hash: str,
    content: dict[str, Any],
    last_revised: date,
    next_review: date,
    now: datetime,
) -> int:
    """Make this text the current version; the same text again is the same version, found by its new search words.

    Returns its number. A version that was withdrawn stays so: then nothing is changed.
    """
    lock(sql, slug, language)
    same = known(sql, slug, language, content_hash)
    if same is None:
        values = {"content_hash": content_hash, "content": content, "last_revised": last_revised}
        version = _add(sql, slug, language, **values, next_review=next_review, added_at=now)
    else:
        version = int(same.version)
        if same.withdrawn_at is not None:
            return version
        if same.content != content:
            numbered = _of(slug, language) & (article_versions.c.version == version)
            sql.execute(update(article_versions).where(numbered).values(content=content))
    _point_to(sql, slug, language, version)
    return version


def _add(sql: Connection, slug: str, language: str, **values: Any) -> int:
    newest = sql.scalar(select(func.max(article_versions.c.version)).where(_of(slug, language)))
    number = (newest or 0) + 1
    sql.execute(insert(article_versions).values(slug=slug, language=language, version=number, **values))
    return number


def _of(slug: str, language: str) -> ColumnElement[bool]:
    return (article_versions.c.slug == slug) & (article_versions.c.language == language)


def _point_to(sql: Connection, slug: str, language: str, version: int) -> None:
    if not sql.execute(update(articles).where(_named(slug, language)).values(version=version)).rowcount:
        sql.execute(insert(articles).values(slug=slug, language=language, version=version))


def _named(slug: str, language: str) -> ColumnElement[bool]:
    return (articles.c.slug == slug) & (articles.c.language == language)


def current(sql: Connection, slug: str, language: str) -> Record | None:
    """The current version of an article."""
    return sql.execute(_current.where(_named(slug, language))).one_or_none()


def hold(sql: Connection, slug: str, language: str, *, patient: bool) -> bool:
    """Keep what is current of an article until we commit. Whether it is held.

    It is not where there is no such article, or, without patience, where somebody is publishing or withdrawing it.
    """
    asked = select(articles.c.version).where(_named(slug, language))
    return sql.scalar(asked.with_for_update(read=True, skip_locked=not patient)) is not None


def lock(sql: Connection, slug: str, language: str) -> None:
    """Before anything else of an article is read to be changed: whoever shares it, or changes it, holds this row."""
    sql.execute(select(articles.c.version).where(_named(slug, language)).with_for_update())


def withdraw(
    sql: Connection, slug: str, language: str, number: int, *, now: datetime, by: str | None, reason: str
) -> bool:
    """Nobody may rely on this version any more. Whether anybody could until now.

    Who is about to share it has done so when this returns; who comes later finds it withdrawn.
    """
    lock(sql, slug, language)
    return bool(
        sql.execute(
            update(article_versions)
            .where(
                _of(slug, language),
                article_versions.c.version == number,
                article_versions.c.withdrawn_at.is_(None),
            )
            .values(withdrawn_at=now, withdrawn_by=by, withdrawn_reason=reason)
        ).rowcount
    )


def owed_a_recall(sql: Connection) -> Sequence[Record]:
    """The versions that were withdrawn, of which those who had them have not been told."""
    owed = article_versions.c.withdrawn_at.is_not(None) & article_versions.c.recalled_at.is_(None)
    return sql.execute(select(article_versions).where(owed)).all()


def recalled(
    sql: Connection, slug: str, language: str, number: int, *, now: datetime, chats_had_it: int
) -> bool:
    """Those who had it are being told. Whether nobody else does that."""
    return bool(
        sql.execute(
            update(article_versions)
            .where(
                _of(slug, language),
                article_versions.c.version == number,
                article_versions.c.recalled_at.is_(None),
            )
            .values(recalled_at=now, recalled_from=chats_had_it)
        ).rowcount
    )


def withdrawn_between(sql: Connection, since: datetime, until: datetime) -> Sequence[Record]:
    """The versions that were withdrawn then, in that order, with the `name` of who did it."""
    at = article_versions.c.withdrawn_at
    return sql.execute(
        select(article_versions, staff.c.name)
        .outerjoin(staff, staff.c.id == article_versions.c.withdrawn_by)
        .where(at >= since, at < until)
        .order_by(at, article_versions.c.slug, article_versions.c.language)
    ).all()


def count_chats_with(sql: Connection, slug: str, language: str, number: int) -> int:
    """Into how many chats this version, or a section of it, was shared."""
    shared = _shared(slug, language, number)
    return sql.scalar(select(func.count(entries.c.chat_id.distinct())).where(shared)) or 0


def open_chats_with(sql: Connection, slug: str, language: str, number: int) -> Sequence[str]:
    """Those of them that wait or go on."""
    asked = select(entries.c.chat_id).join(chats, chats.c.id == entries.c.chat_id)
    shared = _shared(slug, language, number)
    return sql.scalars(asked.where(shared, chats.c.state.in_(sorted(OPEN))).distinct()).all()


def _shared(slug: str, language: str, number: int) -> ColumnElement[bool]:
    card = entries.c.article
    return and_(
        entries.c.kind == "article",
        card["slug"].as_string() == slug,
        card["language"].as_string() == language,
        card["version"].as_integer() == number,
    )


def edition(sql: Connection) -> int:
    """Rises whenever something else is published."""
    return sql.scalar(select(installation.c.shelf_edition)) or 0


def new_edition(sql: Connection) -> int:
    """Something else has been published: workers index it within two seconds. Returns the number.

    Until we commit nobody else gets the next: who has read an edition has read all that changed up to it.
    """
    sql.execute(update(installation).values(shelf_edition=func.coalesce(installation.c.shelf_edition, 0) + 1))
    return edition(sql)


def changed_in(sql: Connection, slug: str, language: str, number: int) -> None:
    """What is found of this article, or by which words, is new in that edition."""
    sql.execute(update(articles).where(_named(slug, language)).values(edition=number))


def changed_since(sql: Connection, since: int | None, after: tuple[str, str], limit: int) -> Sequence[Record]:
    """The current versions that are newer than an edition, or all, by slug and language behind `after`."""
    place = tuple_(articles.c.slug, articles.c.language)
    asked = _current.where(place > tuple_(literal(after[0]), literal(after[1])))
    if since is not None:
        asked = asked.where(articles.c.edition > since)
    return sql.execute(asked.order_by(articles.c.slug, articles.c.language).limit(limit)).all()


def last_shared(sql: Connection, limit: int) -> Sequence[dict[str, Any]]:
    """The cards of the articles that were shared last."""
    shared = select(entries.c.article).where(entries.c.kind == literal_column("'article'"))
    return sql.scalars(shared.order_by(entries.c.at.desc()).limit(limit)).all()


def shares_between(sql: Connection, since: datetime, until: datetime) -> Sequence[Record]:
    """By `slug` and `language`: `shared` (cards), `chats`, `rated` of these, and the sum of their `scores`.

    Chats that have been forgotten have no card any more.
    """
    slug, language = (entries.c.article[name].as_string().label(name) for name in ("slug", "language"))
    cards = (
        select(slug, language, entries.c.chat_id)
        .where(entries.c.kind == "article", entries.c.at >= since, entries.c.at < until, slug.is_not(None))
        .subquery()
    )
    of_chats = (
        select(cards, ratings.c.score, func.count().label("cards"))
        .outerjoin(ratings, ratings.c.chat_id == cards.c.chat_id)
        .group_by(*cards.c, ratings.c.score)
        .subquery()
    )
    counts = (
        func.sum(of_chats.c.cards).label("shared"),
        func.count().label("chats"),
        func.count(of_chats.c.score).label("rated"),
        func.sum(of_chats.c.score).label("scores"),
    )
    by = (of_chats.c.slug, of_chats.c.language)
    return sql.execute(select(*by, *counts).group_by(*by).order_by(*by)).all()


def known(sql: Connection, slug: str, language: str, content_hash: str) -> Record | None:
    """The version of this text, if it was ever on the shelf."""
    return sql.execute(
        select(article_versions).where(_of(slug, language), article_versions.c.content_hash == content_hash)
    ).one_or_none()


def all_current(sql: Connection) -> Sequence[Record]:
    """The current version of every article."""
    return sql.execute(_current.order_by(articles.c.slug, articles.c.language)).all()


def slugs_after(sql: Connection, slug: str, limit: int) -> Sequence[str]:
    """So many slugs of the shelf that come after one; the empty one comes before all."""
    asked = select(articles.c.slug).where(articles.c.slug > slug).distinct()
    return sql.scalars(asked.order_by(articles.c.slug).limit(limit)).all()


def current_of(sql: Connection, slugs: Sequence[str]) -> Sequence[Record]:
    """The current versions of these articles, in each language."""
    asked = _current.where(articles.c.slug.in_(slugs))
    return sql.execute(asked.order_by(articles.c.slug, articles.c.language)).all()


def version(sql: Connection, slug: str, language: str, number: int) -> Record | None:
    """One version, as it was shared."""
    return sql.execute(
        select(article_versions).where(_of(slug, language), article_versions.c.version == number)
    ).one_or_none()
