"""Everybody who asks for a chat and goes without one is counted once, where it is decided."""

import hashlib
import hmac
from zoneinfo import ZoneInfo

from chat_server.actions import telling
from chat_server.actions.action import Event, Tx
from chat_server.actions.assigning import withdraw_offers
from chat_server.protocol.visitor import RequestChat
from chat_server.records import chats, turned_away
from chat_server.records.chats import LockedChat
from chat_server.rules.turned_away import BY_END


def refuse(tx: Tx, command: RequestChat, reason: str, zone: str) -> None:
    """Count a refused request, once a local day and language however often it is repeated under its `client_id`.

    The row's id is the day, the language and the client's secret under the server's key: alike for a repeat, and
    telling nobody who it was.
    """
    today = tx.now.astimezone(ZoneInfo(zone)).date()
    told = f"turned away:{today}:{command.language}:{command.client_id}".encode()
    under = hmac.new(tx.policy.secret_key, told, hashlib.sha256).hexdigest()[:32]
    turned_away.add(tx.sql, language=command.language, reason=reason, now=tx.now, under=under)


def leave_queue(tx: Tx, chat: LockedChat, to: str, end_reason: str) -> list[Event]:
    """A waiting chat, whose row is locked, ends without a specialist."""
    chats.move(tx.sql, chat.id, "waiting", to, ended_at=tx.now, end_reason=end_reason)
    count_out(tx, chat, end_reason)
    return withdraw_offers(tx, [chat.id]) + telling.chats_changed(tx, [chat.id])


def count_out(tx: Tx, chat: LockedChat, end_reason: str) -> None:
    """Count a chat that ends while it waits."""
    turned_away.add(tx.sql, language=chat.language, reason=BY_END[end_reason], now=tx.now)
