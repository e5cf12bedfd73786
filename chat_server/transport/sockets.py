"""Socket.IO's namespaces over the engine: from the packet to its door, without contexts and without rooms."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

import gevent
import structlog

from chat_server.logs import places
from chat_server.protocol.refusal import Refusal
from chat_server.transport import packets
from chat_server.transport.connections import Connection
from chat_server.transport.engine import Engine
from chat_server.transport.heart import Pings
from chat_server.transport.packets import Malformed, Packet
from chat_server.transport.transports import Transport

log = structlog.get_logger()

NO_SUCH_NAMESPACE = Refusal("not_found", "There is no such namespace.")
NOT_CONNECTED = Refusal("unauthorized", "Connect to this namespace first.").ack()
MOST_JOINS = 20
Answered = Callable[[dict[str, Any] | None], None]


class Door(Protocol):
    """One namespace: who comes in, what they are told first, what their commands are answered."""

    looks_up: bool
    """Whether `admit` asks the database, and may not be called on the event loop."""

    def admit(self, sid: str, transport: Transport, auth: Any) -> Connection | Refusal:
        """Let a connection in, or say why not."""
        ...

    def welcome(self, connection: Connection, welcomed: Callable[[], None]) -> None:
        """After CONNECT: register it for pushes, then send its snapshot; then call `welcomed`. Does not block."""
        ...

    def answer(
        self, connection: Connection, name: str, arguments: list[Any], answered: Answered
    ) -> dict[str, Any] | None:
        """The ack of a command, or None where it comes later through `answered`. Does not block.

        `answered(None)` says that nobody knows whether it was done.
        """
        ...

    def left(self, connection: Connection) -> None:
        """The connection is gone. Does not block."""
        ...

    def forget_the_departed(self) -> None:
        """Try again for those whose leaving could not be written. Does not block."""
        ...


class SocketServer:
    """Reads packets, finds their connection, and writes what the doors answer."""

    def __init__(
        self,
        doors: Mapping[str, Door],
        pings: Pings,
        named: Callable[[str], str] = lambda transport_id: transport_id,
    ) -> None:
        self.doors = doors
        self.engine = Engine(self, pings, named)

    def push(self, connections: Iterable[Connection], name: str, payload: dict[str, Any]) -> None:
        """Send an event, encoded once per namespace."""
        encoded: dict[str, bytes] = {}
        for connection in connections:
            namespace = connection.namespace
            if namespace not in encoded:
                encoded[namespace] = packets.event(namespace, name, payload)
            connection.transport.send_frame(encoded[namespace])

    def push_and_hear(
        self, connection: Connection, name: str, payload: dict[str, Any], heard: Callable[[], None]
    ) -> None:
        """Send an event; `heard` is called, in a greenlet of its own, when the client acknowledges it."""
        number = connection.await_ack(heard)
        connection.transport.send_frame(packets.event(connection.namespace, name, payload, number))

    def handle(self, transport: Transport, packet: str) -> bool:
        """See `Receiver.handle`."""
        try:
            return self._take(transport, packets.read(packet))
        except Malformed:
            log.info("malformed_packet")
        except Exception as error:
            log.error("packet_failed", error=type(error).__name__, at=places(error.__traceback__))
        transport.close()
        return True

    def _take(self, transport: Transport, packet: Packet) -> bool:
        if packet.kind == packets.EVENT:
            return self._event(transport, packet)
        if packet.kind == packets.CONNECT:
            return self._connect(transport, packet)
        connection = transport.connections.get(packet.namespace)
        if connection is not None and packet.kind == packets.DISCONNECT:
            del transport.connections[packet.namespace]
            self._left(connection)
        elif connection is not None and packet.id is not None:
            heard = connection.acknowledged(packet.id)
            if heard is not None:
                gevent.spawn(heard)
        return True

    def _event(self, transport: Transport, packet: Packet) -> bool:
        connection = transport.connections.get(packet.namespace)
        if connection is None:
            self._acknowledge(transport, packet, NOT_CONNECTED)
            return True

        def answered(ack: dict[str, Any] | None) -> None:
            if ack is None:
                log.error("outcome_unknown")
                transport.close()
                return
            try:
                self._acknowledge(transport, packet, ack)
                transport.carry_on()
            except Exception:
                transport.close()  # else its next packet would wait for ever
                raise

        name, *arguments = packet.data
        ack = self.doors[packet.namespace].answer(connection, name, arguments, answered)
        if ack is None:
            return False
        self._acknowledge(transport, packet, ack)
        return True

    def _acknowledge(self, transport: Transport, packet: Packet, ack: dict[str, Any]) -> None:
        if packet.id is not None:
            transport.send_frame(packets.ack(packet.namespace, packet.id, ack))

    def _connect(self, transport: Transport, packet: Packet) -> bool:
        door = self.doors.get(packet.namespace)
        if door is None:
            self._refuse(transport, packet.namespace, NO_SUCH_NAMESPACE)
            return True
        if packet.namespace in transport.connections:
            raise Malformed("connected already")
        transport.joins += 1
        if transport.joins > MOST_JOINS:
            raise Malformed("joins and leaves without end")
        # What the client sends next waits until it has been welcomed: it may be about its chat.
        if door.looks_up:
            gevent.spawn(self._look_up, transport, packet, door)
            return False
        return not self._admit(transport, packet, door)

    def _look_up(self, transport: Transport, packet: Packet, door: Door) -> None:
        try:
            if not self._admit(transport, packet, door):
                transport.carry_on()
        except Exception as error:
            log.error("packet_failed", error=type(error).__name__, at=places(error.__traceback__))
            transport.close()

    def _admit(self, transport: Transport, packet: Packet, door: Door) -> bool:
        """Whether it is being welcomed now."""
        # Once, and never again without its `auth`, whatever it raises.
        admitted = door.admit(secrets.token_urlsafe(15), transport, packet.data)
        if transport.closed:
            return False  # it left while we asked who it is
        if isinstance(admitted, Refusal):
            self._refuse(transport, packet.namespace, admitted)
            return False
        transport.connections[packet.namespace] = admitted
        transport.send_frame(packets.connected(packet.namespace, admitted.sid))
        door.welcome(admitted, transport.carry_on)
        return True

    def _refuse(self, transport: Transport, namespace: str, refusal: Refusal) -> None:
        transport.send_frame(packets.refused(namespace, {"message": refusal.code, "data": refusal.ack()}))

    def closed(self, transport: Transport) -> None:
        """See `Receiver.closed`."""
        connections, transport.connections = transport.connections, {}
        for connection in connections.values():
            self._left(connection)

    def _left(self, connection: Connection) -> None:
        connection.gone = True
        self.doors[connection.namespace].left(connection)
