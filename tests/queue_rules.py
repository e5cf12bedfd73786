"""What no order of events may break, as SQL that finds whatever breaks it."""

from typing import Any

from sqlalchemy import text

from chat_server.records.database import Database

LOGS_WITH_GAPS = """
    SELECT id FROM chats LEFT JOIN entries ON chat_id = id GROUP BY id, last_seq
    HAVING last_seq <> count(seq) OR (count(seq) > 0 AND (min(seq) <> 1 OR max(seq) <> last_seq))"""
OWNED_TWICE = """
    SELECT chat_id, state FROM assignments WHERE state IN ('offered', 'active', 'wrap_up')
    GROUP BY chat_id, state HAVING count(*) > 1"""
ASKED_TWICE = """
    SELECT specialist_id FROM assignments WHERE state = 'offered' GROUP BY specialist_id HAVING count(*) > 1"""
# A transfer is an offer beside its owner; nothing else is.
BADLY_HELD = """
    SELECT c.id FROM chats c WHERE
      (c.state = 'active') <> EXISTS (SELECT 1 FROM assignments a WHERE a.chat_id = c.id AND a.state = 'active')
      OR (c.state = 'wrap_up') <> EXISTS (SELECT 1 FROM assignments a WHERE a.chat_id = c.id AND a.state = 'wrap_up')
      OR (c.state NOT IN ('waiting', 'active')
          AND EXISTS (SELECT 1 FROM assignments a WHERE a.chat_id = c.id AND a.state = 'offered'))"""


def rows(database: Database, *statements: str) -> list[tuple[Any, ...]]:
    """All that these statements find."""
    return database.read(lambda sql: [tuple(row) for one in statements for row in sql.execute(text(one))])
