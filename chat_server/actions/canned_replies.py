"""Canned replies: listed, kept, removed. The console fills them in; nothing is ever sent by itself."""

from collections.abc import Mapping
from typing import Any

from chat_server.actions.action import Done, Member, Outcome, System, Tx, action
from chat_server.protocol.canned_replies import ListReplies, RemoveReply, SaveReply
from chat_server.protocol.refusal import Refusal
from chat_server.records import audit, canned_replies
from chat_server.records.locks import lock_replies
from chat_server.records.tables import Record
from chat_server.rules.canned_replies import VARIABLES, unknown_variable

KEEPERS = frozenset({"supervisor", "editor", "administrator"})
NO_REPLY = Refusal("not_found", "There is no such reply, or no longer.", {"field": "id"})
NOT_YOURS = Refusal("forbidden", "Supervisors and editors keep the shared replies.", {"field": "shared"})
TAKEN = Refusal("conflict", "This shortcut has a reply already. Choose another.", {"field": "shortcut"})
EMPTY = Refusal("invalid", "texts: write it in one language at least.", {"field": "texts"})


@action(reads=True)
def list_replies(tx: Tx, _command: ListReplies, by: Member) -> Outcome:
    """Everybody's and one's own."""
    return _replies(tx, by)


@action()
def save_reply(tx: Tx, command: SaveReply, by: Member) -> Outcome:
    """Add a reply or change one; for everybody only as one of those who keep these. Again, it answers the same."""
    texts = command.texts.model_dump(exclude_none=True)
    refusal = _wrong_texts(texts)
    if refusal is not None:
        return refusal
    lock_replies(tx.sql)
    before = None if command.id is None else canned_replies.find(tx.sql, command.id, by.id)
    if command.id is not None and before is None:
        return NO_REPLY
    shared = command.shared or _is_shared(before)
    if shared and KEEPERS.isdisjoint(by.roles):
        return NOT_YOURS
    owner_id = None if command.shared else by.id
    named = canned_replies.with_shortcut(tx.sql, command.shortcut, owner_id)
    if named is not None and named.id != command.id:
        same = command.id is None and named.texts == texts
        return _replies(tx, by) if same else TAKEN
    if shared:
        _audited(tx, by, "set_reply", command.shortcut, before)
    values = {"shortcut": command.shortcut, "owner_id": owner_id, "texts": texts}
    canned_replies.put(tx.sql, command.id, now=tx.now, by=by.id, **values)
    return _replies(tx, by)


@action()
def remove_reply(tx: Tx, command: RemoveReply, by: Member) -> Outcome:
    """Remove a reply of one's own, or, as one of those who keep these, of everybody's."""
    lock_replies(tx.sql)
    before = canned_replies.find(tx.sql, command.id, by.id)
    if before is None:
        return NO_REPLY
    if _is_shared(before):
        if KEEPERS.isdisjoint(by.roles):
            return NOT_YOURS
        _audited(tx, by, "remove_reply", before.shortcut, before)
    canned_replies.remove(tx.sql, before.id)
    return _replies(tx, by)


@action()
def furnish_replies(tx: Tx, command: Mapping[str, dict[str, str]], _by: System) -> Outcome:
    """Give a new installation replies for everybody, texts by shortcut; one that has some keeps them as they are."""
    if not canned_replies.of(tx.sql, None):
        for shortcut, texts in command.items():
            values = {"shortcut": shortcut, "owner_id": None, "texts": texts}
            canned_replies.put(tx.sql, None, now=tx.now, by=None, **values)
    return Done()


def _wrong_texts(texts: dict[str, str]) -> Refusal | None:
    if not texts:
        return EMPTY
    known = ", ".join(f"{{{name}}}" for name in VARIABLES)
    for language, text in texts.items():
        name = unknown_variable(text)
        if name is not None:
            field = f"texts.{language}"
            return Refusal(
                "invalid", f"{field}: {{{name}}} stands for nothing; use {known}.", {"field": field}
            )
    return None


def _is_shared(reply: Record | None) -> bool:
    return reply is not None and reply.owner_id is None


def _audited(tx: Tx, by: Member, what: str, shortcut: str, before: Record | None) -> None:
    stood = None if before is None else {"shortcut": before.shortcut, "texts": before.texts}
    audit.note(tx.sql, now=tx.now, actor_id=by.id, what=what, subject=shortcut, reason=None, replaced=stood)


def _replies(tx: Tx, by: Member) -> Done:
    phone = tx.policy.phone_number
    return Done({"phone": phone, "replies": [_view(row) for row in canned_replies.of(tx.sql, by.id)]})


def _view(row: Record) -> dict[str, Any]:
    return {
        "id": row.id,
        "shortcut": row.shortcut,
        "shared": row.owner_id is None,
        "texts": {"en": row.texts.get("en"), "es": row.texts.get("es")},
    }
