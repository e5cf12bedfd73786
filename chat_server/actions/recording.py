"""The contact record: of a chat, which then closes."""

from collections.abc import Iterable, Sequence
from typing import Any

from chat_server.actions import views
from chat_server.actions.action import Done, Member, Outcome, Tx, action
from chat_server.actions.assigning import close
from chat_server.actions.conversation import conflict_for_staff
from chat_server.protocol.contacts import ContactRecord, Referral, WrapUp
from chat_server.protocol.refusal import NOT_FOUND, Refusal
from chat_server.records import assignments, chats, contacts, entries
from chat_server.records.entries import Shared


@action()
def wrap_up(tx: Tx, command: WrapUp, by: Member) -> Outcome:
    """File the contact record and free the slot."""
    row = chats.lock(tx.sql, [command.chat_id]).get(command.chat_id)
    held = None if row is None else assignments.held_by(tx.sql, command.chat_id, by.id)
    if row is None or held is None:
        return NOT_FOUND
    if held.state != "wrap_up":
        return conflict_for_staff(tx, row.id, "End the chat first.")
    record = _of_chat(tx, row.id, command.record)
    if isinstance(record, Refusal):
        return record
    whose = {"chat_id": row.id, "staff_id": by.id, "channel": "chat", "language": row.language}
    contacts.file(tx.sql, **whose, now=tx.now, **record)
    events = close(tx, held)
    return Done({"chat": views.staff_chat(tx, command.chat_id)}, tuple(events), rematch=True)


def _of_chat(tx: Tx, chat_id: str, record: ContactRecord) -> dict[str, Any] | Refusal:
    if chats.forgotten_at(tx.sql, chat_id) is not None:
        # Nobody would forget these again.
        return {**record.model_dump(), "text": None, "referrals": None}
    return with_referrals(record, entries.shared(tx.sql, chat_id))


def with_referrals(record: ContactRecord, shared: Sequence[Shared]) -> dict[str, Any] | Refusal:
    """The record with its referrals named: those that were asked for, else all that were shared."""
    counted: Iterable[Shared] = shared
    if record.referrals is not None:
        known = {(one.kind, one.id): one for one in shared}
        asked = [(one.kind, one.id) for one in record.referrals]
        missing = next((place for place, one in enumerate(asked) if one not in known), None)
        if missing is not None:
            return _not_shared(record.referrals, missing)
        counted = (known[one] for one in dict.fromkeys(asked))
    return {**record.model_dump(), "referrals": [one._asdict() for one in counted]}


def _not_shared(asked: Sequence[Referral], place: int) -> Refusal:
    field = f"record.referrals.{place}"
    return Refusal("invalid", f"{field}: no such {asked[place].kind} was shared.", {"field": field})
