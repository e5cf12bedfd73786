"""Which supervisors read a chat that is not theirs, for as long as the connection lasts that asked to."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.postgresql import insert as insert_on_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_on_sqlite

from chat_server.records.tables import connections, watches


def begin(sql: Connection, *, connection_id: str, chat_id: str, staff_id: str) -> bool | None:
    """Watch a chat. False where this connection watches it already, None where it is no longer there."""
    if sql.scalar(select(connections.c.id).where(connections.c.id == connection_id)) is None:
        return None
    insert = insert_on_postgresql if sql.dialect.name == "postgresql" else insert_on_sqlite
    row = {"connection_id": connection_id, "chat_id": chat_id, "staff_id": staff_id}
    begun = insert(watches).values(**row).on_conflict_do_nothing().returning(watches.c.chat_id)
    return sql.scalar(begun) is not None


def end(sql: Connection, *, connection_id: str, chat_id: str) -> bool:
    """Watch it no more. False where this connection did not."""
    its = (watches.c.connection_id == connection_id) & (watches.c.chat_id == chat_id)
    return bool(sql.execute(delete(watches).where(its)).rowcount)


def chats_of(sql: Connection, staff_ids: Sequence[str]) -> list[tuple[str, str]]:
    """(staff id, chat id) of what these members of staff watch, each once."""
    asked = select(watches.c.staff_id, watches.c.chat_id).where(watches.c.staff_id.in_(staff_ids)).distinct()
    return [(row.staff_id, row.chat_id) for row in sql.execute(asked)]
