"""What is said in a chat, read of it, noted on it, and how it ends."""

from collections.abc import Sequence

from chat_server.actions import telling, views
from chat_server.actions.action import Audience, Done, Event, Member, Outcome, Tx, Visitor, action
from chat_server.protocol.fields import wire_time
from chat_server.protocol.refusal import NOT_FOUND, Refusal
from chat_server.protocol.staff import AddNote, CatchUpOn, SayTo, TypingTo
from chat_server.protocol.visitor import CatchUp, Say, Typing
from chat_server.records import assignments, chats, entries, notes
from chat_server.records.entries import VISITOR, Draft
from chat_server.rules.lifecycle import OPEN


def said(draft: Draft) -> Done:
    """The answer to whoever wrote an entry before: where it stands."""
    return Done({"seq": draft.seq, "at": wire_time(draft.at)})


def log(tx: Tx, draft: Draft) -> Done:
    """Write one entry and tell those who may read it."""
    placed = entries.append(tx.sql, [draft])[0]
    return Done(said(placed).ack, tuple(telling.chats_changed(tx, [], [placed])))


def conflict_for_visitor(tx: Tx, chat_id: str, message: str) -> Refusal:
    """The state forbids it; here is the chat."""
    return Refusal("conflict", message, {"chat": views.visitor_chat(tx, chat_id)})


def conflict_for_staff(tx: Tx, chat_id: str, message: str) -> Refusal:
    """The state forbids it; here is the chat."""
    return Refusal("conflict", message, {"chat": views.staff_chat(tx, chat_id)})


@action(batched=True)
def visitor_says(tx: Tx, asked: Sequence[tuple[Say, Visitor]]) -> list[Outcome]:
    """Write what visitors said into their logs, each in the order it came."""
    return [_visitor_says(tx, command, by) for command, by in asked]


def _visitor_says(tx: Tx, command: Say, by: Visitor) -> Outcome:
    if by.chat_id is None:
        return NOT_FOUND
    row = chats.lock(tx.sql, [by.chat_id])[by.chat_id]
    first = entries.written_as(tx.sql, by.chat_id, VISITOR, command.client_id)
    if first is not None:
        return said(first)
    if row.state not in OPEN:
        return conflict_for_visitor(tx, by.chat_id, "This chat has ended.")
    return log(
        tx,
        Draft(
            by.chat_id,
            "message",
            "visitor",
            VISITOR,
            tx.now,
            author_name=row.name,
            text=command.text,
            client_id=command.client_id,
        ),
    )


@action(batched=True)
def specialist_says(tx: Tx, asked: Sequence[tuple[SayTo, Member]]) -> list[Outcome]:
    """Write what specialists said into the logs of the chats that they hold."""
    return [_specialist_says(tx, command, by) for command, by in asked]


def _specialist_says(tx: Tx, command: SayTo, by: Member) -> Outcome:
    refusal = may_write(tx, command.chat_id, command.client_id, by)
    if refusal is not None:
        return refusal
    draft = Draft(
        command.chat_id,
        "message",
        "specialist",
        by.id,
        tx.now,
        author_name=by.name,
        text=command.text,
        client_id=command.client_id,
    )
    return log(tx, draft)


def may_write(tx: Tx, chat_id: str, client_id: str, by: Member) -> Outcome | None:
    """None if this specialist may write a new entry; else why not, or what a repeat was answered first."""
    row = chats.lock(tx.sql, [chat_id]).get(chat_id)
    if row is None:
        return NOT_FOUND
    first = entries.written_as(tx.sql, chat_id, by.id, client_id)
    if first is not None:
        return said(first)
    held = assignments.held_by(tx.sql, chat_id, by.id)
    if held is None:
        return NOT_FOUND
    if held.state != "active" or row.state != "active":
        return conflict_for_staff(tx, chat_id, "This chat has ended.")
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
            "notes": views.notes_of(tx, command.chat_id),
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
        return Done({"note": views.note_view(first)})
    if row is None or assignments.held_by(tx.sql, command.chat_id, by.id) is None:
        return NOT_FOUND
    note, events = file_note(tx, command.chat_id, command.client_id, command.text, by)
    return Done({"note": note}, tuple(events))


def file_note(
    tx: Tx, chat_id: str, client_id: str, text: str, by: Member
) -> tuple[dict[str, object], list[Event]]:
    """File a note; the note, and who hears of it."""
    row = notes.add(tx.sql, chat_id=chat_id, author_id=by.id, client_id=client_id, text=text, now=tx.now)
    note = views.note_view(row)
    chats.touch(tx.sql, [chat_id])
    readers = assignments.readers(tx.sql, [chat_id])[chat_id]
    told = [telling.to_staff("note_added", {"note": note}, *readers)] if readers else []
    return note, [*told, *telling.chats_changed(tx, [chat_id])]
