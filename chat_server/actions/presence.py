"""Workers and the connections that live under their leases; what a connection is told first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from chat_server.actions import telling, views
from chat_server.actions.action import Done, Event, Member, Outcome, System, Tx, Visitor, action
from chat_server.actions.offering import ask_whether_there, still_there
from chat_server.actions.queueing import hash_of
from chat_server.actions.views import ChatRows
from chat_server.protocol.fields import wire_time
from chat_server.protocol.staff import Sync
from chat_server.records import assignments, chats, staff, switchboard, workers
from chat_server.records.arrivals import Arrival, arrive, opened_by


@dataclass(frozen=True)
class Connect:
    """A connection has come; a visitor's may carry a token."""

    connection_id: str
    worker_id: str
    token: str | None = None


@action(batched=True)
def connect_visitor(tx: Tx, asked: Sequence[tuple[Connect, Visitor]]) -> list[Outcome]:
    """Note visitors' connections; each gets its chat, if its token opens one."""
    hashes = [None if command.token is None else hash_of(command.token) for command, _ in asked]
    opened, epoch = opened_by(tx.sql, [one for one in hashes if one is not None])
    mine = [None if one is None else opened.get(one) for one in hashes]
    found = arrive(
        tx.sql,
        [
            Arrival(command.connection_id, command.worker_id, chat_id)
            for (command, _), chat_id in zip(asked, mine, strict=True)
        ],
        tx.now,
    )
    if found.lost:
        chats.clear_lost(tx.sql, found.lost)
    rows, readers = views.with_waits(tx, found.chats), found.readers
    asked_before, rows = _asked_before(tx, rows, found.lost)
    outcomes: list[Outcome] = []
    for chat_id in mine:
        if chat_id is None:
            outcomes.append(Done({"chat": None, "epoch": epoch}))
            continue
        row, wait = rows[chat_id]
        seen = telling.to_staff("chat_changed", {"chat": views.for_staff(row, wait)}, *readers[chat_id])
        snapshot = {"chat": views.for_visitor(row, wait), "epoch": epoch}
        told = [seen] if readers[chat_id] else []
        outcomes.append(
            Done(snapshot, (*told, *(event for event in asked_before if event.to.visitor_of == chat_id)))
        )
    return outcomes


def _asked_before(tx: Tx, rows: ChatRows, lost: Sequence[str]) -> tuple[list[Event], ChatRows]:
    """Whoever had been asked whether they are there hears it again; who was away has the whole time to answer."""
    asked = {
        chat_id: row.asked_until
        for chat_id, (row, _) in rows.items()
        if row.state == "waiting" and row.asked_until is not None
    }
    if not asked:
        return [], rows
    away = sorted(chat_id for chat_id, until in asked.items() if chat_id in lost or until <= tx.now)
    waiting = [chat_id for chat_id, row in chats.lock(tx.sql, away).items() if row.state == "waiting"]
    events = ask_whether_there(tx, waiting)
    events += [still_there(chat_id, until) for chat_id, until in asked.items() if chat_id not in waiting]
    return events, {**rows, **views.chat_rows(tx, waiting)}


def _visitors_came_or_went(tx: Tx, chat_ids: Sequence[str]) -> tuple[Event, ...]:
    # Only staff see whether a visitor is connected, and it does not raise the version.
    readers = assignments.readers(tx.sql, chat_ids)
    rows = views.chat_rows(tx, [chat_id for chat_id in chat_ids if readers[chat_id]])
    return tuple(
        telling.to_staff("chat_changed", {"chat": views.for_staff(*found)}, *readers[chat_id])
        for chat_id, found in rows.items()
    )


@action(batched=True)
def connect_staff(tx: Tx, asked: Sequence[tuple[Connect, Member]]) -> list[Outcome]:
    """Note staff's connections; each gets everything that its console starts from."""
    for staff_id in sorted({by.id for _, by in asked}):
        staff.clear_lost(tx.sql, staff_id)  # in one order for all, or two batches wait for each other
    outcomes: list[Outcome] = []
    for command, by in asked:
        workers.connect(
            tx.sql,
            connection_id=command.connection_id,
            worker_id=command.worker_id,
            staff_id=by.id,
            session_id=by.session_id,
            now=tx.now,
        )
        outcomes.append(Done(snapshot(tx, by.id), rematch=True))
    return outcomes


@action(reads=True)
def sync(tx: Tx, _command: Sync, by: Member) -> Outcome:
    """Everything that a console starts from, read again."""
    return Done(snapshot(tx, by.id))


def snapshot(tx: Tx, staff_id: str) -> dict[str, Any]:
    """The time, me, my offers, the chats that I hold or wrap up, my colleagues, the epoch."""
    held = [row.chat_id for row in assignments.of_specialist(tx.sql, staff_id, "active", "wrap_up")]
    rows = views.chat_rows(tx, held)
    return {
        "at": wire_time(tx.now),
        "me": views.me(tx, staff_id),
        "offers": views.offers_to(tx, [staff_id])[staff_id],
        "chats": [views.for_staff(*rows[chat_id]) for chat_id in held],
        "colleagues": _colleagues(tx, staff_id),
        "epoch": switchboard.epoch(tx.sql),
    }


def _colleagues(tx: Tx, staff_id: str) -> list[dict[str, Any]]:
    found = []
    for row in staff.specialists(tx.sql, tx.now):
        if row.id == staff_id:
            continue
        free = row.capacity - row.offered - row.active - row.wrap_up
        askable = row.duty == "available" and row.connected and not row.offered
        found.append(
            {
                "id": row.id,
                "name": row.name,
                "languages": row.languages,
                "duty": row.duty,
                "connected": row.connected,
                "free_slots": max(0, free) if askable else 0,
            }
        )
    return found


@action(batched=True)
def disconnect(tx: Tx, asked: Sequence[tuple[Connect, Visitor | Member]]) -> list[Outcome]:
    """Forget connections. Whoever is lost by it is marked by the sweep, not here."""
    workers.disconnect(tx.sql, [command.connection_id for command, _ in asked])
    left = sorted({by.chat_id for _, by in asked if isinstance(by, Visitor) and by.chat_id is not None})
    events = _visitors_came_or_went(tx, left)
    return [Done(events=events if index == 0 else ()) for index, _ in enumerate(asked)]


@action()
def register_worker(tx: Tx, _command: None, _by: System) -> Outcome:
    """Begin a lease; `alone` tells whether no other worker's lease holds."""
    if tx.sql.dialect.name == "sqlite":
        workers.bury_all(tx.sql)  # one process owns the file: whoever was there before is gone
    alone = not workers.any_live(tx.sql, tx.now)
    return Done({"worker_id": workers.register(tx.sql, _lease_end(tx)), "alone": alone})


@action()
def renew_lease(tx: Tx, worker_id: str, _by: System) -> Outcome:
    """Prolong a lease that still holds; `held` is False where it lapsed."""
    return Done({"held": workers.renew(tx.sql, worker_id, tx.now, _lease_end(tx))})


@action()
def leave(tx: Tx, worker_id: str, _by: System) -> Outcome:
    """Give up the lease, and every connection under it."""
    workers.leave(tx.sql, worker_id)
    return Done()


def _lease_end(tx: Tx) -> Any:
    return tx.now + timedelta(seconds=tx.policy.lease_s)
