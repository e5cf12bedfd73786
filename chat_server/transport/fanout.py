"""From what happened to the sockets of those who may see it, off the path of the acks."""

from collections.abc import Sequence
from typing import Any

import structlog
from gevent.queue import Full, Queue

from chat_server.actions.action import Event, Member
from chat_server.actions.assigning import offer_shown
from chat_server.perform import Perform, where
from chat_server.transport.connections import Connection, Connections
from chat_server.transport.sockets import SocketServer

log = structlog.get_logger()

LONGEST_QUEUE = 10_000
Side = tuple[str, str]


class Fanout:
    """One bounded queue and one greenlet. What does not fit is a gap, which the pulse closes."""

    def __init__(self, connections: Connections, perform: Perform) -> None:
        self._connections = connections
        self._perform = perform
        self._queue: Queue[Sequence[Event]] = Queue(LONGEST_QUEUE)
        self.server: SocketServer
        self.told: dict[Side, dict[str, Any]] = {}

    def publish(self, events: Sequence[Event]) -> None:
        """Deliver soon, in this order."""
        if not events:
            return
        try:
            self._queue.put_nowait(events)
        except Full:
            log.warning("fanout_full")
            self.told.clear()

    def run(self) -> None:
        """Deliver until killed."""
        while True:
            for event in self._queue.get():
                try:
                    self.deliver(event)
                except Exception as error:
                    log.error("deliver_failed", error=type(error).__name__, at=where(error))

    def deliver(self, event: Event) -> None:
        """Send one event to the connections of its audience that are here."""
        if event.ends_session is not None:
            for connection in self._connections.of_session(event.ends_session):
                self.server.close(connection.transport_id)
            return
        audience = self._connections.audience(event.to)
        if not audience:
            return
        self._remember(event)
        if event.name == "offer_made":
            for connection in audience:
                self.send_offer(connection, event.payload)
            return
        if event.name == "offer_closed":
            for connection in audience:
                connection.may_be_held = True
        self.server.push(audience, event.name, event.payload)

    def send_offer(self, connection: Connection, offer: dict[str, Any]) -> None:
        """Offer; the client's acknowledgement says that it was shown."""
        by = connection.by
        assert isinstance(by, Member)
        offer_id = offer["offer_id"]
        connection.offers_sent.add(offer_id)

        def shown() -> None:
            self._perform(offer_shown, offer_id, by)

        self.server.push_and_hear(connection, "offer_made", offer, shown)

    def forget(self, whose: str, chat_id: str) -> None:
        """A connection has joined this side late: let the pulse tell it all again."""
        self.told.pop((whose, chat_id), None)

    def _remember(self, event: Event) -> None:
        """What each side has been told of a chat, so that the pulse sends only what is behind."""
        for side in sides(event):
            if event.name == "chat_changed":
                self.told[side] = event.payload["chat"]
            elif event.name == "entry_added" and side in self.told:
                seq, version = event.payload["entry"]["seq"], event.payload["version"]
                self.told[side] = {**self.told[side], "last_seq": seq, "version": version}


def sides(event: Event) -> list[Side]:
    """The (side, chat id) pairs that an event tells about a chat: `visitor`, or a member of staff's id."""
    payload = event.payload
    chat_id = payload["chat"]["id"] if "chat" in payload else payload.get("chat_id")
    if chat_id is None:
        return []
    told = [(staff_id, chat_id) for staff_id in event.to.staff]
    return [*told, ("visitor", chat_id)] if event.to.visitor_of else told
