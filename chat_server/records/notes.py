"""Staff notes. They live apart from the log, so that no reader of the log can meet them."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select

from chat_server.records.tables import Record, notes, staff

_with_author = select(notes, staff.c.name.label("author_name")).join(staff, staff.c.id == notes.c.author_id)


def written_as(sql: Connection, chat_id: str, author_id: str, client_id: str) -> Record | None:
    """The note that this author wrote under this client id, if any."""
    return sql.execute(
        _with_author.where(
            notes.c.chat_id == chat_id, notes.c.author_id == author_id, notes.c.client_id == client_id
        )
    ).one_or_none()


def add(
    sql: Connection,
    *,
    chat_id: str,
    author_id: str,
    client_id: str,
    text: str,
    now: datetime,
    whisper: bool = False,
) -> Record:
    """File a note."""
    note_id = uuid.uuid4().hex
    sql.execute(
        insert(notes).values(
            id=note_id,
            chat_id=chat_id,
            author_id=author_id,
            client_id=client_id,
            text=text,
            at=now,
            whisper=whisper,
        )
    )
    return sql.execute(_with_author.where(notes.c.id == note_id)).one()


def of_chat(sql: Connection, chat_id: str) -> Sequence[Record]:
    """All notes on a chat, oldest first."""
    return sql.execute(_with_author.where(notes.c.chat_id == chat_id).order_by(notes.c.at, notes.c.id)).all()
