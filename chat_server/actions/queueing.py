"""Into the queue, out of it to the phone, and what a hand-off code opens."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from chat_server.actions import outlook, telling, views
from chat_server.actions.action import Done, Event, Member, Outcome, Tx, Visitor, action
from chat_server.actions.availability import assess
from chat_server.actions.conversation import conflict_for_visitor
from chat_server.actions.offering import waits_on
from chat_server.actions.turning_away import leave_queue, refuse
from chat_server.protocol.fields import wire_time
from chat_server.protocol.refusal import NOT_FOUND, Refusal
from chat_server.protocol.staff import OpenHandoff
from chat_server.protocol.visitor import ChoosePhone, ConfirmPresence, RequestChat
from chat_server.records import audit, chats, contacts, entries, seen, wait_estimates, workers
from chat_server.records.entries import VISITOR, Draft
from chat_server.records.locks import lock_arrivals
from chat_server.records.wait_estimates import InLine
from chat_server.rules.lifecycle import OPEN

# Without 0, O, 1, I, L, 5, S, 8, B, 2, Z: read out on the phone, none is taken for another.
CODE_ALPHABET = "ACDEFGHJKMNPQRTUVWXY3467"
CODE_LENGTH = 8
CODE_LIFE = timedelta(hours=24)


def token_for(secret_key: bytes, client_id: str) -> str:
    """The visitor's token: HMAC-SHA256 of their secret client id, so that a repeat gets the same answer."""
    return hmac.new(secret_key, b"visitor:" + client_id.encode(), hashlib.sha256).hexdigest()


def hash_of(secret: str) -> str:
    """What is stored of a secret that is random already."""
    return hashlib.sha256(secret.encode()).hexdigest()


@action()
def request_chat(tx: Tx, command: RequestChat, by: Visitor) -> Outcome:
    """Join the queue, if chat is open to a newcomer in this language; else the phone."""
    token = token_for(tx.policy.secret_key, command.client_id)
    known = chats.ids_of_tokens(tx.sql, [hash_of(token)]).get(hash_of(token))
    if known is not None:
        workers.bind(tx.sql, by.connection_id, known)
        chats.clear_lost(tx.sql, [known])
        return Done({"chat": views.visitor_chat(tx, known), "token": token})
    if by.chat_id is not None and (refusal := _still_open(tx, by.chat_id)):
        return refusal
    lock_arrivals(tx.sql, command.language)
    people = outlook.on_duty(tx)
    decision, availability = assess(tx, command.language, people)
    if decision.channel == "phone":
        refuse(tx, command, decision.reason, availability["chat"]["timezone"])
        return Refusal(
            "phone", "Chat is not open to you now.", {"availability": availability, "handoff": None}
        )
    chat_id, log = _queue_up(tx, command, token)
    workers.bind(tx.sql, by.connection_id, chat_id)
    events = telling.chats_changed(tx, [], log)
    rows = seen.read(tx.sql, [chat_id], tx.now)
    row, expected = views.with_waits(tx, rows, people)[chat_id]
    if expected is not None:
        place = InLine(chat_id, row.language, row.position or 1)
        wait_estimates.keep(tx.sql, {place: expected}, tx.now)
    return Done({"chat": views.for_visitor(row, expected), "token": token}, tuple(events), rematch=True)


def _still_open(tx: Tx, chat_id: str) -> Refusal | None:
    chat = views.visitor_chat(tx, chat_id)
    if chat["state"] not in OPEN:
        return None
    return Refusal("conflict", "You have an open chat already.", {"chat": chat})


def _queue_up(tx: Tx, command: RequestChat, token: str) -> tuple[str, Sequence[Draft]]:
    name = (command.name or "").strip() or None
    chat_id = chats.add(
        tx.sql,
        now=tx.now,
        token_hash=hash_of(token),
        language=command.language,
        role=command.role,
        topic=command.topic,
        name=name,
    )
    question = (command.question or "").strip()
    if not question:
        return chat_id, []
    asked = Draft(chat_id, "message", "visitor", VISITOR, tx.now, author_name=name, text=question)
    return chat_id, entries.append(tx.sql, [asked])


@action()
def confirm_presence(tx: Tx, _command: ConfirmPresence, by: Visitor) -> Outcome:
    """Still here: the chat may be offered again. Harmless where nobody asked."""
    if by.chat_id is None:
        return NOT_FOUND
    row = chats.lock(tx.sql, [by.chat_id])[by.chat_id]
    if row.state not in OPEN:
        return conflict_for_visitor(tx, by.chat_id, "This chat has ended.")
    events = waits_on(tx, row) if row.state == "waiting" else []
    return Done({"chat": views.visitor_chat(tx, by.chat_id)}, tuple(events), rematch=bool(events))


@action()
def choose_phone(tx: Tx, _command: ChoosePhone, by: Visitor) -> Outcome:
    """Leave the queue for the phone, with a code that saves telling everything twice.

    A chat that is `phoned` already gets a fresh code: its first may have been lost on the way, and one that
    closing time sent to the phone has had none.
    """
    if by.chat_id is None:
        return Done({"availability": assess(tx, by.language)[1], "handoff": None})
    row = chats.lock(tx.sql, [by.chat_id])[by.chat_id]
    if row.state not in {"waiting", "phoned"}:
        return conflict_for_visitor(tx, by.chat_id, "Only a waiting chat can move to the phone.")
    events: list[Event] = []
    if row.state == "waiting":
        events = leave_queue(tx, row, "phoned", "chose_phone")
    nothing_to_tell = contacts.handoff_was_opened(tx.sql, row.id) or chats.forgotten_at(tx.sql, row.id)
    handoff = None if nothing_to_tell else issue_handoff(tx, row.id)
    availability = assess(tx, row.language)[1]
    return Done({"availability": availability, "handoff": handoff}, tuple(events), rematch=bool(events))


def issue_handoff(tx: Tx, chat_id: str) -> dict[str, Any]:
    """A fresh code for a chat; only its hash is stored."""
    code = "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
    expires_at = tx.now + CODE_LIFE
    contacts.add_handoff(tx.sql, code_hash=hash_of(code), chat_id=chat_id, expires_at=expires_at)
    return {"code": code, "expires_at": wire_time(expires_at)}


def hash_of_code(written: str) -> str:
    """What is stored of a hand-off code, however it was written down."""
    return hash_of("".join(written.split()).replace("-", "").upper())


@action()
def open_handoff(tx: Tx, command: OpenHandoff, by: Member) -> Outcome:
    """Show what the person on the phone agreed to hand over. A code opens once."""
    chat_id = contacts.open_handoff(tx.sql, hash_of_code(command.code), by.id, tx.now)
    if chat_id is None:
        return Refusal("not_found", "No open code like this. Codes last 24 hours and open once.")
    audit.note(tx.sql, now=tx.now, actor_id=by.id, what="open_handoff", subject=chat_id)
    row = seen.read(tx.sql, [chat_id], tx.now)[chat_id]
    shared = entries.shared(tx.sql, chat_id)
    summary = {
        "language": row.language,
        "topic": row.topic,
        "question": chats.question_of(tx.sql, chat_id),
        "articles": [one.id for one in shared if one.kind == "article"],
        "resources": list(dict.fromkeys(one.title for one in shared if one.kind == "resource")),
        "shared": [one._asdict() for one in shared],
    }
    return Done({"summary": summary})
