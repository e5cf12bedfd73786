"""The database of a running helpline, read and locked from outside."""

from contextlib import contextmanager

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

SAID = "SELECT text FROM entries WHERE kind = 'message' AND author_kind = :who ORDER BY seq"
SEQS = "SELECT seq FROM entries ORDER BY chat_id, seq"


class Ledger:
    """What is written, and nothing of how it got there. For one chat."""

    def __init__(self, address: str) -> None:
        self._engine = create_engine(
            address.replace("postgresql://", "postgresql+psycopg://"), poolclass=NullPool
        )
        self._sqlite = address.startswith("sqlite")

    def said(self, who: str) -> list[str]:
        """What was said by `visitor` or `specialist`, in the order of the log, which has no gap."""
        with self._engine.connect() as sql:
            seqs = list(sql.execute(text(SEQS)).scalars())
            assert seqs == list(range(1, len(seqs) + 1))
            return list(sql.execute(text(SAID), {"who": who}).scalars())

    @contextmanager
    def locked(self):
        """Nobody else can write meanwhile."""
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as sql:
            self._lock(sql)
            yield
            sql.execute(text("ROLLBACK"))

    def _lock(self, sql: Connection) -> None:
        if self._sqlite:
            sql.execute(text("BEGIN IMMEDIATE"))
        else:
            sql.execute(text("BEGIN"))
            sql.execute(text("LOCK TABLE entries"))
