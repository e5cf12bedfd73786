"""Rows as the wire shapes them, for a visitor or for staff."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from chat_server.actions.action import Tx
from chat_server.actions.outlook import outlooks
from chat_server.protocol.fields import wire_time
from chat_server.records import entries, notes, seen, staff
from chat_server.records.entries import Draft
from chat_server.records.notes import Note
from chat_server.records.offers import TRANSFERS, Offer, pending_of
from chat_server.records.seen import Seen
from chat_server.records.staff import Person
from chat_server.rules.lifecycle import as_visitor_sees
from chat_server.rules.wait_estimate import Outlook, WaitRange

FIRST_ENTRIES = 200

Json = dict[str, Any]
ChatRows = dict[str, tuple[Seen, WaitRange | None]]


def _time(at: datetime | None) -> str | None:
    return None if at is None else wire_time(at)


def expected_waits(tx: Tx, languages: Collection[str]) -> dict[str, Callable[[int], Json | None]]:
    """The ranges of the line of each language, by the position in it."""
    return {language: _by_position(found) for language, found in outlooks(tx, languages).items()}


def _by_position(found: Outlook | None) -> Callable[[int], Json | None]:
    if found is None:
        return lambda _position: None
    return lambda position: wait_view(found.for_one_behind(position - 1))


def wait_view(expected: WaitRange | None) -> Json | None:
    """A range of seconds, or null."""
    return None if expected is None else {"low_s": expected.low_s, "high_s": expected.high_s}


def _common(row: Seen, wait: WaitRange | None) -> Json:
    waiting = row.state == "waiting"
    answered = row.specialist_name is not None and not waiting
    return {
        "id": row.id,
        "version": row.version,
        "state": row.state,
        "language": row.language,
        "role": row.role,
        "topic": row.topic,
        "queued_at": wire_time(row.queued_at),
        "assigned_at": _time(row.assigned_at),
        "ended_at": _time(row.ended_at),
        "last_seq": row.last_seq,
        "specialist": {"name": row.specialist_name} if answered else None,
        "position": row.position if waiting else None,
        "wait": wait_view(wait),
        "still_there": _time(row.asked_until) if waiting else None,
    }


def for_visitor(row: Seen, wait: WaitRange | None) -> Json:
    """A chat as its visitor sees it."""
    return {**_common(row, wait), "state": as_visitor_sees(row.state)}


def for_staff(row: Seen, wait: WaitRange | None) -> Json:
    """A chat as staff see it."""
    view = _common(row, wait)
    if view["specialist"]:
        view["specialist"] = {"id": row.specialist_id, "name": row.specialist_name}
    about_visitor = {"name": row.name, "visitor_connected": bool(row.visitor_connected)}
    return {**view, **about_visitor, "wrap_up_until": _time(row.wrap_up_until)}


def chat_rows(tx: Tx, chat_ids: Iterable[str]) -> ChatRows:
    """The chats by id, each with its expected wait."""
    return with_waits(tx, seen.read(tx.sql, sorted(set(chat_ids)), tx.now))


def with_waits(tx: Tx, rows: dict[str, Seen], people: Sequence[Person] | None = None) -> ChatRows:
    """Chats that were read already, each with its expected wait; `people` as in `outlooks`."""
    languages = {row.language for row in rows.values() if row.state == "waiting"}
    found = outlooks(tx, languages, people)
    return {chat_id: (row, _wait_of(row, found.get(row.language))) for chat_id, row in rows.items()}


def _wait_of(row: Seen, expected: Outlook | None) -> WaitRange | None:
    if expected is None or row.state != "waiting":
        return None
    return expected.for_one_behind((row.position or 1) - 1)


def visitor_chat(tx: Tx, chat_id: str) -> Json:
    """One chat, for its visitor."""
    return for_visitor(*chat_rows(tx, [chat_id])[chat_id])


def staff_chat(tx: Tx, chat_id: str) -> Json:
    """One chat, for staff."""
    return for_staff(*chat_rows(tx, [chat_id])[chat_id])


def entry(draft: Draft, *, author_looks: bool) -> Json:
    """An entry; its `client_id` only for its author."""
    view: Json = {
        "seq": draft.seq,
        "kind": draft.kind,
        "author": {"kind": draft.author_kind, "name": draft.author_name},
        "at": wire_time(draft.at),
    }
    for name in ("text", "article", "notice", "resource"):
        value = getattr(draft, name)
        if value is not None:
            view[name] = value
    if author_looks and draft.client_id:
        view["client_id"] = draft.client_id
    return view


def log_for(log: Sequence[Draft], author_id: str) -> list[Json]:
    """Entries as this reader sees them."""
    return [entry(draft, author_looks=draft.author_id == author_id) for draft in log]


def note_view(row: Note, *, author_looks: bool) -> Json:
    """A staff note; its `client_id` only for its author."""
    own = {"client_id": row.client_id} if author_looks else {}
    return {
        "id": row.id,
        "chat_id": row.chat_id,
        "author": {"id": row.author_id, "name": row.author_name},
        "at": wire_time(row.at),
        "text": row.text,
        "whisper": row.whisper,
        **own,
    }


def notes_for(tx: Tx, chat_id: str, reader_id: str) -> list[Json]:
    """All notes on a chat, as this member of staff sees them."""
    return [note_view(row, author_looks=row.author_id == reader_id) for row in notes.of_chat(tx.sql, chat_id)]


def me(tx: Tx, staff_id: str) -> Json:
    """A member of staff as they see themselves."""
    return as_themselves(staff.read(tx.sql, staff_id, tx.now))


def as_themselves(row: Person) -> Json:
    """A member of staff who was read already, as they see themselves."""
    return {
        "id": row.id,
        "name": row.name,
        "roles": row.roles,
        "languages": row.languages,
        "duty": row.duty,
        "reason": row.duty_reason,
        "since": wire_time(row.duty_since),
        "capacity": row.capacity,
        "offered": row.offered,
        "active": row.active,
        "wrap_up": row.wrap_up,
    }


def offers(tx: Tx, pending: Sequence[Offer]) -> list[Json]:
    """Pending offers, each with the log that its specialist may read. How long it waits yet is theirs to say."""
    chat_ids = [row.chat_id for row in pending]
    rows, logs = seen.read(tx.sql, chat_ids, tx.now), entries.beginnings(tx.sql, chat_ids, FIRST_ENTRIES)
    return [
        {
            "offer_id": row.id,
            "chat": for_staff(rows[row.chat_id], None),
            "entries": log_for(logs[row.chat_id], row.specialist_id),
            # Whoever hands a chat over says why; what comes from the queue is spared the reading.
            **({"notes": notes_for(tx, row.chat_id, row.specialist_id)} if row.kind in TRANSFERS else {}),
            "expires_at": wire_time(row.deadline),
            "warm": row.kind == "warm",
            "reading": row.reading_since is not None,
        }
        for row in pending
    ]


def taken(tx: Tx, chat_id: str, staff_id: str) -> Json:
    """A chat that has just become theirs: the chat, its log so far, its notes."""
    return {
        "chat": staff_chat(tx, chat_id),
        "entries": log_for(entries.after(tx.sql, chat_id, 0, FIRST_ENTRIES), staff_id),
        "notes": notes_for(tx, chat_id, staff_id),
    }


def offers_to(tx: Tx, staff_ids: Collection[str]) -> dict[str, list[Json]]:
    """What each of these specialists is being asked."""
    pending = pending_of(tx.sql, sorted(staff_ids))
    found: dict[str, list[Json]] = {staff_id: [] for staff_id in staff_ids}
    for offer, view in zip(pending, offers(tx, pending), strict=True):
        found[offer.specialist_id].append(view)
    return found
