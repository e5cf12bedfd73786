"""A row goes from one state to the next if it is still there: the conditional write that decides every race."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal

from sqlalchemy import Connection

from chat_server.records.statement import Bound, Statement, statement
from chat_server.records.together import together

Table = Literal["chats", "assignments"]


def moved(sql: Connection, table: Table, row_id: str, state: str, to: str, values: Mapping[str, Any]) -> bool:
    """Whether the row was in `state`: then it is in `to` now, and has these values. A chat's version rises."""
    asked = {"row_id": row_id, "before": state, "after": to, **values}
    return bool(together(sql, Bound(_moving(table, tuple(values)), asked))[0])


@lru_cache(maxsize=64)
def _moving(table: Table, columns: tuple[str, ...]) -> Statement:
    also = ["version = version + 1"] if table == "chats" else []
    also += [f"{column} = {{{column}}}" for column in columns]
    changes = ", ".join(["state = {after}", *also])
    where = "WHERE id = {row_id} AND state = {before} RETURNING id"
    return statement(f"UPDATE {table} SET {changes} {where}")
