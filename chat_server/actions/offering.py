"""From the queue to an offer: dispatch, and the question that comes before it to whoever has waited long."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from chat_server.actions import telling, views
from chat_server.actions.action import Audience, Done, Event, Outcome, System, Tx, action
from chat_server.protocol.fields import wire_time
from chat_server.records import assignments, chats, offers, queue, staff
from chat_server.records.chats import LockedChat
from chat_server.records.locks import lock_dispatch
from chat_server.records.offers import Offer
from chat_server.records.staff import Person
from chat_server.rules import routing
from chat_server.rules.routing import FreeSpecialist, Match, WaitingChat


@action()
def dispatch(tx: Tx, _command: None, _by: System) -> Outcome:
    """Offer in one pass all that can be offered. One dispatcher at a time, whatever the number of workers."""
    if tx.policy.routing == "pull":
        return Done()
    lock_dispatch(tx.sql)
    if not queue.anyone_waits(tx.sql):
        return Done()
    people = {one.id: one for one in staff.available(tx.sql, tx.now) if _may_be_offered(one)}
    if not people:
        return Done()
    free = [_as_free(one) for one in people.values()]
    skips = offers.skips(tx.sql, tx.now)
    matches = routing.match(tx.now, _candidates(tx, free), free, skips, tx.policy.topics)
    # Under their locks: a visitor may have left while we matched.
    waits = chats.lock_waiting(tx.sql, [found.chat_id for found in matches])
    matches = [found for found in matches if found.chat_id in waits]
    doubtful = {chat_id for chat_id, one in waits.items() if _is_doubtful(tx, one.since)}
    unasked = [
        one.chat_id for one in matches if one.chat_id in doubtful and waits[one.chat_id].asked_until is None
    ]
    # Their slot is kept free meanwhile: whoever has waited longest must not lose it over an answer of some seconds.
    matches = [found for found in matches if found.chat_id not in doubtful]
    return Done(events=(*ask_whether_there(tx, unasked), *_offer(tx, matches, people)))


def _offer(tx: Tx, matches: Sequence[Match], people: Mapping[str, Person]) -> list[Event]:
    if not matches:
        return []
    slots = assignments.free_slots(tx.sql, [found.specialist_id for found in matches])
    asked = [(found.chat_id, found.specialist_id, slots[found.specialist_id]) for found in matches]
    made = offers.make(tx.sql, asked, kind="queue", now=tx.now, seconds=tx.policy.offer_s)
    return offers_made(tx, made, people)


def offers_made(tx: Tx, made: Sequence[Offer], people: Mapping[str, Person]) -> list[Event]:
    """To each specialist, as they were before: what they are being asked, and themselves."""
    events = [
        telling.to_staff("offer_made", view, offer.specialist_id)
        for offer, view in zip(made, views.offers(tx, made), strict=True)
    ]
    return events + [telling.duty_of(people[offer.specialist_id], offered=1) for offer in made]


def _candidates(tx: Tx, free: Sequence[FreeSpecialist]) -> Iterator[WaitingChat]:
    languages = sorted({language for one in free for language in one.languages})
    # Who is away cannot be asked: they keep the place for the grace.
    return (
        WaitingChat(row.id, row.language, row.topic, row.queued_at)
        for row in queue.in_line(tx.sql, languages, len(free))
        if row.lost_at is None or not _is_doubtful(tx, row.waits_since)
    )


def _is_doubtful(tx: Tx, waits_since: datetime) -> bool:
    return routing.is_doubtful(waits_since, tx.now, tx.policy.still_there_after_s)


def ask_whether_there(tx: Tx, chat_ids: Sequence[str]) -> list[Event]:
    """Ask waiting visitors, whose chats are locked, to say that they still wait; the time to answer begins now."""
    if not chat_ids:
        return []
    deadline = tx.now + timedelta(seconds=tx.policy.still_there_s)
    queue.ask_whether_there(tx.sql, chat_ids, deadline)
    return telling.chats_changed(tx, chat_ids) + [still_there(chat_id, deadline) for chat_id in chat_ids]


def still_there(chat_id: str, deadline: datetime) -> Event:
    """The question whether the visitor is there, to be answered by then."""
    return Event("still_there", {"deadline": wire_time(deadline)}, Audience(visitor_of=chat_id))


def waits_on(tx: Tx, chat: LockedChat) -> list[Event]:
    """The visitor of this waiting chat, which is locked, waits in person; a question that stood is answered."""
    queue.is_there(tx.sql, chat.id, tx.now)
    if chat.asked_until is None:
        return []
    chats.touch(tx.sql, [chat.id])
    return telling.chats_changed(tx, [chat.id])


def _may_be_offered(row: Person) -> bool:
    load = row.offered + row.active + row.wrap_up
    return row.connected and row.held_since is None and row.offered == 0 and load < row.capacity


def _as_free(row: Person) -> FreeSpecialist:
    load = row.offered + row.active + row.wrap_up
    return FreeSpecialist(row.id, row.languages, row.topics, load, row.idle_since)
