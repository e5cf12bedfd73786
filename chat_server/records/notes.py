"""Staff notes. They live apart from the log, so that no reader of the log can meet them."""

import uuid
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection

from chat_server.records.statement import Bound, statement
from chat_server.records.together import instant_of, together

_NOTES = (
    "SELECT n.id, n.chat_id, n.author_id, s.name, n.client_id, n.text, n.whisper, n.at"
    " FROM notes n JOIN staff s ON s.id = n.author_id WHERE "
)
WRITTEN_AS = statement(
    _NOTES + "n.chat_id = {chat_id} AND n.author_id = {author_id} AND n.client_id = {client_id}"
)
OF_CHAT = statement(_NOTES + "n.chat_id = {chat_id} ORDER BY n.at, n.id")
ADD = statement(
    "INSERT INTO notes (id, chat_id, author_id, client_id, text, whisper, at)"
    " VALUES ({id}, {chat_id}, {author_id}, {client_id}, {text}, {whisper}, {at})"
)


class Note(NamedTuple):
    """A note, with its author's name. A `whisper` is a supervisor's, for whoever has the chat."""

    id: str
    chat_id: str
    author_id: str
    author_name: str
    client_id: str
    text: str
    whisper: bool
    at: datetime


def written_as(sql: Connection, chat_id: str, author_id: str, client_id: str) -> Note | None:
    """The note that this author wrote under this client id, if any."""
    whose = {"chat_id": chat_id, "author_id": author_id, "client_id": client_id}
    return next(iter(_notes(sql, Bound(WRITTEN_AS, whose))), None)


def add(
    sql: Connection,
    *,
    chat_id: str,
    author_id: str,
    client_id: str,
    text: str,
    now: datetime,
    whisper: bool = False,
) -> Note:
    """File a note; who wrote it files none under the same client id again."""
    whose = {"chat_id": chat_id, "author_id": author_id, "client_id": client_id}
    what = {"id": uuid.uuid4().hex, "text": text, "whisper": whisper, "at": now}
    (added,) = _notes(sql, Bound(ADD, {**whose, **what}), Bound(WRITTEN_AS, whose))
    return added


def of_chat(sql: Connection, chat_id: str) -> list[Note]:
    """All notes on a chat, oldest first."""
    return _notes(sql, Bound(OF_CHAT, {"chat_id": chat_id}))


def _notes(sql: Connection, *asked: Bound) -> list[Note]:
    rows = together(sql, *asked)[-1]
    return [Note._make((*words, bool(whisper), instant_of(at))) for *words, whisper, at in rows]
