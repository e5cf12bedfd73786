"""Writing into logs, many chats at once: one trip to the database where they are known, else two."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from chat_server.actions.action import LATER, Done, Event, Later, Outcome, Tx
from chat_server.actions.telling import entry_added
from chat_server.protocol.fields import wire_time
from chat_server.protocol.refusal import NOT_FOUND, Refusal
from chat_server.records import entries
from chat_server.records.chats import ChatLog
from chat_server.records.entries import Draft, Place
from chat_server.records.remembered import OpenLog
from chat_server.records.unchanged import write_on
from chat_server.rules.lifecycle import OPEN

Make = Callable[[ChatLog, str | None], Draft | Refusal | Later]


class Line(NamedTuple):
    """What someone asks to write.

    `make` gets the chat's log and the state of the author's assignment to it, and gives the entry, a refusal, or
    `LATER`.
    """

    chat_id: str
    author_id: str
    client_id: str
    make: Make


def said(place: Place) -> Done:
    """The answer to whoever wrote an entry: where it stands."""
    return Done({"seq": place[0], "at": wire_time(place[1])})


def write(tx: Tx, asked: Sequence[Line | Refusal]) -> list[Outcome | Later]:
    """Write lines, each author's in the order given. A repeat gets the first answer; a bad one fails alone."""
    lines = [one for one in asked if isinstance(one, Line)]
    if not lines:
        return [one for one in asked if not isinstance(one, Line)]
    remembered = tx.remembered.take(line.chat_id for line in lines) if tx.remembered else None
    outcomes = iter(_write_anew(tx, lines) if remembered is None else _write_on(tx, lines, remembered))
    return [next(outcomes) if isinstance(one, Line) else one for one in asked]


def _write_anew(tx: Tx, lines: Sequence[Line]) -> list[Outcome | Later]:
    keys = [(line.chat_id, line.author_id, line.client_id) for line in lines]
    logs, known, readers = entries.open_logs(tx.sql, keys, patient=tx.patient)
    outcomes: list[Outcome | Later | Draft] = []
    for key, line in zip(keys, lines, strict=True):
        log = logs.get(line.chat_id)
        if log is None:
            outcomes.append(NOT_FOUND if tx.patient else LATER)
        elif key in known:
            outcomes.append(said(known[key]))
        else:
            outcomes.append(line.make(log, readers.get(line.chat_id, {}).get(line.author_id)))
    entries.append(tx.sql, [one for one in outcomes if isinstance(one, Draft)], logs, known)
    last: dict[str, dict[str, str | None]] = {chat_id: {} for chat_id in logs}
    for chat_id, author_id, client_id in keys:
        if chat_id in last:
            last[chat_id][author_id] = client_id
    for log in logs.values():
        if log.state in OPEN:
            tx.left[log.id] = OpenLog(log, readers.get(log.id, {}), last[log.id])
    return [
        _written(one, readers.get(one.chat_id, {})) if isinstance(one, Draft) else one for one in outcomes
    ]


def _write_on(tx: Tx, lines: Sequence[Line], remembered: Mapping[str, OpenLog]) -> list[Outcome | Later]:
    """Write by what is remembered. A refusal, a repeat, and a chat that has changed come later: they are read anew.

    If a later part of the transaction fails, its lines are asked again, and then found in the log.
    """
    logs = {chat_id: one.log for chat_id, one in remembered.items()}
    again = {
        line.chat_id for line in lines if remembered[line.chat_id].last.get(line.author_id) == line.client_id
    }
    made = [
        LATER
        if line.chat_id in again
        else line.make(logs[line.chat_id], remembered[line.chat_id].holders.get(line.author_id))
        for line in lines
    ]
    fresh = entries.place([one for one in made if isinstance(one, Draft)], logs, {})
    if not fresh:
        return [LATER for _ in lines]
    left, people = write_on(tx.sql, fresh, remembered, logs, with_people=tx.people is not None)
    tx.left.update(left)
    if tx.people is not None:
        tx.people.learn(people, left, {one for log in left.values() for one in log.holders})
    return [
        _written(one, left[one.chat_id].holders) if isinstance(one, Draft) and one.chat_id in left else LATER
        for one in made
    ]


def _written(draft: Draft, readers: Mapping[str, str]) -> Done:
    events: Sequence[Event] = () if draft.repeated else entry_added(draft, draft.version, frozenset(readers))
    return Done({"seq": draft.seq, "at": wire_time(draft.at)}, tuple(events))
