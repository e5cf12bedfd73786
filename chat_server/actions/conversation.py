"""What is said in a chat, read of it, noted on it, and how it ends."""

from chat_server.actions import telling, views
from chat_server.actions.action import Audience, Done, Event, Member, Outcome, Tx, Visitor, action
from chat_server.actions.writing import Line
from chat_server.protocol.refusal import NOT_FOUND, Refusal
from chat_server.protocol.staff import AddNote, CatchUpOn, SayTo, TypingTo
from chat_server.protocol.visitor import CatchUp, Say, Typing
from chat_server.records import assignments, chats, entries, notes
from chat_server.records.chats import ChatLog
from chat_server.records.entries import VISITOR, Draft
from chat_server.rules.lifecycle import OPEN


def conflict_for_visitor(tx: Tx, chat_id: str, message: str) -> Refusal:
    """The state forbids it; here is the chat."""
    return Refusal("conflict", message, {"chat": views.visitor_chat(tx, chat_id)})


def conflict_for_staff(tx: Tx, chat_id: str, message: str) -> Refusal:
    """The state forbids it; here is the chat."""
    return Refusal("conflict", message, {"chat": views.staff_chat(tx, chat_id)})


@action(writes=True)
def visitor_says(tx: Tx, command: Say, by: Visitor) -> Line | Refusal:
    """Write what a visitor said into their log."""
    chat_id = by.chat_id
    if chat_id is None:
        return NOT_FOUND

    def make(log: ChatLog, _holds: str | None) -> Draft | Refusal:
        if log.state not in OPEN:
            return conflict_for_visitor(tx, log.id, "This chat has ended.")
        return Draft(log.id, "message", "visitor", VISITOR, tx.now, log.name, command.text, command.client_id)

    return Line(chat_id, VISITOR, command.client_id, make)


@action(writes=True)
def specialist_says(tx: Tx, command: SayTo, by: Member) -> Line:
    """Write what a specialist said into the log of a chat that they hold."""

    def make(log: ChatLog, holds: str | None) -> Draft | Refusal:
        return refusal_to_write(tx, log, holds) or Draft(
            log.id, "message", "specialist", by.id, tx.now, by.name, command.text, command.client_id
        )

    return Line(command.chat_id, by.id, command.client_id, make)


def refusal_to_write(tx: Tx, log: ChatLog, holds: str | None) -> Refusal | None:
    """Why a specialist whose assignment is in the state `holds` may not write into this chat, or None."""
    if holds not in {"active", "wrap_up"}:
        return NOT_FOUND
    if holds != "active" or log.state != "active":
        return conflict_for_staff(tx, log.id, "This chat has ended.")
    return None


@action(reads=True)
def visitor_catches_up(tx: Tx, command: CatchUp, by: Visitor) -> Outcome:
    """Read the log of one's chat after a `seq`."""
    if by.chat_id is None:
        return NOT_FOUND
    found = entries.after(tx.sql, by.chat_id, command.after_seq, command.limit)
    return Done({"entries": views.log_for(found, VISITOR), "chat": views.visitor_chat(tx, by.chat_id)})


@action(reads=True)
def specialist_catches_up(tx: Tx, command: CatchUpOn, by: Member) -> Outcome:
    """Read the log and the notes of a chat that is theirs, or offered to them."""
    if by.id not in assignments.readers(tx.sql, [command.chat_id])[command.chat_id]:
        return NOT_FOUND
    found = entries.after(tx.sql, command.chat_id, command.after_seq, command.limit)
    return Done(
        {
            "entries": views.log_for(found, by.id),
            "chat": views.staff_chat(tx, command.chat_id),
            "notes": views.notes_for(tx, command.chat_id, by.id),
        }
    )


@action(reads=True)
def visitor_types(tx: Tx, command: Typing, by: Visitor) -> Outcome:
    """Tell the specialist that the visitor types."""
    if by.chat_id is None:
        return NOT_FOUND
    if views.visitor_chat(tx, by.chat_id)["state"] not in OPEN:
        return conflict_for_visitor(tx, by.chat_id, "This chat has ended.")
    readers = assignments.readers(tx.sql, [by.chat_id])[by.chat_id]
    heard = {"chat_id": by.chat_id, "typing": command.typing}
    return Done(events=(Event("typing", heard, Audience(staff=readers)),) if readers else ())


@action(reads=True)
def specialist_types(tx: Tx, command: TypingTo, by: Member) -> Outcome:
    """Tell the visitor that their specialist types."""
    held = assignments.held_by(tx.sql, command.chat_id, by.id)
    if held is None:
        return NOT_FOUND
    if held.state != "active":
        return conflict_for_staff(tx, command.chat_id, "This chat has ended.")
    audience = Audience(visitor_of=command.chat_id)
    return Done(events=(Event("typing", {"typing": command.typing}, audience),))


@action()
def add_note(tx: Tx, command: AddNote, by: Member) -> Outcome:
    """File a staff note. The visitor is never among those who hear of it."""
    row = chats.lock(tx.sql, [command.chat_id]).get(command.chat_id)
    first = notes.written_as(tx.sql, command.chat_id, by.id, command.client_id)
    if first is not None:
        return Done({"note": views.note_view(first, author_looks=True)})
    if row is None or assignments.held_by(tx.sql, command.chat_id, by.id) is None:
        return NOT_FOUND
    if chats.forgotten_at(tx.sql, row.id) is not None:
        return conflict_for_staff(tx, row.id, "The visitor has erased this chat.")
    note, events = file_note(tx, command.chat_id, command.client_id, command.text, by)
    return Done({"note": note}, tuple(events))


def file_note(
    tx: Tx, chat_id: str, client_id: str, text: str, by: Member, *, whisper: bool = False
) -> tuple[dict[str, object], list[Event]]:
    """File a note; the note, and who hears of it."""
    whose = {"chat_id": chat_id, "author_id": by.id, "client_id": client_id}
    row = notes.add(tx.sql, **whose, text=text, now=tx.now, whisper=whisper)
    own, shown = (views.note_view(row, author_looks=looks) for looks in (True, False))
    chats.touch(tx.sql, [chat_id])
    others = assignments.readers(tx.sql, [chat_id])[chat_id] - {by.id}
    told = [telling.to_staff("note_added", {"note": own}, by.id)]
    if others:
        told.append(telling.to_staff("note_added", {"note": shown}, *others))
    return own, [*told, *telling.chats_changed(tx, [chat_id])]
