"""Drafts as editors see them, with all that is wrong in them."""

from collections.abc import Collection
from typing import Any

from chat_server.actions.action import Tx
from chat_server.actions.sharing import local_day
from chat_server.protocol.fields import wire_time
from chat_server.records import articles, drafts
from chat_server.records.tables import Record
from knowledge.article import Article
from knowledge.fault import ArticleFault
from knowledge.library import anchors_in, inspect_text


def inspected(tx: Tx, draft: Record) -> tuple[Article | None, list[ArticleFault]]:
    """The article that a draft is, and its faults beside the shelf as it stands.

    Its pair is the other language's draft where there is one: so both can be changed, one after the other.
    """

    def anchors_of(slug: str, language: str) -> Collection[str] | None:
        pair = None if language == draft.language else drafts.open_draft(tx.sql, slug, language)
        if pair is not None and (found := anchors_in(pair.text)) is not None:
            return found
        row = articles.current(tx.sql, slug, language)
        if row is None or row.withdrawn_at is not None:
            return None
        return [section["anchor"] for section in row.content["sections"]]

    return inspect_text(draft.text, draft.slug, draft.language, local_day(tx), anchors_of)


def draft_view(tx: Tx, draft: Record) -> dict[str, Any]:
    """A draft with its text, its faults and its flags."""
    return {
        **draft_head(draft),
        "text": draft.text,
        "faults": faults_of(tx, draft),
        "flags": draft.flags,
    }


def faults_of(tx: Tx, draft: Record) -> list[dict[str, Any]]:
    """What keeps it from review, by line."""
    return [
        {"line": fault.line, "message": fault.message, "message_es": fault.in_language("es")}
        for fault in inspected(tx, draft)[1]
    ]


def draft_head(draft: Record) -> dict[str, Any]:
    """A draft without its text."""
    return {
        "slug": draft.slug,
        "language": draft.language,
        "version": draft.version,
        "state": draft.state,
        "written_at": wire_time(draft.written_at),
        "written_by": {"id": draft.written_by, "name": draft.writer},
        "moved_at": wire_time(draft.moved_at),
        "moved_by": {"id": draft.moved_by, "name": draft.mover},
        "remark": draft.remark,
        "open_flags": open_flags(draft),
    }


def open_flags(draft: Record) -> int:
    """How many of its flags are neither resolved nor accepted."""
    return sum(flag["state"] == "open" for flag in draft.flags)
