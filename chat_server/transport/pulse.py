"""Once a second, and at once after a gap: read what this worker's people should know, and send what is behind."""

from typing import Any

import gevent
import structlog

from chat_server.actions.action import Done, Member, System
from chat_server.actions.pulse import TakePulse, take_pulse
from chat_server.perform import Perform, where
from chat_server.transport.connections import Connection, Connections
from chat_server.transport.fanout import Fanout
from chat_server.transport.sockets import SocketServer

log = structlog.get_logger()

PULSE_S = 1.0


class Pulse:
    """Convergence that depends on no event having arrived."""

    def __init__(
        self, perform: Perform, connections: Connections, fanout: Fanout, server: SocketServer
    ) -> None:
        self._perform = perform
        self._connections = connections
        self._fanout = fanout
        self._server = server
        self._queue_told: dict[str, Any] | None = None

    def run(self) -> None:
        """Beat until killed."""
        while True:
            gevent.sleep(PULSE_S)
            try:
                self.beat()
            except Exception as error:
                log.error("pulse_failed", error=type(error).__name__, at=where(error))

    def beat(self) -> None:
        """Read once, send what is behind."""
        people = list(self._connections)
        if not people:
            self._fanout.told.clear()
            return
        sessions = {c.by.session_id for c in people if isinstance(c.by, Member)}
        watchers = [c for c in people if c.watches_queue]
        asked = TakePulse(
            self._connections.chat_ids(), self._connections.staff_ids(), sorted(sessions), bool(watchers)
        )
        outcome = self._perform(take_pulse, asked, System())
        if not isinstance(outcome, Done):
            return
        self._close_ended(people, outcome.ack["sessions"])
        self._send_chats(outcome.ack["chats"])
        self._send_offers(people, outcome.ack["offers"])
        self._send_queue(watchers, outcome.ack["queue"])
        self._send_availability(people, outcome.ack["availability"])

    def _close_ended(self, people: list[Connection], live: set[str]) -> None:
        for connection in people:
            if isinstance(connection.by, Member) and connection.by.session_id not in live:
                self._server.close(connection.transport_id)

    def _send_chats(self, chats: dict[tuple[str, str], dict[str, Any]]) -> None:
        told = self._fanout.told
        for side, view in chats.items():
            before = told.get(side)
            if before == view or (before is not None and before["version"] > view["version"]):
                continue
            told[side] = view
            self._server.push(self._connections.on_side(*side), "chat_changed", {"chat": view})
        for side in [side for side in told if side not in chats]:
            del told[side]

    def _send_offers(self, people: list[Connection], offers: dict[str, list[dict[str, Any]]]) -> None:
        for connection in people:
            if not isinstance(connection.by, Member):
                continue
            pending = offers.get(connection.by.id, [])
            for offer in pending:
                if offer["offer_id"] not in connection.offers_sent:
                    self._fanout.send_offer(connection, offer)
            connection.offers_sent &= {offer["offer_id"] for offer in pending}

    def _send_queue(self, watchers: list[Connection], queue: dict[str, Any] | None) -> None:
        if queue is None:
            self._queue_told = None
            return
        # Times run on by themselves in the reader's hands; only what happened is news.
        news = {
            key: value for key, value in queue.items() if key not in {"at", "longest_wait_s", "by_language"}
        }
        news["by_language"] = {
            language: {**row, "longest_wait_s": None} for language, row in queue["by_language"].items()
        }
        if news != self._queue_told:
            self._queue_told = news
            self._server.push(watchers, "queue_changed", {"queue": queue})

    def _send_availability(self, people: list[Connection], availability: dict[str, Any]) -> None:
        for connection in people:
            visitor = connection.undecided
            if visitor is None:
                continue
            view = availability[visitor.language]
            if connection.availability_told != view["reason"]:
                connection.availability_told = view["reason"]
                self._server.push([connection], "availability_changed", {"availability": view})
