"""The contact record: of a chat, which then closes, and of a call."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from chat_server.actions import views
from chat_server.actions.action import Done, Member, Outcome, Tx, action
from chat_server.actions.assigning import close
from chat_server.actions.conversation import conflict_for_staff
from chat_server.actions.queueing import hash_of_code
from chat_server.protocol.contacts import ContactRecord, FileContact, Referral, WrapUp
from chat_server.protocol.fields import wire_time
from chat_server.protocol.refusal import NOT_FOUND, Refusal
from chat_server.records import articles, assignments, chats, contacts, entries, resources
from chat_server.records.entries import Shared

HAS_ONE = Refusal("conflict", "The record of this code's chat is filed already.")
NOT_OPENED = Refusal("not_found", "Open this hand-off code first.", {"field": "handoff_code"})


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
    shared = entries.shared(tx.sql, chat_id)
    return _with_referrals(record, shared, shared)


@action()
def file_contact(tx: Tx, command: FileContact, by: Member) -> Outcome:
    """File the contact record of a call. Again, it answers the same."""
    code = command.handoff_code
    chat_id = None if code is None else contacts.opened_by(tx.sql, hash_of_code(code), by.id)
    if chat_id is not None:
        chats.lock(tx.sql, [chat_id])  # its visitor may be erasing it, or the same be filed just now
    first = contacts.filed_under(tx.sql, by.id, command.client_id)
    if first is not None:
        return _filed(first.id, first.at)
    if code is not None and chat_id is None:
        return NOT_OPENED
    if chat_id is not None and contacts.has_record(tx.sql, chat_id):
        return HAS_ONE
    record = _of_call(tx, chat_id, command)
    if isinstance(record, Refusal):
        return record
    record_id = contacts.file(
        tx.sql,
        staff_id=by.id,
        now=tx.now,
        channel=command.channel,
        language=command.language,
        chat_id=chat_id,
        client_id=command.client_id,
        **record,
    )
    return _filed(record_id, tx.now)


def _filed(record_id: str, at: datetime) -> Done:
    return Done({"contact": {"id": record_id, "at": wire_time(at)}})


def _of_call(tx: Tx, chat_id: str | None, command: FileContact) -> dict[str, Any] | Refusal:
    if chat_id is not None and chats.forgotten_at(tx.sql, chat_id) is not None:
        return {**command.record.model_dump(), "text": None, "referrals": None}
    shared = [] if chat_id is None else entries.shared(tx.sql, chat_id)
    asked = command.record.referrals or []
    on_the_shelf = [found for one in asked if (found := _on_the_shelf(tx, one, command.language))]
    return _with_referrals(command.record, shared, [*on_the_shelf, *shared])


def _on_the_shelf(tx: Tx, asked: Referral, language: str) -> Shared | None:
    if asked.kind == "article":
        article = articles.current(tx.sql, asked.id, language)
        return None if article is None else Shared("article", asked.id, article.content["title"])
    resource = resources.find(tx.sql, asked.id)
    if resource is None or language not in resource.texts:
        return None
    return Shared("resource", asked.id, resource.texts[language]["name"])


def _with_referrals(
    record: ContactRecord, shared: Sequence[Shared], known: Sequence[Shared]
) -> dict[str, Any] | Refusal:
    """The record with its referrals named: those that it names, among what is `known`, else all that were `shared`."""
    counted: Iterable[Shared] = shared
    if record.referrals is not None:
        by_key = {(one.kind, one.id): one for one in known}
        asked = [(one.kind, one.id) for one in record.referrals]
        unknown = next((place for place, one in enumerate(asked) if one not in by_key), None)
        if unknown is not None:
            field = f"record.referrals.{unknown}"
            return Refusal(
                "invalid", f"{field}: it was not shared, and is not there to share.", {"field": field}
            )
        counted = (by_key[one] for one in dict.fromkeys(asked))
    return {**record.model_dump(), "referrals": [one._asdict() for one in counted]}
