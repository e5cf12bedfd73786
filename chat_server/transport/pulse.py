"""Once a second, and at once after a gap: read what this worker's people should know, and send what is behind."""

from collections.abc import Callable, Mapping
from typing import Any

import structlog
from gevent.event import Event

from chat_server.actions.action import Done, Member, System
from chat_server.actions.pulse import TakePulse, take_pulse
from chat_server.perform import Perform, where
from chat_server.records.queue import Place
from chat_server.transport.connections import Connection, Connections
from chat_server.transport.fanout import Fanout
from chat_server.transport.sockets import SocketServer
from chat_server.transport.told import VISITOR, Side, View

log = structlog.get_logger()

PULSE_S = 1.0
EXACT_UP_TO = 100
FARTHER_BACK_EVERY = 10
"""Farther back a place more or less matters less: they hear of it once in so many beats."""


class Pulse:
    """Convergence that depends on no event having arrived."""

    def __init__(
        self,
        perform: Perform,
        connections: Connections,
        fanout: Fanout,
        server: SocketServer,
        worker_id: Callable[[], str],
    ) -> None:
        self._perform = perform
        self._connections = connections
        self._fanout = fanout
        self._server = server
        self._worker_id = worker_id
        self._woken = Event()
        self._queue_told: dict[str, Any] | None = None
        self._beats = 0

    def run(self) -> None:
        """Beat until killed."""
        while True:
            self._woken.wait(timeout=PULSE_S)
            self._woken.clear()
            try:
                self.beat()
            except Exception as error:
                log.error("pulse_failed", error=type(error).__name__, at=where(error))

    def gap(self) -> None:
        """Events may have been lost: nobody is sure to have been told anything."""
        self._fanout.told.clear()
        staff = [connection for connection in self._connections if isinstance(connection.by, Member)]
        self._server.push(staff, "resync", {})
        self._woken.set()

    def beat(self) -> None:
        """Read once, send what is behind."""
        for door in self._server.doors.values():
            door.forget_the_departed()
        people = list(self._connections)
        if not people:
            self._fanout.told.clear()
            self._perform.logs.forget_all_but(set())
            return
        members = self._connections.members()
        sessions = {c.by.session_id for c in members if isinstance(c.by, Member)}
        watchers = [c for c in members if c.watches_queue]
        waiting = self._fanout.told.waiting()
        followers = self._followers(waiting)
        asked = TakePulse(
            self._connections.chat_ids(),
            self._connections.staff_ids(),
            sorted(sessions),
            queue=bool(watchers),
            languages=sorted({language for _, language in followers}),
            known=self._fanout.told.known(),
            in_line=bool(waiting),
            watching=any("supervisor" in c.by.roles for c in members if isinstance(c.by, Member)),
            elsewhere=self._perform.has_colleagues,
        )
        outcome = self._perform(take_pulse, asked, System())
        if not isinstance(outcome, Done):
            return
        self._close_ended(members, outcome.ack["sessions"])
        self._fanout.elsewhere = self._others(outcome.ack["workers"])
        self._send_chats(outcome.ack["sides"], outcome.ack["chats"])
        self._send_places(outcome.ack["line"], outcome.ack["waits"])
        self._perform.logs.forget_all_but({chat_id for _, chat_id in outcome.ack["sides"]})
        self._send_offers(members, outcome.ack["offers"])
        self._send_queue(watchers, outcome.ack["queue"])
        self._send_availability(followers, outcome.ack["availability"])

    def _followers(self, waiting: list[tuple[Side, View]]) -> list[tuple[Connection, str]]:
        """Visitors who follow whether there is chat in a language: they have none yet, or they wait for it."""
        found = self._connections.newcomers()
        for (side, chat_id), view in waiting:
            if side == VISITOR:
                found += [(one, view["language"]) for one in self._connections.on_side(side, chat_id)]
        return found

    def _others(self, workers: dict[str, set[str]]) -> dict[str, frozenset[str]]:
        own = self._worker_id()
        others = {chat_id: frozenset(found - {own}) for chat_id, found in workers.items()}
        return {chat_id: found for chat_id, found in others.items() if found}

    def _close_ended(self, people: list[Connection], live: set[str]) -> None:
        for connection in people:
            if isinstance(connection.by, Member) and connection.by.session_id not in live:
                connection.transport.close()

    def _send_chats(self, sides: set[Side], chats: dict[Side, dict[str, Any]]) -> None:
        told = self._fanout.told
        for (side, chat_id), view in chats.items():
            before = told.get(side, chat_id)
            if before == view or (before is not None and before["version"] > view["version"]):
                continue
            told.tell(side, chat_id, view)
            self._server.push(self._connections.on_side(side, chat_id), "chat_changed", {"chat": view})
        for side, chat_id in told:
            if (side, chat_id) not in sides:
                told.forget(side, chat_id)

    def _send_places(self, line: Mapping[str, Place], waits: Mapping[str, Callable[[int], Any]]) -> None:
        self._beats += 1
        for (side, chat_id), view in self._fanout.told.waiting():
            place = line.get(chat_id)
            if place is None or place.version != view["version"]:
                continue
            if place.position > EXACT_UP_TO and (self._beats + hash(chat_id)) % FARTHER_BACK_EVERY:
                continue
            wait = waits[place.language](place.position)
            if view["position"] != place.position or view["wait"] != wait:
                view["position"], view["wait"] = place.position, wait
                self._server.push(self._connections.on_side(side, chat_id), "chat_changed", {"chat": view})

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

    def _send_availability(
        self, followers: list[tuple[Connection, str]], availability: dict[str, Any]
    ) -> None:
        for connection, language in followers:
            view = availability[language]
            if connection.availability_told != view["reason"]:
                connection.availability_told = view["reason"]
                self._server.push([connection], "availability_changed", {"availability": view})
