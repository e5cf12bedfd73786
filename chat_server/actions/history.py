"""What was published of an article, version by version."""

from datetime import datetime
from typing import Any

from chat_server.actions.action import Done, Member, Outcome, Tx, action
from chat_server.actions.sharing import MISSING
from chat_server.protocol.fields import wire_time
from chat_server.protocol.shelf import ReadHistory, ReadVersion
from chat_server.records import article_history, articles
from chat_server.records.tables import Record
from knowledge.article import Article
from knowledge.interchange import as_markdown

LATEST = 50  # versions


@action(reads=True)
def read_history(tx: Tx, command: ReadHistory, _by: Member) -> Outcome:
    """The last versions of an article, the newest first, with who wrote, published and withdrew each."""
    current = articles.current(tx.sql, command.slug, command.language)
    stands = None if current is None else current.version
    rows = article_history.versions(tx.sql, command.slug, command.language, LATEST)
    return Done({"versions": [_head(row, current=row.version == stands) for row in rows]})


def _head(row: Record, *, current: bool) -> dict[str, Any]:
    return {
        "version": row.version,
        "title": row.content["title"],
        "added_at": wire_time(row.added_at),
        "current": current,
        "written_at": _instant(row.written_at),
        "written_by": _editor(row.written_by, row.writer),
        "published_by": _editor(row.published_by, row.publisher),
        "withdrawn_at": _instant(row.withdrawn_at),
        "withdrawn_by": _editor(row.withdrawn_by, row.withdrawer),
        "withdrawn_reason": row.withdrawn_reason,
    }


def _instant(at: datetime | None) -> str | None:
    return None if at is None else wire_time(at)


def _editor(member_id: str | None, name: str | None) -> dict[str, str | None] | None:
    return None if member_id is None else {"id": member_id, "name": name}


@action(reads=True)
def read_version(tx: Tx, command: ReadVersion, _by: Member) -> Outcome:
    """The text of a version, how many chats have it, and how many of those go on."""
    named = (command.slug, command.language, command.version)
    row = articles.version(tx.sql, *named)
    if row is None:
        return MISSING
    return Done(
        {
            "text": as_markdown(Article.from_dict(row.content)),
            "chats": articles.count_chats_with(tx.sql, *named),
            "open_chats": len(articles.open_chats_with(tx.sql, *named)),
        }
    )
