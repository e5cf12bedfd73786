"""What was told to everybody who waited: that it was, under which client id, and to how many."""

from datetime import datetime

from sqlalchemy import Connection, insert, select

from chat_server.records.tables import broadcasts


def told_by(sql: Connection, staff_id: str, client_id: str) -> int | None:
    """How many were told under this client id; None if nobody has broadcast under it."""
    its = (broadcasts.c.staff_id == staff_id) & (broadcasts.c.client_id == client_id)
    return sql.scalar(select(broadcasts.c.told).where(its))


def note(sql: Connection, *, staff_id: str, client_id: str, at: datetime, told: int) -> None:
    """Keep that it was told. Two at the same moment break the unique key, and one of them is undone."""
    sql.execute(insert(broadcasts).values(staff_id=staff_id, client_id=client_id, at=at, told=told))
