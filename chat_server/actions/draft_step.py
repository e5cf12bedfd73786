"""What every step of a draft has in common: the draft as it was seen, the audit, and the editors who hear of it."""

from typing import Any

from chat_server.actions import telling
from chat_server.actions.action import Done, Event, Member, Tx
from chat_server.actions.draft_view import draft_view
from chat_server.actions.recalling import EDITORS
from chat_server.protocol.drafts import DraftStep
from chat_server.protocol.refusal import Refusal
from chat_server.records import audit, drafts, staff
from chat_server.records.locks import lock_drafts
from chat_server.records.tables import Record

NO_DRAFT = Refusal("not_found", "There is no draft of this article.")
LONGEST_REASON = 200  # characters that the audit keeps


def draft_at(tx: Tx, step: DraftStep) -> Record | Refusal:
    """The open draft, locked, as whoever takes the step has seen it; or why they have not."""
    lock_drafts(tx.sql)
    row = drafts.last_draft(tx.sql, step.slug, step.language)
    if row is None:
        return NO_DRAFT
    return row if row.version == step.version and row.state in drafts.OPEN_STATES else moved_on(tx, row)


def moved_on(tx: Tx, row: Record) -> Refusal:
    """Somebody else was faster; `draft` is how it is now."""
    told = f"version: {row.mover} has moved this draft on meanwhile: look at it as it is now."
    return Refusal("conflict", told, {"field": "version", "draft": draft_view(tx, row)})


def out_of_turn(message: str, state: str) -> Refusal:
    """Not a step that can be taken from here."""
    return Refusal("conflict", message, {"field": "state", "state": state})


def noted(
    tx: Tx,
    step: tuple[str, str],
    by: Member,
    what: str,
    *,
    before: Record | None = None,
    reason: str | None = None,
) -> Done:
    """The step, of the draft of this (slug, language), is in the audit, and the editors hear of it.

    The ack is the draft as it is now. `before`: the draft until now.
    """
    slug, language = step
    stood = {} if before is None else {"version": before.version, "state": before.state}
    audit.note(
        tx.sql,
        now=tx.now,
        actor_id=by.id,
        what=what,
        subject=slug,
        reason=None if reason is None else reason[:LONGEST_REASON],
        replaced={"language": language, **stood},
    )
    row = drafts.last_draft(tx.sql, slug, language)
    assert row is not None
    return Done({"draft": draft_view(tx, row)}, tuple(_heard(tx, slug, language)))


def _heard(tx: Tx, slug: str, language: str) -> list[Event]:
    editors = staff.in_roles(tx.sql, EDITORS)
    told: dict[str, Any] = {"slug": slug, "language": language}
    return [telling.to_staff("draft_changed", told, *editors)] if editors else []
