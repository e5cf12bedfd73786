"""Writing into logs, many chats at once: two trips to the database, however many lines."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from chat_server.actions.action import LATER, Done, Event, Later, Outcome, Tx
from chat_server.actions.telling import entry_added
from chat_server.protocol.fields import wire_time
from chat_server.protocol.refusal import NOT_FOUND, Refusal
from chat_server.records import entries
from chat_server.records.chats import ChatLog
from chat_server.records.entries import Draft, Place

Make = Callable[[ChatLog, str | None], Draft | Refusal]


class Line(NamedTuple):
    """What someone asks to write.

    `make` gets the chat's log and the state of the author's assignment to it, and gives the entry, or a refusal.
    """

    chat_id: str
    author_id: str
    client_id: str
    make: Make


def said(place: Place) -> Done:
    """The answer to whoever wrote an entry: where it stands."""
    return Done({"seq": place[0], "at": wire_time(place[1])})


def write(tx: Tx, lines: Sequence[Line]) -> list[Outcome | Later]:
    """Write lines, each author's in the order given. A repeat gets the first answer; a bad one fails alone."""
    if not lines:
        return []
    keys = [(line.chat_id, line.author_id, line.client_id) for line in lines]
    logs, known, readers = entries.open_logs(tx.sql, keys, patient=tx.patient)
    drafts: list[Draft] = []
    outcomes: list[Outcome | Later | Draft] = []
    for key, line in zip(keys, lines, strict=True):
        outcome: Outcome | Later | Draft
        log = logs.get(line.chat_id)
        if log is None:
            outcome = NOT_FOUND if tx.patient else LATER
        elif key in known:
            outcome = said(known[key])
        else:
            outcome = line.make(log, readers.get(line.chat_id, {}).get(line.author_id))
            if isinstance(outcome, Draft):
                drafts.append(outcome)
        outcomes.append(outcome)
    entries.append(tx.sql, drafts, logs, known)
    return [
        _written(one, readers.get(one.chat_id, {})) if isinstance(one, Draft) else one for one in outcomes
    ]


def _written(draft: Draft, readers: dict[str, str]) -> Done:
    events: Sequence[Event] = () if draft.repeated else entry_added(draft, draft.version, frozenset(readers))
    return Done({"seq": draft.seq, "at": wire_time(draft.at)}, tuple(events))
