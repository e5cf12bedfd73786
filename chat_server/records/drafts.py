"""Drafts of articles: one at a time is open of an article in a language, and those before it are kept."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from chat_server.records.tables import Record, article_drafts, staff

OPEN_STATES = ("draft", "in_review")

_writer = staff.alias("writer")
_mover = staff.alias("mover")
_DRAFTS = (
    select(article_drafts, _writer.c.name.label("writer"), _mover.c.name.label("mover"))
    .join(_writer, _writer.c.id == article_drafts.c.written_by)
    .join(_mover, _mover.c.id == article_drafts.c.moved_by)
)


def _of(slug: str, language: str) -> ColumnElement[bool]:
    return (article_drafts.c.slug == slug) & (article_drafts.c.language == language)


def open_drafts(sql: Connection) -> Sequence[Record]:
    """Those that are neither published nor discarded, the one that was moved last first; with who did it."""
    asked = _DRAFTS.where(article_drafts.c.state.in_(OPEN_STATES))
    return sql.execute(asked.order_by(article_drafts.c.moved_at.desc(), article_drafts.c.id)).all()


def open_draft(sql: Connection, slug: str, language: str) -> Record | None:
    """The open draft of an article, if there is one."""
    asked = _DRAFTS.where(_of(slug, language), article_drafts.c.state.in_(OPEN_STATES))
    return sql.execute(asked).one_or_none()


def last_draft(sql: Connection, slug: str, language: str) -> Record | None:
    """The draft of an article that is or was open last."""
    asked = _DRAFTS.where(_of(slug, language)).order_by(article_drafts.c.version.desc()).limit(1)
    return sql.execute(asked).one_or_none()


def begin(sql: Connection, slug: str, language: str, *, now: datetime, by: str, **values: Any) -> None:
    """Open a draft; its version follows on the last one's."""
    newest = sql.scalar(select(func.max(article_drafts.c.version)).where(_of(slug, language))) or 0
    row = {
        "id": uuid.uuid4().hex,
        "slug": slug,
        "language": language,
        "version": newest + 1,
        "state": "draft",
    }
    stamps = {"written_at": now, "written_by": by, "moved_at": now, "moved_by": by}
    sql.execute(insert(article_drafts).values(**row, **stamps, **values))


def rewrite(
    sql: Connection, draft: Record, *, text: str, flags: list[dict[str, Any]], now: datetime, by: str
) -> None:
    """It says this from now on."""
    move(sql, draft, now=now, by=by, text=text, flags=flags, written_at=now, written_by=by)


def move(sql: Connection, draft: Record, *, now: datetime, by: str, **values: Any) -> None:
    """A step of whatever kind: the next version of the draft."""
    step = {"version": draft.version + 1, "moved_at": now, "moved_by": by}
    sql.execute(update(article_drafts).where(article_drafts.c.id == draft.id).values(**step, **values))
