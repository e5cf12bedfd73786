"""Who hears of it: events with their audiences, read inside the transaction that caused them."""

from collections.abc import Iterable, Sequence
from typing import Any

from chat_server.actions import views
from chat_server.actions.action import Audience, Event, Tx
from chat_server.records import assignments, seen, staff, workers
from chat_server.records.assignments import Assignment
from chat_server.records.entries import SYSTEM, VISITOR, Draft
from chat_server.records.offers import TRANSFERS
from chat_server.records.staff import Person
from chat_server.records.tables import Record
from chat_server.records.workers import Whereabouts


def to_staff(name: str, payload: dict[str, Any], *staff_ids: str) -> Event:
    """An event for staff alone."""
    return Event(name, payload, Audience(staff=frozenset(staff_ids)))


def chats_changed(tx: Tx, chat_ids: Iterable[str], log: Sequence[Draft] = ()) -> list[Event]:
    """The chats as they are now, and their new entries, for everyone who may read them."""
    ids = sorted({*chat_ids, *(draft.chat_id for draft in log)})
    found = seen.read(tx.sql, ids, tx.now)
    rows = views.with_waits(tx, {chat_id: found[chat_id] for chat_id in chat_ids})
    readers = assignments.readers(tx.sql, ids)
    events: list[Event] = []
    for draft in log:
        if not draft.repeated:
            events += entry_added(draft, found[draft.chat_id].version, readers[draft.chat_id])
    for chat_id in chat_ids:
        row, wait = rows[chat_id]
        events.append(
            Event("chat_changed", {"chat": views.for_visitor(row, wait)}, Audience(visitor_of=chat_id))
        )
        if readers[chat_id]:
            shown = {"chat": views.for_staff(row, wait)}
            events.append(Event("chat_changed", shown, Audience(staff=readers[chat_id])))
    return events


def entry_added(draft: Draft, version: int, readers: frozenset[str]) -> list[Event]:
    """One new entry for its chat's visitor and for the staff who may read it; each author sees the client id."""
    entry = views.entry(draft, author_looks=False)
    shown = {"chat_id": draft.chat_id, "entry": entry, "version": version}
    own = {**shown, "entry": {**entry, "client_id": draft.client_id}} if draft.client_id else shown
    events = [
        Event("entry_added", own if draft.author_id == VISITOR else shown, Audience(visitor_of=draft.chat_id))
    ]
    if draft.author_id in readers:
        events.append(Event("entry_added", own, Audience(staff=frozenset((draft.author_id,)))))
        readers -= {draft.author_id}
    if readers:
        events.append(Event("entry_added", shown, Audience(staff=readers)))
    return events


def routes(tx: Tx, events: Sequence[Event], people: Whereabouts) -> dict[str, list[Event]]:
    """The events by the worker that holds someone of their audience."""
    chat_ids = {event.to.visitor_of for event in events if event.to.visitor_of}
    staff_ids = {one for event in events for one in event.to.staff}
    people.find(tx.sql, chat_ids, staff_ids)
    everyone = workers.live(tx.sql, tx.now) if any(event.ends_session for event in events) else []
    found: dict[str, list[Event]] = {}
    for event in events:
        concerned = (
            set(everyone) if event.ends_session else set(people.of_visitor.get(event.to.visitor_of or "", ()))
        )
        for staff_id in event.to.staff:
            concerned |= people.of_staff[staff_id]
        for worker_id in concerned:
            found.setdefault(worker_id, []).append(event)
    return found


def duty_changed(tx: Tx, staff_ids: Iterable[str], *, by: str | None = None) -> list[Event]:
    """Each of these members of staff, to themselves; `by` is the name of whoever else set their duty."""
    people = staff.several(tx.sql, sorted(set(staff_ids)), tx.now)
    return [duty_of(one, by=by) for one in people]


def duty_of(one: Person, *, offered: int = 0, by: str | None = None) -> Event:
    """A member of staff, to themselves; so many more offers are pending than when they were read."""
    me = views.as_themselves(one)
    me["offered"] += offered
    return to_staff("duty_changed", {"me": me} if by is None else {"me": me, "by": by}, one.id)


def offer_closed(tx: Tx, offer: Assignment, state: str) -> Event:
    """The offer is no longer pending; of a transfer, whoever asked for it hears that too."""
    owners = {row.specialist_id for row in assignments.of_chat(tx.sql, offer.chat_id, "active")}
    concerned = {offer.specialist_id} | (owners if offer.kind in TRANSFERS else set())
    return to_staff("offer_closed", {"offer_id": offer.id, "state": state}, *concerned)


def lost_sight(*staff_ids: str) -> Event:
    """They may no longer read a chat that they held: they read everything again."""
    return to_staff("resync", {}, *staff_ids)


def notice(tx: Tx, chat_id: str, what: str, name: str | None = None) -> Draft:
    """A notice entry, as a code that each client words in its own language."""
    said = {"what": what} if name is None else {"what": what, "name": name}
    return Draft(chat_id, "notice", "system", SYSTEM, tx.now, notice=said)


def recalled(tx: Tx, chat_id: str, version: Record, correction: str | None) -> Draft:
    """A notice entry: this version of an article, which was shared, may not be relied on any more."""
    said = {
        "what": "article_recalled",
        "name": version.content["title"],
        "slug": version.slug,
        "language": version.language,
        "version": version.version,
    }
    if correction is not None:
        said["correction"] = correction
    return Draft(chat_id, "notice", "system", SYSTEM, tx.now, notice=said)
