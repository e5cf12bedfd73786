"""From the queue to a specialist: dispatch, offers and their answers, transfer, wrap-up."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from chat_server.actions import telling, views
from chat_server.actions.action import Audience, Done, Event, Member, Outcome, System, Tx, action
from chat_server.protocol.fields import wire_time
from chat_server.protocol.refusal import NOT_FOUND, Refusal
from chat_server.protocol.staff import AcceptOffer, DeclineOffer, PullNext, WrapUp
from chat_server.records import assignments, chats, contacts, entries, staff
from chat_server.records.database import lock_dispatch
from chat_server.records.staff import Person
from chat_server.records.tables import Record
from chat_server.rules import routing
from chat_server.rules.routing import SKIP_SECONDS, FreeSpecialist, WaitingChat

GONE = Refusal("gone", "This offer is no longer pending.")
SKIP = timedelta(seconds=SKIP_SECONDS)


@action()
def dispatch(tx: Tx, _command: None, _by: System) -> Outcome:
    """Offer in one pass all that can be offered. One dispatcher at a time, whatever the number of workers."""
    if tx.policy.routing == "pull":
        return Done()
    lock_dispatch(tx.sql)
    waiting = _candidates(tx)
    if not waiting:
        return Done()
    people = {row.id: row for row in staff.specialists(tx.sql, tx.now)}
    free = [_as_free(row) for row in people.values() if _may_be_offered(row)]
    matches = routing.match(tx.now, waiting, free, assignments.skips(tx.sql, tx.now))
    # Under their locks: a visitor may have left while we matched.
    rows = chats.lock(tx.sql, [found.chat_id for found in matches])
    matches = [found for found in matches if rows[found.chat_id].state == "waiting"]
    doubtful = {chat.id for chat in waiting if _is_doubtful(tx, chat)}
    unasked = [
        one.chat_id for one in matches if one.chat_id in doubtful and rows[one.chat_id].asked_until is None
    ]
    # Their slot is kept free meanwhile: whoever has waited longest must not lose it over an answer of some seconds.
    matches = [found for found in matches if found.chat_id not in doubtful]
    for found in matches:
        assignments.offer(
            tx.sql,
            chat_id=found.chat_id,
            specialist_id=found.specialist_id,
            slot=free_slot(tx, found.specialist_id),
            kind="queue",
            now=tx.now,
            seconds=tx.policy.offer_s,
        )
    events = ask_whether_there(tx, unasked) + _offers_made(tx, [found.specialist_id for found in matches])
    return Done(events=tuple(events))


def _candidates(tx: Tx) -> list[WaitingChat]:
    found = []
    for row in chats.not_yet_offered(tx.sql):
        chat = WaitingChat(row.id, row.language, row.topic, row.queued_at, row.waits_since)
        # Who is away cannot be asked: they keep the place for the grace.
        if row.lost_at is None or not _is_doubtful(tx, chat):
            found.append(chat)
    return found


def _is_doubtful(tx: Tx, chat: WaitingChat) -> bool:
    return routing.is_doubtful(chat, tx.now, tx.policy.still_there_after_s)


def ask_whether_there(tx: Tx, chat_ids: Sequence[str]) -> list[Event]:
    """Ask waiting visitors, whose chats are locked, to say that they still wait; the time to answer begins now."""
    if not chat_ids:
        return []
    deadline = tx.now + timedelta(seconds=tx.policy.still_there_s)
    chats.ask_whether_there(tx.sql, chat_ids, deadline)
    return telling.chats_changed(tx, chat_ids) + [still_there(chat_id, deadline) for chat_id in chat_ids]


def still_there(chat_id: str, deadline: datetime) -> Event:
    """The question whether the visitor is there, to be answered by then."""
    return Event("still_there", {"deadline": wire_time(deadline)}, Audience(visitor_of=chat_id))


def _may_be_offered(row: Person) -> bool:
    load = row.offered + row.active + row.wrap_up
    on_duty = row.duty == "available" and row.connected and row.held_since is None
    return on_duty and row.offered == 0 and load < row.capacity


def _as_free(row: Person) -> FreeSpecialist:
    load = row.offered + row.active + row.wrap_up
    return FreeSpecialist(row.id, row.languages, row.topics, load, row.idle_since)


def free_slot(tx: Tx, specialist_id: str) -> int:
    """The lowest slot that no live assignment takes; the unique index has the last word."""
    taken = {row.slot for row in assignments.of_specialist(tx.sql, specialist_id, *assignments.LIVE)}
    return next(slot for slot in range(len(taken) + 1) if slot not in taken)


def _offers_made(tx: Tx, specialist_ids: Sequence[str]) -> list[Event]:
    events = []
    for specialist_id in specialist_ids:
        for offer in views.offers_of(tx, specialist_id):
            events.append(telling.to_staff("offer_made", offer, specialist_id))
    return events + telling.duty_changed(tx, specialist_ids)


def withdraw_offers(tx: Tx, chat_ids: Sequence[str], *, skip: bool = False) -> list[Event]:
    """The chats are no longer to be had: their pending offers end."""
    events: list[Event] = []
    for chat_id in chat_ids:
        for offer in assignments.of_chat(tx.sql, chat_id, "offered"):
            events += close_offer(tx, offer, "withdrawn", skip=skip)
    return events


def close_offer(tx: Tx, offer: Record, state: str, *, skip: bool) -> list[Event]:
    """End a pending offer without its acceptance."""
    skip_until = tx.now + SKIP if skip else None
    if not assignments.move(tx.sql, offer.id, "offered", state, ended_at=tx.now, skip_until=skip_until):
        return []
    return [telling.offer_closed(tx, offer, state), *telling.duty_changed(tx, [offer.specialist_id])]


@action()
def accept_offer(tx: Tx, command: AcceptOffer, by: Member) -> Outcome:
    """Take the offered chat. Only one can: the offer is moved on the condition that it is still pending."""
    offer = assignments.find(tx.sql, command.offer_id, by.id)
    if offer is None:
        return _not_theirs(tx, command.offer_id)
    chats.lock(tx.sql, [offer.chat_id])
    # Read again under the lock: it may have been answered, or have run out, meanwhile.
    offer = assignments.find(tx.sql, command.offer_id, by.id)
    if offer is None or offer.state != "offered" or offer.deadline <= tx.now:
        return _gone(tx, command.offer_id, by)
    events = [telling.offer_closed(tx, offer, "accepted")]
    previous = assignments.of_chat(tx.sql, offer.chat_id, "active")
    for owner in previous:
        assignments.move(tx.sql, owner.id, "active", "ended", ended_at=tx.now, skip_until=None)
        staff.now_idle(tx.sql, owner.specialist_id, tx.now)
    assignments.move(
        tx.sql,
        offer.id,
        "offered",
        "active",
        accepted_at=tx.now,
        shown_at=offer.shown_at or tx.now,
        deadline=None,
    )
    events += take(tx, offer.chat_id, by, "transferred" if previous else "joined")
    for owner in previous:
        events += [telling.lost_sight(owner.specialist_id), *telling.duty_changed(tx, [owner.specialist_id])]
    return Done(views.taken(tx, offer.chat_id, by.id), tuple(events), rematch=bool(previous))


def _not_theirs(tx: Tx, offer_id: str) -> Refusal:
    # An offer that was accepted is gone to everyone; another's pending offer does not exist for them.
    return GONE if assignments.was_accepted(tx.sql, offer_id) else NOT_FOUND


def _gone(tx: Tx, offer_id: str, by: Member) -> Refusal:
    offer = assignments.find(tx.sql, offer_id, by.id)
    theirs = offer is not None and offer.accepted_at is not None
    mine = offer is not None and assignments.held_by(tx.sql, offer.chat_id, by.id) is not None
    details = {"chat": views.staff_chat(tx, offer.chat_id)} if offer is not None and theirs and mine else {}
    return Refusal(GONE.code, GONE.message, details)


def take(tx: Tx, chat_id: str, by: Member, what: str) -> list[Event]:
    """The chat has a new owner, whose assignment is active: the chat says so, and everyone hears."""
    if chats.lock(tx.sql, [chat_id])[chat_id].state == "waiting":
        chats.answer(tx.sql, chat_id, tx.now)
    else:
        chats.touch(tx.sql, [chat_id])
    placed = entries.append(tx.sql, [telling.notice(tx, chat_id, what, by.name)])
    return telling.chats_changed(tx, [chat_id], placed) + telling.duty_changed(tx, [by.id])


@action()
def decline_offer(tx: Tx, command: DeclineOffer, by: Member) -> Outcome:
    """Say no. The chat keeps its place, and goes to the next in line."""
    offer = assignments.find(tx.sql, command.offer_id, by.id)
    if offer is None:
        return _not_theirs(tx, command.offer_id)
    if offer.state != "offered" or offer.deadline <= tx.now:
        return _gone(tx, command.offer_id, by)
    events = close_offer(tx, offer, "declined", skip=True)
    return Done(events=tuple(events), rematch=True)


@action()
def pull_next(tx: Tx, _command: PullNext, by: Member) -> Outcome:
    """Take the oldest waiting chat of one's languages, where the deployment routes by pulling."""
    if tx.policy.routing != "pull":
        return Refusal("conflict", "Chats are offered here; there is nothing to pull.")
    lock_dispatch(tx.sql)
    me = staff.read(tx.sql, by.id, tx.now)
    if me.offered + me.active + me.wrap_up >= me.capacity:
        return Refusal("conflict", "All your slots are taken. Finish a chat first.")
    waiting = [row for row in chats.not_yet_offered(tx.sql) if row.language in me.languages]
    if not waiting:
        return Done({"chat": None, "entries": [], "notes": []})
    chat_id = waiting[0].id
    chats.lock(tx.sql, [chat_id])
    assignments.start(
        tx.sql, chat_id=chat_id, specialist_id=by.id, slot=free_slot(tx, by.id), kind="pull", now=tx.now
    )
    events = take(tx, chat_id, by, "joined")
    return Done(views.taken(tx, chat_id, by.id), tuple(events))


@action()
def offer_shown(tx: Tx, offer_id: str, by: Member) -> Outcome:
    """A client of theirs has shown the offer."""
    assignments.mark_shown(tx.sql, offer_id, by.id, tx.now)
    return Done()


@action()
def wrap_up(tx: Tx, command: WrapUp, by: Member) -> Outcome:
    """File the contact record and free the slot."""
    row = chats.lock(tx.sql, [command.chat_id]).get(command.chat_id)
    held = None if row is None else assignments.held_by(tx.sql, command.chat_id, by.id)
    if row is None or held is None:
        return NOT_FOUND
    if held.state != "wrap_up":
        chat = views.staff_chat(tx, command.chat_id)
        return Refusal("conflict", "End the chat first.", {"chat": chat})
    contacts.file(tx.sql, chat_id=command.chat_id, staff_id=by.id, now=tx.now, **command.record.model_dump())
    events = close(tx, held)
    return Done({"chat": views.staff_chat(tx, command.chat_id)}, tuple(events), rematch=True)


def close(tx: Tx, held: Record) -> list[Event]:
    """Wrap-up is over: the chat is closed and the slot free."""
    assignments.move(tx.sql, held.id, "wrap_up", "ended", ended_at=tx.now)
    staff.now_idle(tx.sql, held.specialist_id, tx.now)
    chats.move(tx.sql, held.chat_id, "wrap_up", "closed")
    view = {"chat": views.staff_chat(tx, held.chat_id)}
    # They could read it until now, and their console must put it away.
    seen = Event("chat_changed", view, Audience(staff=frozenset({held.specialist_id})))
    return [*telling.chats_changed(tx, [held.chat_id]), seen, *telling.duty_changed(tx, [held.specialist_id])]


def back_to_queue(
    tx: Tx, held: Record, what: str, *, skip: bool, relabel: tuple[str, str | None] | None = None
) -> list[Event]:
    """The chat waits again, at its original place; its visitor is told. `relabel` is (language, topic)."""
    events = withdraw_offers(tx, [held.chat_id])
    skip_until = tx.now + SKIP if skip else None
    assignments.move(tx.sql, held.id, "active", "ended", ended_at=tx.now, skip_until=skip_until)
    staff.now_idle(tx.sql, held.specialist_id, tx.now)
    chats.move(
        tx.sql, held.chat_id, "active", "waiting", assigned_at=None, waits_since=tx.now, asked_until=None
    )
    if relabel:
        chats.relabel(tx.sql, held.chat_id, language=relabel[0], topic=relabel[1])
    placed = entries.append(tx.sql, [telling.notice(tx, held.chat_id, what)])
    events += telling.chats_changed(tx, [held.chat_id], placed)
    return [*events, telling.lost_sight(held.specialist_id), *telling.duty_changed(tx, [held.specialist_id])]
