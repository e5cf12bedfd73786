"""How supervisors read along, whisper, tell everybody who waits; and how a specialist calls them."""

from chat_server.actions import telling, views
from chat_server.actions.action import Done, Event, Member, Outcome, Tx, action
from chat_server.actions.conversation import conflict_for_staff, file_note
from chat_server.protocol.refusal import NOT_FOUND, UNAVAILABLE
from chat_server.protocol.supervision import Broadcast, CallSupervisor, UnwatchChat, WatchChat, Whisper
from chat_server.records import assignments, audit, broadcasts, chats, entries, notes, queue, staff, watches
from chat_server.records.entries import Draft
from chat_server.rules.lifecycle import FINISHED, OPEN

WATCHED = "watched"


@action()
def watch_chat(tx: Tx, command: WatchChat, by: Member) -> Outcome:
    """Read along until the connection ends. Each time that it is answered leaves a row in the audit."""
    row = chats.lock(tx.sql, [command.chat_id]).get(command.chat_id)
    if row is None:
        return NOT_FOUND
    whose = {"connection_id": by.connection_id, "chat_id": row.id}
    events: list[Event] = []
    audit.note(tx.sql, now=tx.now, actor_id=by.id, what="watch_chat", subject=row.id)
    begun = watches.begin(tx.sql, staff_id=by.id, **whose)
    if begun is None:
        return UNAVAILABLE
    chats.answer_call(tx.sql, row.id)
    # Once in a chat: whoever reads along after a lost connection, or in turn, is no news.
    if (
        begun
        and tx.policy.watching_is_told
        and row.state in OPEN
        and not entries.has_notice(tx.sql, row.id, WATCHED)
    ):
        events = _told_that_somebody_reads(tx, row.id)
    return Done(views.taken(tx, row.id, by.id), tuple(events))


def _told_that_somebody_reads(tx: Tx, chat_id: str) -> list[Event]:
    placed = entries.append(tx.sql, [telling.notice(tx, chat_id, WATCHED)])
    return telling.chats_changed(tx, [chat_id], placed)


@action()
def unwatch_chat(tx: Tx, command: UnwatchChat, by: Member) -> Outcome:
    """Stop reading along. Again, or without having begun, it answers the same."""
    if watches.end(tx.sql, connection_id=by.connection_id, chat_id=command.chat_id):
        audit.note(tx.sql, now=tx.now, actor_id=by.id, what="unwatch_chat", subject=command.chat_id)
    return Done()


@action()
def whisper(tx: Tx, command: Whisper, by: Member) -> Outcome:
    """File a note for whoever has the chat, or will. The visitor is never among those who hear of it."""
    row = chats.lock(tx.sql, [command.chat_id]).get(command.chat_id)
    if row is None:
        return NOT_FOUND
    first = notes.written_as(tx.sql, row.id, by.id, command.client_id)
    if first is not None:
        return Done({"note": views.note_view(first, author_looks=True)})
    audit.note(tx.sql, now=tx.now, actor_id=by.id, what="whisper", subject=row.id)
    if row.state in FINISHED or chats.forgotten_at(tx.sql, row.id) is not None:
        return conflict_for_staff(tx, row.id, "This chat has ended.")
    note, events = file_note(tx, row.id, command.client_id, command.text, by, whisper=True)
    return Done({"note": note}, tuple(events))


@action()
def broadcast(tx: Tx, command: Broadcast, by: Member) -> Outcome:
    """Write into the log of everybody who waits, each in their language."""
    told = broadcasts.told_by(tx.sql, by.id, command.client_id)
    if told is not None:
        return Done({"told": told})
    languages = {row.id: row.language for row in queue.all_waiting(tx.sql)}
    logs = chats.lock_logs(tx.sql, sorted(languages))
    drafts = [
        Draft(
            chat_id,
            "message",
            "system",
            by.id,
            tx.now,
            text=command.text[languages[chat_id]],
            client_id=command.client_id,
        )
        for chat_id, log in logs.items()
        if log.state == "waiting"  # while we read the queue, some were accepted
    ]
    broadcasts.note(tx.sql, staff_id=by.id, client_id=command.client_id, at=tx.now, told=len(drafts))
    audit.note(tx.sql, now=tx.now, actor_id=by.id, what="broadcast", subject=str(len(drafts)))
    entries.append(tx.sql, drafts, logs)
    return Done({"told": len(drafts)}, tuple(telling.chats_changed(tx, [], drafts)))


@action()
def call_supervisor(tx: Tx, command: CallSupervisor, by: Member) -> Outcome:
    """Ask the supervisors to look; the board shows it until one of them does."""
    row = chats.lock(tx.sql, [command.chat_id]).get(command.chat_id)
    held = assignments.held_by(tx.sql, command.chat_id, by.id)
    if row is None or held is None:
        return NOT_FOUND
    if chats.was_called_as(tx.sql, row.id, command.client_id):
        return Done({"chat": views.staff_chat(tx, row.id)})
    if held.state != "active":
        return conflict_for_staff(tx, row.id, "This chat has ended.")
    events = file_note(tx, row.id, command.client_id, command.text, by)[1] if command.text else []
    chats.call_supervisor(tx.sql, row.id, command.client_id, tx.now)
    audit.note(tx.sql, now=tx.now, actor_id=by.id, what="call_supervisor", subject=row.id)
    called = {"kind": "supervisor_called", "chat_id": row.id}
    others = staff.supervisors(tx.sql) - {by.id}
    events += [telling.to_staff("alert", called, *others)] if others else []
    return Done({"chat": views.staff_chat(tx, row.id)}, tuple(events))
