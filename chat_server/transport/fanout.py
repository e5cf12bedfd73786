"""From what happened to the sockets of those who may see it: here, and on the workers that hold someone of them."""

from collections.abc import Callable, Iterable, Sequence

import structlog

from chat_server.actions.action import Event, Member
from chat_server.actions.assigning import offer_shown
from chat_server.gathering import Routes
from chat_server.perform import Perform, where
from chat_server.transport.connections import Connection, Connections
from chat_server.transport.sockets import SocketServer
from chat_server.transport.told import Told

log = structlog.get_logger()


class Fanout:
    """Delivers here at once, which never blocks; `send_away` takes what other workers are to deliver."""

    def __init__(self, connections: Connections, perform: Perform, worker_id: Callable[[], str]) -> None:
        self._connections = connections
        self._perform = perform
        self._worker_id = worker_id
        self.server: SocketServer
        self.told = Told()
        self.elsewhere: dict[str, frozenset[str]] = {}
        self.send_away: Callable[[Routes], None] = lambda _routes: None

    def publish(self, events: Sequence[Event], routes: Routes) -> None:
        """Deliver here, and have delivered there. What is lost on the way is a gap, which the pulse closes."""
        self.deliver_all(events)
        away = {worker: found for worker, found in routes.items() if worker != self._worker_id()}
        if away:
            self.send_away(away)

    def carry(self, chat_id: str, event: Event) -> None:
        """Deliver what no transaction knows of, here and on the workers that held this chat's people lately."""
        self.deliver_all([event])
        away = self.elsewhere.get(chat_id)
        if away:
            self.send_away({worker: [event] for worker in away})

    def hear(self, events: Sequence[Event]) -> None:
        """Deliver what happened on another worker."""
        for event in events:
            if event.name == "entry_added":
                added = event.payload
                self._perform.logs.hear(added["chat_id"], added["entry"]["seq"], added["version"])
        self.deliver_all(events)

    def deliver_all(self, events: Iterable[Event]) -> None:
        """Send events to the connections of their audiences that are here."""
        for event in events:
            try:
                self._deliver(event)
            except Exception as error:
                log.error("deliver_failed", error=type(error).__name__, at=where(error))

    def _deliver(self, event: Event) -> None:
        if event.ends_session is not None:
            for connection in self._connections.of_session(event.ends_session):
                connection.transport.close()
            return
        audience = self._connections.audience(event.to)
        if event.to.staff_of is not None:
            for staff_id in self.told.staff_of(event.to.staff_of):
                audience += self._connections.of_staff(staff_id)
        if not audience:
            return
        self.told.remember(event)
        if event.name == "offer_made":
            for connection in audience:
                self.send_offer(connection, event.payload)
            return
        if event.name == "offer_closed":
            for connection in audience:
                connection.may_be_held = True
        self.server.push(audience, event.name, event.payload)

    def send_offer(self, connection: Connection, offer: dict[str, object]) -> None:
        """Offer; the client's acknowledgement says that it was shown."""
        by = connection.by
        assert isinstance(by, Member)
        offer_id = str(offer["offer_id"])
        connection.offers_sent.add(offer_id)

        def shown() -> None:
            self._perform(offer_shown, offer_id, by)

        self.server.push_and_hear(connection, "offer_made", offer, shown)
