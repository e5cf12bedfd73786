"""The Socket.IO server: python-socketio's protocol, our doors, no Flask context, no rooms."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import gevent
import socketio
import structlog
from engineio.exceptions import EngineIOError
from engineio.payload import Payload
from socketio import packet as wire

from chat_server.perform import where
from chat_server.protocol.refusal import Refusal
from chat_server.records.database import OutcomeUnknown
from chat_server.transport.connections import Connection
from chat_server.transport.packets import Malformed, StrictJson, StrictPacket
from chat_server.transport.websocket import BoundedWebSocket

log = structlog.get_logger()

MOST_PACKETS = 64
NO_SUCH_NAMESPACE = Refusal("not_found", "There is no such namespace.")
LARGEST_BODY = MOST_PACKETS * 64 * 1024


class Door(Protocol):
    """One namespace: who comes in, what they are told first, what their commands are answered."""

    def admit(
        self, sid: str, transport_id: str, environ: Mapping[str, Any], auth: Any
    ) -> Connection | Refusal:
        """Let a connection in, or say why not."""
        ...

    def welcome(self, connection: Connection) -> None:
        """After CONNECT: register it for pushes, then send its snapshot."""
        ...

    def answer(self, connection: Connection, name: str, arguments: list[Any]) -> dict[str, Any]:
        """The ack of a command."""
        ...

    def left(self, connection: Connection) -> None:
        """The connection is gone."""
        ...


@dataclass(frozen=True)
class Pings:
    """How often an idle connection is pinged, and how long an answer may take, in seconds."""

    interval_s: float
    timeout_s: float


class SocketServer(socketio.Server):  # type: ignore[misc]
    """python-socketio's server with the packets' way shortened: from the packet to its door.

    Its manager of rooms is not used: identities are looked up in `Connections`.
    """

    def __init__(self, doors: Mapping[str, Door], pings: Pings) -> None:
        Payload.max_decode_packets = MOST_PACKETS
        super().__init__(
            async_mode="gevent",
            async_handlers=False,
            serializer=StrictPacket,
            json=StrictJson,
            namespaces=list(doors),
            cors_allowed_origins=[],
            ping_interval=pings.interval_s,
            ping_timeout=pings.timeout_s,
            max_http_buffer_size=LARGEST_BODY,
            http_compression=False,
            logger=False,
            engineio_logger=False,
        )
        self.eio._async = {**self.eio._async, "websocket": BoundedWebSocket}
        self.doors = doors
        self.manager_initialized = True
        self._admitting: set[tuple[str, str]] = set()
        self.connections: dict[tuple[str, str], Connection] = {}

    def push(self, connections: Iterable[Connection], name: str, payload: dict[str, Any]) -> None:
        """Send an event, encoded once per namespace."""
        encoded: dict[str, str] = {}
        for connection in connections:
            namespace = connection.namespace
            if namespace not in encoded:
                encoded[namespace] = StrictPacket(wire.EVENT, [name, payload], namespace).encode()
            self._write(connection.transport_id, encoded[namespace])

    def push_and_hear(
        self, connection: Connection, name: str, payload: dict[str, Any], heard: Callable[[], None]
    ) -> None:
        """Send an event; `heard` is called when the client acknowledges it."""
        number = connection.await_ack(heard)
        packet = StrictPacket(wire.EVENT, [name, payload], connection.namespace, number)
        self._write(connection.transport_id, packet.encode())

    def close(self, transport_id: str) -> None:
        """Close the transport, not the namespace: clients reconnect after it."""
        socket = self.eio.sockets.get(transport_id)
        if socket is not None:
            socket.close(wait=False)

    def _write(self, transport_id: str, encoded: str) -> None:
        try:
            self.eio.send(transport_id, encoded)
        except EngineIOError:
            log.debug("push_after_close")

    def _handle_eio_message(self, eio_sid: str, data: Any) -> None:
        try:
            self._receive(eio_sid, StrictPacket(encoded_packet=data or "?"))
        except Malformed:
            log.info("malformed_packet")
            self.close(eio_sid)
        except OutcomeUnknown:
            log.error("outcome_unknown")
            self.close(eio_sid)
        except Exception as error:
            log.error("packet_failed", error=type(error).__name__, at=where(error))
            self.close(eio_sid)

    def _receive(self, eio_sid: str, packet: StrictPacket) -> None:
        namespace = packet.namespace or "/"
        if packet.packet_type == wire.CONNECT:
            self._handle_connect(eio_sid, namespace, packet.data)
        elif packet.packet_type == wire.DISCONNECT:
            self._handle_disconnect(eio_sid, namespace)
        elif packet.packet_type == wire.EVENT:
            self._handle_event(eio_sid, namespace, packet.id, packet.data)
        else:
            if not isinstance(packet.data, list) or packet.id is None:
                raise Malformed("not an acknowledgement")
            self._handle_ack(eio_sid, namespace, packet.id)

    def _handle_connect(self, eio_sid: str, namespace: str, data: Any) -> None:
        door = self.doors.get(namespace)
        if door is None:
            self._refuse(eio_sid, namespace, NO_SUCH_NAMESPACE)
            return
        key = (eio_sid, namespace)
        if key in self.connections or key in self._admitting:
            raise Malformed("connected already")
        sid = self.eio.generate_id()
        self._admitting.add(key)
        try:
            admitted = door.admit(sid, eio_sid, self.environ[eio_sid], data)
        finally:
            self._admitting.discard(key)
        if eio_sid not in self.environ:
            return  # it left while we asked who it is
        if isinstance(admitted, Refusal):
            self._refuse(eio_sid, namespace, admitted)
            return
        self._write(eio_sid, StrictPacket(wire.CONNECT, {"sid": sid}, namespace).encode())
        self.connections[key] = admitted
        door.welcome(admitted)

    def _refuse(self, eio_sid: str, namespace: str, refusal: Refusal) -> None:
        reason = {"message": refusal.code, "data": refusal.ack()}
        self._write(eio_sid, StrictPacket(wire.CONNECT_ERROR, reason, namespace).encode())

    def _handle_event(self, eio_sid: str, namespace: str, id: int | None, data: list[Any]) -> None:
        connection = self.connections.get((eio_sid, namespace))
        if connection is None:
            ack = Refusal("unauthorized", "Connect to this namespace first.").ack()
        else:
            ack = self.doors[namespace].answer(connection, data[0], data[1:])
        if id is not None:
            self._write(eio_sid, StrictPacket(wire.ACK, [ack], namespace, id).encode())

    def _handle_ack(self, eio_sid: str, namespace: str, id: int) -> None:
        connection = self.connections.get((eio_sid, namespace))
        if connection is not None:
            connection.acknowledged(id)

    def _handle_disconnect(self, eio_sid: str, namespace: str, reason: str | None = None) -> None:
        del reason
        connection = self.connections.pop((eio_sid, namespace), None)
        if connection is None:
            return
        # In a greenlet of its own: the transport's end must not wait for the database.
        gevent.spawn(self.doors[namespace].left, connection)

    def _handle_eio_disconnect(self, eio_sid: str, reason: str | None = None) -> None:
        for namespace in self.doors:
            self._handle_disconnect(eio_sid, namespace, reason)
        self.environ.pop(eio_sid, None)
