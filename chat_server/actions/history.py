"""What was published of an article, version by version."""

from typing import Any

from chat_server.actions.action import Done, Member, Outcome, Tx, action
from chat_server.actions.sharing import MISSING
from chat_server.protocol.fields import wire_time
from chat_server.protocol.shelf import ReadHistory, ReadVersion
from chat_server.records import articles
from chat_server.records.tables import Record
from knowledge.article import Article
from knowledge.interchange import as_markdown

LATEST = 50  # versions


@action(reads=True)
def read_history(tx: Tx, command: ReadHistory, _by: Member) -> Outcome:
    """The last versions of an article, the newest first."""
    current = articles.current(tx.sql, command.slug, command.language)
    stands = None if current is None else current.version
    rows = articles.versions(tx.sql, command.slug, command.language, LATEST)
    return Done({"versions": [_head(row, current=row.version == stands) for row in rows]})


def _head(row: Record, *, current: bool) -> dict[str, Any]:
    return {
        "version": row.version,
        "title": row.content["title"],
        "added_at": wire_time(row.added_at),
        "current": current,
        "withdrawn_at": None if row.withdrawn_at is None else wire_time(row.withdrawn_at),
        "withdrawn_reason": row.withdrawn_reason,
    }


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
