"""Articles, and their immutable versions."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from chat_server.records.tables import Record, article_versions, articles

_current = select(articles.c.state, article_versions).join(
    article_versions,
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
    """Make this text the current version; the same text again is the same version. Returns its number."""
    here = (article_versions.c.slug == slug) & (article_versions.c.language == language)
    version = sql.scalar(
        select(article_versions.c.version).where(here, article_versions.c.content_hash == content_hash)
    )
    if version is None:
        newest = sql.scalar(select(func.max(article_versions.c.version)).where(here))
        version = (newest or 0) + 1
        sql.execute(
            insert(article_versions).values(
                slug=slug,
                language=language,
                version=version,
                content_hash=content_hash,
                content=content,
                last_revised=last_revised,
                next_review=next_review,
                added_at=now,
            )
        )
    _point_to(sql, slug, language, version)
    return version


def _point_to(sql: Connection, slug: str, language: str, version: int) -> None:
    values = {"version": version, "state": "published"}
    where = (articles.c.slug == slug) & (articles.c.language == language)
    if not sql.execute(update(articles).where(where).values(**values)).rowcount:
        sql.execute(insert(articles).values(slug=slug, language=language, **values))


def current(sql: Connection, slug: str, language: str) -> Record | None:
    """The current version of an article, with the article's `state`."""
    return sql.execute(_current.where(articles.c.slug == slug, articles.c.language == language)).one_or_none()


def all_current(sql: Connection) -> Sequence[Record]:
    """The current version of every article."""
    return sql.execute(_current.order_by(articles.c.slug, articles.c.language)).all()


def version(sql: Connection, slug: str, language: str, number: int) -> Record | None:
    """One version, as it was shared, with the article's `state`."""
    return sql.execute(
        select(articles.c.state, article_versions)
        .join(
            articles,
            (article_versions.c.slug == articles.c.slug)
            & (article_versions.c.language == articles.c.language),
        )
        .where(
            article_versions.c.slug == slug,
            article_versions.c.language == language,
            article_versions.c.version == number,
        )
    ).one_or_none()
