"""Entries written in one trip, where their chats are still as they are remembered: PostgreSQL alone needs that."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from chat_server.records.chats import ChatLog
from chat_server.records.entries import HELD, INSERT_ROWS, Draft, columns_of
from chat_server.records.remembered import OpenLog
from chat_server.records.statement import Bound, Rows, on_postgresql
from chat_server.records.together import alone

# Whoever waits for no row waits for no deadlock. The IN is hashed; as a join it would read each entry's chat from
# all of the batch.
WRITE_ON = on_postgresql(
    "WITH free AS (SELECT c.id, g.seq FROM unnest({ids}::text[], {ends}::int[], {versions}::int[])"
    " AS g (id, seq, version) JOIN chats c ON c.id = g.id WHERE c.version = g.version"
    " FOR UPDATE OF c SKIP LOCKED),"
    " grown AS (UPDATE chats SET last_seq = free.seq, version = chats.version + 1 FROM free"
    " WHERE chats.id = free.id RETURNING chats.id)"
    " <insert> AS e (chat_id) WHERE (e.chat_id IN (SELECT id FROM grown)) IS TRUE RETURNING chat_id".replace(
        "<insert>", INSERT_ROWS
    )
)
PEOPLE_OF = on_postgresql(
    "SELECT worker_id, chat_id, NULL FROM connections WHERE chat_id {any:ids}"
    " UNION SELECT n.worker_id, NULL, n.staff_id FROM assignments a JOIN connections n ON n.staff_id = a.specialist_id"
    " WHERE a.chat_id {any:ids} AND a.state IN ('offered', 'active', 'wrap_up')"
)


class WrittenOn(NamedTuple):
    """The logs that were written into, by chat id, and (worker, chat id, staff id) of their people's connections."""

    logs: dict[str, OpenLog]
    people: Rows


def write_on(
    sql: Connection, fresh: Sequence[Draft], logs: dict[str, ChatLog], *, with_people: bool
) -> WrittenOn:
    """Write drafts that have their place, into those chats whose versions are still the ones before `logs`.

    Into the others, and those that somebody else has locked, nothing is written. It is committed when this
    returns, unless something else was asked in this transaction before.
    """
    ends = [logs[chat_id] for chat_id in sorted({draft.chat_id for draft in fresh})]
    ids = {"ids": [log.id for log in ends]}
    places = {"ends": [log.last_seq for log in ends], "versions": [log.version - 1 for log in ends]}
    asked = [Bound(WRITE_ON, {**ids, **places, **columns_of(fresh)}), Bound(HELD, ids)]
    if with_people:
        asked.append(Bound(PEOPLE_OF, ids))
    written, held, *people = alone(sql, *asked)
    holders: dict[str, dict[str, str]] = {row[0]: {} for row in written}
    for chat_id, specialist_id, state in held:
        if chat_id in holders:
            holders[chat_id][specialist_id] = state
    left = {chat_id: OpenLog(logs[chat_id], found) for chat_id, found in holders.items()}
    return WrittenOn(left, people[0] if people else [])
