"""How long it takes to be answered in a language, read from SQL."""

from collections.abc import Collection, Mapping, Sequence

from chat_server.actions.action import Done, Outcome, System, Tx, action
from chat_server.records import queue, staff, wait_estimates
from chat_server.records.staff import Person
from chat_server.rules import wait_estimate
from chat_server.rules.wait_estimate import Outlook, Slots, WaitRange


def outlooks(
    tx: Tx, languages: Collection[str], people: Sequence[Person] | None = None
) -> dict[str, Outlook | None]:
    """For everybody in the line of each language; None where the data are thin, or nobody is on duty.

    `people`: who is on duty, where that was read already and cannot have changed.
    """
    if not languages:
        return {}
    people, waiting = on_duty(tx) if people is None else people, queue.waiting_counts(tx.sql)
    return {language: _outlook(tx, language, people, waiting) for language in languages}


@action()
def keep_estimates(tx: Tx, _command: None, _by: System) -> Outcome:
    """Of whoever has come half the way to the front since: keep what they are told by now, to learn how it held."""
    nearer = wait_estimates.come_nearer(tx.sql)
    found = outlooks(tx, {place.language for place in nearer})
    told = {
        place: outlook.for_one_behind(place.position - 1)
        for place in nearer
        if (outlook := found[place.language]) is not None
    }
    if told:
        wait_estimates.keep(tx.sql, told, tx.now)
    return Done()


def on_duty(tx: Tx) -> list[Person]:
    """Specialists who are declared available and connected, whatever their load."""
    return [one for one in staff.available(tx.sql, tx.now) if one.connected]


def expected_wait(
    tx: Tx, language: str, people: Sequence[Person], waiting: Mapping[str, int]
) -> WaitRange | None:
    """How long a newcomer would wait in this language, given who is on duty and how many wait in each."""
    found = _outlook(tx, language, people, waiting)
    return None if found is None else found.for_one_behind(waiting.get(language, 0))


def _outlook(tx: Tx, language: str, people: Sequence[Person], waiting: Mapping[str, int]) -> Outlook | None:
    slots = slots_of(language, people, waiting)
    return wait_estimate.outlook(slots, tx.waits.lately(tx.sql, language, tx.now))


def slots_of(language: str, people: Sequence[Person], waiting: Mapping[str, int]) -> Slots:
    """The slots of those who answer this language, and the chats that wait for them.

    Of another language's chats only such a share is theirs as they have of all slots that take it.
    """
    # Who is held is on duty, and offered nothing.
    ours = [one for one in people if language in one.languages and one.held_since is None]
    others = 0.0
    for other, many in waiting.items():
        all_of_it = sum(one.capacity for one in people if other in one.languages)
        if other != language and all_of_it:
            others += many * sum(one.capacity for one in ours if other in one.languages) / all_of_it
    taken = [one.offered + one.active + one.wrap_up for one in ours]
    free = [max(0, one.capacity - used) for one, used in zip(ours, taken, strict=True)]
    askable = sum(1 for one, slots in zip(ours, free, strict=True) if slots and not one.offered)
    return Slots(sum(free), sum(taken), waiting.get(language, 0), others, askable)
