"""Editors write articles. A draft has the form of an article's file; it may be saved with whatever is wrong in it."""

from typing import Any

from chat_server.actions.action import Done, Member, Outcome, Tx, action
from chat_server.actions.draft_step import NO_DRAFT, draft_at, moved_on, noted, out_of_turn
from chat_server.actions.draft_view import draft_head, draft_view, inspected
from chat_server.protocol.drafts import DiscardDraft, ListDrafts, ReadDraft, SaveDraft
from chat_server.protocol.refusal import Refusal
from chat_server.records import articles, drafts
from chat_server.records.locks import lock_drafts
from chat_server.records.tables import Record
from knowledge.article import Article
from knowledge.importing.flagging import PlacedFlag, carried_over, flags_in
from knowledge.interchange import as_markdown


@action(reads=True)
def list_drafts(tx: Tx, _command: ListDrafts, _by: Member) -> Outcome:
    """The drafts that are open."""
    return Done({"drafts": [draft_head(row) for row in drafts.open_drafts(tx.sql)]})


@action(reads=True)
def read_draft(tx: Tx, command: ReadDraft, _by: Member) -> Outcome:
    """An article as it is being written, and as it stands."""
    row = drafts.open_draft(tx.sql, command.slug, command.language)
    stands = articles.current(tx.sql, command.slug, command.language)
    return Done(
        {
            "draft": None if row is None else draft_view(tx, row),
            "shelved": None if stands is None else as_markdown(Article.from_dict(stands.content)),
            "shelved_version": None if stands is None else stands.version,
            "shelved_withdrawn": stands is not None and stands.withdrawn_at is not None,
            "second_editor": tx.policy.second_editor,
        }
    )


@action(reads=True)
def preview_draft(tx: Tx, command: ReadDraft, _by: Member) -> Outcome:
    """The article that the open draft is, as far as it can be shown: its `content`."""
    row = drafts.open_draft(tx.sql, command.slug, command.language)
    if row is None:
        return NO_DRAFT
    article, faults = inspected(tx, row)
    if article is None:
        return Refusal("conflict", f"line {faults[0].line}: {faults[0].message}", {"field": "text"})
    return Done({"content": article.to_dict()})


@action()
def save_draft(tx: Tx, command: SaveDraft, by: Member) -> Outcome:
    """Begin a draft, or change one that nobody has moved on meanwhile."""
    lock_drafts(tx.sql)
    last = drafts.last_draft(tx.sql, command.slug, command.language)
    if last is not None and last.state in drafts.OPEN_STATES:
        return _changed(tx, last, command, by)
    if command.version == 0:
        flags = [flag.to_dict() for flag in flags_in(command.text, command.language)]
        written = {"text": command.text, "flags": flags}
        drafts.begin(tx.sql, command.slug, command.language, now=tx.now, by=by.id, **written)
        return noted(tx, (command.slug, command.language), by, "begin_draft")
    return NO_DRAFT if last is None else moved_on(tx, last)


def _changed(tx: Tx, row: Record, command: SaveDraft, by: Member) -> Done | Refusal:
    if _said_again(row, command, by):
        return Done({"draft": draft_view(tx, row)})
    if command.version != row.version:
        return moved_on(tx, row)
    if row.state != "draft":
        return out_of_turn("It is in review: have it returned before you change it.", row.state)
    flags = carried_over(map(PlacedFlag.from_dict, row.flags), flags_in(command.text, row.language), by.name)
    told: list[dict[str, Any]] = [flag.to_dict() for flag in flags]
    drafts.rewrite(tx.sql, row, text=command.text, flags=told, now=tx.now, by=by.id)
    return noted(tx, (row.slug, row.language), by, "save_draft", before=row)


def _said_again(row: Record, command: SaveDraft, by: Member) -> bool:
    """The answer was lost on the way: this very text is what they saved last."""
    theirs = row.state == "draft" and row.moved_by == row.written_by == by.id
    return bool(theirs and row.moved_at == row.written_at and row.text == command.text) and (
        command.version in (0, row.version - 1)
    )


@action()
def discard_draft(tx: Tx, command: DiscardDraft, by: Member) -> Outcome:
    """Give it up."""
    row = draft_at(tx, command)
    if isinstance(row, Refusal):
        return row
    drafts.move(tx.sql, row, now=tx.now, by=by.id, state="discarded")
    return Done(events=noted(tx, (row.slug, row.language), by, "discard_draft", before=row).events)
