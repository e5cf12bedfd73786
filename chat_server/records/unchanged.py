"""Entries written in one trip, where their chats are still as they are remembered: PostgreSQL alone needs that."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from chat_server.records.chats import ChatLog
from chat_server.records.entries import HELD, INSERT_ROWS, Draft, columns_of
from chat_server.records.remembered import OpenLog
from chat_server.records.statement import Bound, Rows, on_postgresql
from chat_server.records.together import committed_at_once

# Whoever waits for no row waits for no deadlock. The IN is hashed; as a join it would read each entry's chat from
# all of the batch.
GROWN = (
    "WITH free AS (SELECT c.id, g.seq FROM unnest({ids}::text[], {begins}::int[], {ends}::int[], {versions}::int[])"
    " AS g (id, begin, seq, version) JOIN chats c ON c.id = g.id WHERE c.version = g.version AND c.last_seq = g.begin"
    " FOR UPDATE OF c SKIP LOCKED),"
    " grown AS (UPDATE chats SET last_seq = free.seq, version = chats.version + 1 FROM free"
    " WHERE chats.id = free.id RETURNING chats.id) "
)
IN_GROWN = " AS e (chat_id) WHERE (e.chat_id IN (SELECT id FROM grown)) IS TRUE RETURNING chat_id"
WRITE_ON = on_postgresql(GROWN + INSERT_ROWS + IN_GROWN)
PEOPLE_OF = on_postgresql(
    "SELECT worker_id, chat_id, NULL FROM connections WHERE chat_id {any:ids}"
    " UNION SELECT n.worker_id, NULL, n.staff_id FROM assignments a JOIN connections n ON n.staff_id = a.specialist_id"
    " WHERE a.chat_id {any:ids} AND a.state IN ('offered', 'active', 'wrap_up')"
    " UNION SELECT n.worker_id, NULL, n.staff_id FROM watches w JOIN connections n ON n.staff_id = w.staff_id"
    " WHERE w.chat_id {any:ids}"
)


class WrittenOn(NamedTuple):
    """The logs that were written into, by chat id, and (worker, chat id, staff id) of their people's connections."""

    logs: dict[str, OpenLog]
    people: Rows


def write_on(
    sql: Connection,
    fresh: Sequence[Draft],
    remembered: Mapping[str, OpenLog],
    logs: Mapping[str, ChatLog],
    *,
    with_people: bool,
) -> WrittenOn:
    """Write drafts that have their place, into those chats that are still as they are remembered; `logs` is after it.

    Into the others, and those that somebody else has locked, nothing is written. It is committed when this
    returns, unless something else was asked in this transaction before.
    """
    chat_ids = sorted({draft.chat_id for draft in fresh})
    begun = [remembered[chat_id].log for chat_id in chat_ids]
    guards = {
        "ids": chat_ids,
        "begins": [log.last_seq for log in begun],
        "ends": [logs[chat_id].last_seq for chat_id in chat_ids],
        "versions": [log.version for log in begun],
    }
    ids = {"ids": chat_ids}
    asked = [Bound(WRITE_ON, {**guards, **columns_of(fresh)}), Bound(HELD, ids)]
    if with_people:
        asked.append(Bound(PEOPLE_OF, ids))
    written, held, *people = committed_at_once(sql, *asked)
    holders: dict[str, dict[str, str]] = {row[0]: {} for row in written}
    for chat_id, specialist_id, state in held:
        if chat_id in holders:
            holders[chat_id][specialist_id] = state
    last = {chat_id: {**remembered[chat_id].last} for chat_id in chat_ids}
    for draft in fresh:
        last[draft.chat_id][draft.author_id] = draft.client_id
    left = {chat_id: OpenLog(logs[chat_id], found, last[chat_id]) for chat_id, found in holders.items()}
    return WrittenOn(left, people[0] if people else [])
