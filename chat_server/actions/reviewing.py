"""What an editor has written is looked at by another, and put on the shelf."""

from typing import Any

from chat_server.actions.action import Done, Member, Outcome, Tx, action
from chat_server.actions.draft_step import draft_at, noted, out_of_turn
from chat_server.actions.draft_view import faults_of, inspected, open_flags
from chat_server.actions.opening_hours import invalid
from chat_server.actions.shelving import put_on_shelf
from chat_server.protocol.drafts import AcceptFlag, PublishDraft, ReturnDraft, SendToReview
from chat_server.protocol.refusal import Refusal
from chat_server.records import drafts
from chat_server.records.tables import Record

NO_FLAG = Refusal("not_found", "text: no such words are flagged in this draft.", {"field": "text"})
OWN_DRAFT = Refusal("forbidden", "You wrote it last: somebody else has to publish it.", {"reason": "own"})
WITHDRAWN = Refusal(
    "conflict", "text: this very text was withdrawn: change it.", {"field": "text", "reason": "withdrawn"}
)

SAMPLE = Refusal(
    "conflict",
    "text: `sample: true`: no clinician has reviewed it. Have it reviewed, and say so.",
    {"field": "text", "reason": "sample"},
)


@action()
def send_to_review(tx: Tx, command: SendToReview, by: Member) -> Outcome:
    """Have somebody else look at it."""
    row = draft_at(tx, command)
    if isinstance(row, Refusal):
        return row
    if row.state != "draft":
        return out_of_turn("It is in review already.", row.state)
    if refusal := _faulty(tx, row):
        return refusal
    drafts.move(tx.sql, row, now=tx.now, by=by.id, state="in_review", remark=None)
    return noted(tx, (row.slug, row.language), by, "send_to_review", before=row)


@action()
def return_draft(tx: Tx, command: ReturnDraft, by: Member) -> Outcome:
    """Give it back, saying what is to be changed."""
    row = draft_at(tx, command)
    if isinstance(row, Refusal):
        return row
    if row.state != "in_review":
        return out_of_turn("It is not in review.", row.state)
    if not command.remark.strip():
        return invalid("remark", "say what is to be changed.")
    drafts.move(tx.sql, row, now=tx.now, by=by.id, state="draft", remark=command.remark)
    return noted(tx, (row.slug, row.language), by, "return_draft", before=row, reason=command.remark)


@action()
def accept_flag(tx: Tx, command: AcceptFlag, by: Member) -> Outcome:
    """What looks garbled is right as it is."""
    row = draft_at(tx, command)
    if isinstance(row, Refusal):
        return row
    flags = [_accepted(flag, command, by) for flag in row.flags]
    if flags == row.flags:
        return NO_FLAG
    drafts.move(tx.sql, row, now=tx.now, by=by.id, flags=flags)
    return noted(tx, (row.slug, row.language), by, "accept_flag", before=row, reason=command.text)


def _accepted(flag: dict[str, Any], command: AcceptFlag, by: Member) -> dict[str, Any]:
    named = flag["state"] == "open" and (flag["kind"], flag["text"]) == (command.kind, command.text)
    return {**flag, "state": "accepted", "by": by.name} if named else flag


@action()
def publish_draft(tx: Tx, command: PublishDraft, by: Member) -> Outcome:
    """Put it on the shelf, seen by a second pair of eyes."""
    row = draft_at(tx, command)
    if isinstance(row, Refusal):
        return row
    if row.state != "in_review":
        return out_of_turn("Send it to review first.", row.state)
    if tx.policy.second_editor and row.written_by == by.id:
        return OWN_DRAFT
    if refusal := _faulty(tx, row) or _unsettled(row):
        return refusal
    article, _ = inspected(tx, row)
    assert article is not None  # what has no fault is whole
    if article.sample and not tx.policy.publishes_samples:
        return SAMPLE
    version = put_on_shelf(tx, article)
    if version is None:
        return WITHDRAWN
    drafts.move(tx.sql, row, now=tx.now, by=by.id, state="published")
    return Done(
        {"version": version},
        noted(tx, (row.slug, row.language), by, "publish_draft", before=row).events,
    )


def _faulty(tx: Tx, row: Record) -> Refusal | None:
    faults = faults_of(tx, row)
    if not faults:
        return None
    told = f"text: line {faults[0]['line']}: {faults[0]['message']}"
    return Refusal("conflict", told, {"field": "text", "faults": faults})


def _unsettled(row: Record) -> Refusal | None:
    if not open_flags(row):
        return None
    told = "flags: change or accept what is flagged first."
    return Refusal("conflict", told, {"field": "flags", "flags": row.flags})
