"""Visitors who come back, many at once: their connections noted and their chats read, in one trip."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection

from chat_server.records.assignments import READERS, by_chat
from chat_server.records.chats import LOST, OF_TOKENS
from chat_server.records.seen import Seen, looking_at, seen_by_id
from chat_server.records.statement import Bound, in_two
from chat_server.records.switchboard import EPOCH
from chat_server.records.together import together

ARRIVE = in_two(
    "INSERT INTO connections (id, worker_id, chat_id, connected_at)"
    " SELECT * FROM unnest({id}::text[], {worker_id}::text[], {chat_id}::text[], {at}::timestamptz[])",
    "INSERT INTO connections (id, worker_id, chat_id, connected_at) VALUES ({id}, {worker_id}, {chat_id}, {at})",
)


class Arrival(NamedTuple):
    """A connection that has come; `chat_id` is what its token opens, if anything."""

    connection_id: str
    worker_id: str
    chat_id: str | None


class Found(NamedTuple):
    """The chats of those who came, by id; who may read each; and whose visitor had been marked lost."""

    chats: dict[str, Seen]
    readers: dict[str, frozenset[str]]
    lost: list[str]


def opened_by(sql: Connection, token_hashes: Sequence[str]) -> tuple[dict[str, str], str]:
    """The chats that visitors' tokens open, by the tokens' hashes; and the epoch."""
    found, ((epoch,),) = together(sql, Bound(OF_TOKENS, {"hashes": list(token_hashes)}), Bound(EPOCH))
    return dict(found), epoch


def arrive(sql: Connection, arrivals: Sequence[Arrival], now: datetime) -> Found:
    """Note connections, and read the chats that they belong to."""
    chat_ids = sorted({arrival.chat_id for arrival in arrivals if arrival.chat_id is not None})
    rows: dict[str, list[Any]] = {
        "id": [one.connection_id for one in arrivals],
        "worker_id": [one.worker_id for one in arrivals],
        "chat_id": [one.chat_id for one in arrivals],
        "at": [now] * len(arrivals),
    }
    _, lost, seen, readers = together(
        sql,
        Bound(ARRIVE, columns=rows),
        Bound(LOST, {"ids": chat_ids}),
        looking_at(chat_ids, now),
        Bound(READERS, {"ids": chat_ids}),
    )
    return Found(seen_by_id(seen), by_chat(chat_ids, readers), [row[0] for row in lost])
