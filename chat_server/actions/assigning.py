"""What becomes of an offer, and of a chat in somebody's hands: accepted, declined, pulled, put back, closed."""

from collections.abc import Sequence
from datetime import timedelta

from chat_server.actions import telling, views
from chat_server.actions.action import Audience, Done, Event, Member, Outcome, Tx, action
from chat_server.protocol.refusal import NOT_FOUND, Refusal
from chat_server.protocol.staff import AcceptOffer, DeclineOffer, PullNext
from chat_server.records import assignments, chats, entries, offers, queue, staff
from chat_server.records.assignments import Assignment
from chat_server.records.locks import lock_dispatch
from chat_server.rules.routing import SKIP_SECONDS

GONE = Refusal("gone", "This offer is no longer pending.")
SKIP = timedelta(seconds=SKIP_SECONDS)


def free_slot(tx: Tx, specialist_id: str) -> int:
    """The lowest slot that no live assignment of theirs takes."""
    return assignments.free_slots(tx.sql, [specialist_id])[specialist_id]


def withdraw_offers(tx: Tx, chat_ids: Sequence[str], *, skip: bool = False) -> list[Event]:
    """The chats are no longer to be had: their pending offers end."""
    events: list[Event] = []
    for chat_id in chat_ids:
        for offer in assignments.of_chat(tx.sql, chat_id, "offered"):
            events += close_offer(tx, offer, "withdrawn", skip=skip)
    return events


def close_offer(tx: Tx, offer: Assignment, state: str, *, skip: bool) -> list[Event]:
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
    # Read again, and locked: it may have been answered, or be ending under somebody who does not hold the chat.
    offer = assignments.find(tx.sql, command.offer_id, by.id, lock=True)
    if offer is None or not offer.is_pending(tx.now):
        return _gone(tx, command.offer_id, by)
    events = [telling.offer_closed(tx, offer, "accepted")]
    previous = assignments.of_chat(tx.sql, offer.chat_id, "active")
    for owner in previous:
        end_assignment(tx, owner)
        chats.answer_call(tx.sql, offer.chat_id)
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
        events += lost_it(tx, owner)
    return Done(views.taken(tx, offer.chat_id, by.id), tuple(events), rematch=bool(previous))


def _not_theirs(tx: Tx, offer_id: str) -> Refusal:
    # An offer that was accepted is gone to everyone; another's pending offer does not exist for them.
    return GONE if offers.was_accepted(tx.sql, offer_id) else NOT_FOUND


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
    if not offer.is_pending(tx.now):
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
    in_line = (row.id for row in queue.in_line(tx.sql, me.languages, 1))
    # Under its lock: its visitor may have left meanwhile.
    chat_id = next((one for one in in_line if chats.lock_waiting(tx.sql, [one])), None)
    if chat_id is None:
        return Done({"chat": None, "entries": [], "notes": []})
    assignments.start(
        tx.sql, chat_id=chat_id, specialist_id=by.id, slot=free_slot(tx, by.id), kind="pull", now=tx.now
    )
    events = take(tx, chat_id, by, "joined")
    return Done(views.taken(tx, chat_id, by.id), tuple(events))


@action()
def offer_shown(tx: Tx, offer_id: str, by: Member) -> Outcome:
    """A client of theirs has shown the offer."""
    offers.mark_shown(tx.sql, offer_id, by.id, tx.now)
    return Done()


def close(tx: Tx, held: Assignment) -> list[Event]:
    """Wrap-up is over: the chat is closed and the slot free."""
    assignments.move(tx.sql, held.id, "wrap_up", "ended", ended_at=tx.now)
    staff.now_idle(tx.sql, held.specialist_id, tx.now)
    chats.move(tx.sql, held.chat_id, "wrap_up", "closed")
    view = {"chat": views.staff_chat(tx, held.chat_id)}
    # They could read it until now, and their console must put it away.
    seen = Event("chat_changed", view, Audience(staff=frozenset({held.specialist_id})))
    return [*telling.chats_changed(tx, [held.chat_id]), seen, *telling.duty_changed(tx, [held.specialist_id])]


def end_assignment(tx: Tx, held: Assignment, *, skip: bool = False) -> None:
    """Somebody no longer holds this conversation; with `skip` it is not offered to them for a while."""
    skip_until = tx.now + SKIP if skip else None
    assignments.move(tx.sql, held.id, "active", "ended", ended_at=tx.now, skip_until=skip_until)
    staff.now_idle(tx.sql, held.specialist_id, tx.now)


def lost_it(tx: Tx, held: Assignment) -> list[Event]:
    """To whoever held it: they may no longer read it."""
    return [telling.lost_sight(held.specialist_id), *telling.duty_changed(tx, [held.specialist_id])]


def put_back_all(tx: Tx, staff_id: str) -> list[Event]:
    """All conversations of a specialist who has gone wait again."""
    held = assignments.of_specialist(tx.sql, staff_id, "active")
    chats.lock(tx.sql, sorted(row.chat_id for row in held))
    events: list[Event] = []
    for row in assignments.of_specialist(tx.sql, staff_id, "active"):
        events += back_to_queue(tx, row, "requeued", skip=False)
    return events


def back_to_queue(
    tx: Tx, held: Assignment, what: str, *, skip: bool, relabel: tuple[str, str | None] | None = None
) -> list[Event]:
    """The chat waits again, at its original place; its visitor is told. `relabel` is (language, topic)."""
    events = withdraw_offers(tx, [held.chat_id])
    end_assignment(tx, held, skip=skip)
    anew = {"assigned_at": None, "waits_since": tx.now, "asked_until": None, "supervisor_called_at": None}
    chats.move(tx.sql, held.chat_id, "active", "waiting", **anew)
    if relabel:
        chats.relabel(tx.sql, held.chat_id, language=relabel[0], topic=relabel[1])
    placed = entries.append(tx.sql, [telling.notice(tx, held.chat_id, what)])
    events += telling.chats_changed(tx, [held.chat_id], placed)
    return events + lost_it(tx, held)
