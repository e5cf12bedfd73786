"""Forgetting: what people said goes, the counts stay."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, update

from chat_server.records.tables import chats, contact_records, entries, handoffs, notes, ratings


def forget_calls(sql: Connection, before: datetime) -> None:
    """Blank what was written of calls until then; they have no chat to be forgotten with."""
    words = contact_records.c.text.is_not(None) | contact_records.c.referrals.is_not(None)
    old = contact_records.c.chat_id.is_(None) & (contact_records.c.at < before) & words
    sql.execute(update(contact_records).where(old).values(text=None, referrals=None))


def forget(sql: Connection, chat_ids: Sequence[str], now: datetime) -> None:
    """Blank every word, name and token of these chats. Their logs stay gapless."""
    sql.execute(
        update(entries)
        .where(entries.c.chat_id.in_(chat_ids))
        .values(text=None, author_name=None, client_id=None, article=None, resource=None, notice=None)
    )
    sql.execute(delete(notes).where(notes.c.chat_id.in_(chat_ids)))
    sql.execute(delete(handoffs).where(handoffs.c.chat_id.in_(chat_ids)))
    sql.execute(update(ratings).where(ratings.c.chat_id.in_(chat_ids)).values(comment=None))
    sql.execute(
        update(contact_records)
        .where(contact_records.c.chat_id.in_(chat_ids))
        .values(text=None, referrals=None)
    )
    sql.execute(
        update(chats)
        .where(chats.c.id == bindparam("chat"))
        .values(name=None, token_hash=bindparam("nothing"), forgotten_at=now, version=chats.c.version + 1),
        [{"chat": chat_id, "nothing": secrets.token_hex(32)} for chat_id in chat_ids],
    )
