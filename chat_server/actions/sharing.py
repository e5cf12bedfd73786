"""The article shelf in a conversation: found, checked, shared in the exact version that stands now."""

from datetime import date
from typing import Any

from chat_server.actions.action import LATER, Done, Later, Member, Outcome, Tx, action
from chat_server.actions.conversation import refusal_to_write
from chat_server.actions.opening_hours import read_hours
from chat_server.actions.writing import Line
from chat_server.protocol.refusal import Refusal
from chat_server.protocol.staff import FindArticles, ShareArticle
from chat_server.records import articles
from chat_server.records.chats import ChatLog
from chat_server.records.entries import Draft
from chat_server.records.tables import Record
from knowledge.article import Article, Section

MISSING = Refusal("not_found", "There is no such article, or no such section in it.")


def local_day(tx: Tx) -> date:
    """Today, in the zone of the calendar: review dates are days."""
    return tx.now.astimezone(read_hours(tx).zone(tx.now)).date()


def not_sendable(row: Record, today: date) -> str | None:
    """Why this version of an article may not be sent on this day, or None."""
    if row.withdrawn_at is not None:
        return "withdrawn"
    return Article.from_dict(row.content).sendable_on(today)[1]


@action(reads=True)
def find_articles(tx: Tx, command: FindArticles, _by: Member) -> Outcome:
    """Search the shelf. What may not be sent is found too, and says why."""
    shelf = tx.policy.shelf
    look = shelf.fitting if command.suggests else shelf.find
    hits = look(command.query, command.language, command.limit)
    found = []
    today = local_day(tx)
    for slug, language, anchor in hits:
        row = articles.current(tx.sql, slug, language)
        if row is not None:
            found.append(_hit(row, anchor, command.query, today))
    tries = not found and not command.suggests
    suggestion = shelf.suggest(command.query, command.language) if tries else None
    not_found = [] if command.suggests else shelf.not_found(command.query, command.language)
    return Done({"articles": found, "suggestion": suggestion, "not_found": not_found})


def _hit(row: Record, anchor: str | None, query: str, today: date) -> dict[str, Any]:
    content, reason = row.content, not_sendable(row, today)
    return {
        "slug": row.slug,
        "language": row.language,
        "title": content["title"],
        "summary": content["summary"],
        "sections": [{"anchor": s["anchor"], "title": s["title"]} for s in content["sections"]],
        "anchor": anchor,
        "excerpt": _excerpt(content, anchor, query),
        "sample": content["sample"],
        "sendable": reason is None,
        "reason": reason,
        "review_due": row.next_review.isoformat(),
    }


def _excerpt(content: dict[str, Any], anchor: str | None, query: str) -> str | None:
    from knowledge.excerpt import excerpt

    section = _section(content, anchor)
    return None if section is None else excerpt(Section(**section), query)


def _section(content: dict[str, Any], anchor: str | None) -> dict[str, str] | None:
    return next((section for section in content["sections"] if section["anchor"] == anchor), None)


@action(writes=True)
def share_article(tx: Tx, command: ShareArticle, by: Member) -> Line:
    """Share an article, or a section of it, into a chat that this specialist holds."""

    def make(log: ChatLog, holds: str | None) -> Draft | Refusal | Later:
        card = refusal_to_write(tx, log, holds) or _sendable_card(tx, command)
        if isinstance(card, Refusal | Later):
            return card
        return Draft(
            log.id,
            "article",
            "specialist",
            by.id,
            tx.now,
            author_name=by.name,
            client_id=command.client_id,
            article=card,
        )

    return Line(command.chat_id, by.id, command.client_id, make)


def _sendable_card(tx: Tx, command: ShareArticle) -> dict[str, Any] | Refusal | Later:
    held = articles.hold(tx.sql, command.slug, command.language, patient=tx.patient)
    row = articles.current(tx.sql, command.slug, command.language)
    if row is None:
        return MISSING
    if not held:
        return LATER  # nobody else in this batch waits for whoever publishes or withdraws it
    reason = not_sendable(row, local_day(tx))
    if reason is not None:
        return Refusal("conflict", "This article may not be sent now.", {"reason": reason})
    return _card(row, command.anchor) or MISSING


def _card(row: Record, anchor: str | None) -> dict[str, Any] | None:
    content = row.content
    section = _section(content, anchor)
    if anchor is not None and section is None:
        return None
    fragment = "" if anchor is None else f"#{anchor}"
    return {
        "slug": row.slug,
        "language": row.language,
        "version": row.version,
        "title": content["title"],
        "summary": content["summary"],
        "notice": content["notice"],
        "sample": content["sample"],
        "anchor": anchor,
        "section": None if section is None else section["title"],
        "url": f"/articles/{row.slug}?language={row.language}&version={row.version}{fragment}",
    }
