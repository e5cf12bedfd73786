"""One client's transport: a WebSocket, polling, or the way from one to the other."""

import time
from collections import deque
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

import gevent.event
import structlog
from engineio.socket import Socket

from chat_server.transport import frames
from chat_server.transport.handshake import TAKE_OVER, accepted
from chat_server.transport.websocket import MOST_UNSENT, WebSocket

if TYPE_CHECKING:
    from chat_server.transport.engine import Engine

log = structlog.get_logger()

MOST_UNREAD = 16
MOST_UNPOLLED = 1_000
POST_S = 30.0
KEPT_HEADERS = (
    "REMOTE_ADDR",
    "REQUEST_METHOD",
    "HTTP_ORIGIN",
    "HTTP_SEC_FETCH_SITE",
    "HTTP_COOKIE",
    "HTTP_X_FORWARDED_FOR",
)
CLOSE, NOOP = frames.frame(b"1"), frames.frame(b"6")
ADDRESS = "helpline.address"
SERVED_ELSEWHERE: list[bytes] = []


class Receiver(Protocol):
    """What the engine hands its packets to. Called on the event loop or in a request: it must not block."""

    def handle(self, transport: "Transport", packet: str) -> bool:
        """Take a packet. False: it is not done with yet; `Transport.carry_on` will be called."""
        ...

    def closed(self, transport: "Transport") -> None:
        """The transport is gone."""
        ...


class _Ready:
    """A packet that is encoded already, for python-engineio's payload."""

    def __init__(self, frame: bytes) -> None:
        self._frame = frame

    def encode(self, b64: bool = False) -> str:
        """Its text."""
        del b64
        return frames.payload_of(self._frame).decode()


class Transport(Socket):  # type: ignore[misc]
    """One client's transport, a WebSocket or polling. Its packets are handled one after another, in order."""

    def __init__(self, engine: "Engine", sid: str, environ: Mapping[str, Any]) -> None:
        self.server = engine
        self.sid = sid
        self.address: str = environ.get(ADDRESS, "")
        self.headers = {name: environ[name] for name in KEPT_HEADERS if name in environ}
        self.opened_at = time.monotonic()
        self.connected = self.upgrading = self.upgraded = self.closed = False
        self.ponged = False
        self.connections: dict[str, Any] = {}
        self._websocket: WebSocket | None = None
        self._inbox: deque[str] | None = None
        self._busy = False
        self._unpolled: list[bytes] = []
        self._unpolled_size = 0
        self.joins = 0
        self._waker: gevent.event.Event | None = None
        self._read_all: gevent.event.Event | None = None

    def send_frame(self, frame: bytes) -> None:
        """Send an encoded packet, soon and in order."""
        if self.closed:
            return
        if self.upgraded and self._websocket is not None:
            self._websocket.send(frame)
            return
        self._unpolled.append(frame)
        self._unpolled_size += len(frame)
        if self._waker is not None:
            self._waker.set()
        if len(self._unpolled) > MOST_UNPOLLED or self._unpolled_size > MOST_UNSENT:
            log.info("reader_too_slow")
            self.close()

    def on_text(self, text: str) -> None:
        """A packet has come through the WebSocket."""
        if self.upgraded:
            self.receive_text(text)
        else:
            self._upgrade_step(text)

    def receive_text(self, text: str) -> None:
        """A packet has come."""
        if self.closed:
            return
        kind = text[:1]
        if kind == "4":
            self._receive_message(text[1:])
        elif kind == "3":
            self.ponged = True
        elif kind == "2":
            self.send_frame(frames.frame(b"3" + text[1:].encode()))
        elif kind not in {"5", "6"}:
            self.close()

    def _receive_message(self, packet: str) -> None:
        if not self._busy:
            self._busy = not self.server.receiver.handle(self, packet)
            if self._websocket is not None and self._websocket.crowded:
                self._websocket.pause()
            return
        if self._inbox is None:
            self._inbox = deque()
        self._inbox.append(packet)
        if self._websocket is not None and len(self._inbox) > MOST_UNREAD:
            self._websocket.pause()

    def carry_on(self) -> None:
        """The packet in hand is done with: the next."""
        self._busy = False
        while self._inbox and not self._busy and not self.closed:
            self._busy = not self.server.receiver.handle(self, self._inbox.popleft())
        if not self._busy:
            self._inbox = None
            self._all_read()
            self.on_drained()

    def on_drained(self) -> None:
        """Read on, if nothing waits any more in either direction."""
        if self._websocket is not None and not self._busy and not self._websocket.crowded:
            self._websocket.resume()

    def on_closed(self) -> None:
        """The WebSocket is gone."""
        if self.upgraded:
            self.close()
        else:
            self._websocket, self.upgrading = None, False

    def close(self, code: int = frames.NORMAL) -> None:
        """End the transport, not the namespaces: clients reconnect after it."""
        if self.closed:
            return
        self.closed = True
        self.server.sockets.pop(self.sid, None)
        self.server.occupancy.give_back(self.address)
        # Each refers to the other: what was half read would wait for the garbage collector.
        websocket, self._websocket = self._websocket, None
        if websocket is not None:
            websocket.close(code)
        if self._waker is not None:
            self._waker.set()
        self._inbox = None
        self._all_read()
        self.server.receiver.closed(self)

    def take_over(self, environ: Mapping[str, Any], answer: bytes) -> None:
        """Answer the handshake; from here on the event loop owns the TCP connection."""
        bare, early = environ[TAKE_OVER]()
        self._websocket = websocket = WebSocket(bare, self.server.outbox, self)
        websocket.send(answer)
        self.connected = True
        if early:
            websocket.feed(early)

    def _upgrade_websocket(self, environ: dict[str, Any], start_response: Any) -> Any:
        answer = accepted(environ)
        if answer is None or self.upgraded or self._websocket is not None:
            return self.server._bad_request("Not an upgrade")
        del start_response
        self.upgrading = True
        self.take_over(environ, answer)
        return SERVED_ELSEWHERE

    def _upgrade_step(self, text: str) -> None:
        websocket = self._websocket
        assert websocket is not None
        if text == "2probe":
            websocket.send(frames.frame(b"3probe"))
            self._unpolled.append(NOOP)
            if self._waker is not None:
                self._waker.set()
        elif text == "5":
            self.upgraded, self.upgrading = True, False
            for frame in self._drain():
                websocket.send(frame)
        else:
            websocket.close(frames.PROTOCOL)

    def poll(self) -> list[_Ready]:
        """Wait for packets to answer a polling GET with. Ends with a NOOP after a while."""
        if not self._unpolled and not self.closed:
            self._waker = gevent.event.Event()
            self._waker.wait(timeout=self.server.heart.pings.interval_s + self.server.heart.pings.timeout_s)
            self._waker = None
        waiting = self._drain()
        if self.closed:
            waiting.append(CLOSE)
        return [_Ready(frame) for frame in waiting or [NOOP]]

    def _drain(self) -> list[bytes]:
        waiting, self._unpolled, self._unpolled_size = self._unpolled, [], 0
        return waiting

    def handle_post_request(self, environ: Mapping[str, Any]) -> None:
        """Take the packets of a polling POST, all of them, and answer when they have been handled."""
        try:
            body = environ["wsgi.input"].read().decode()
        except UnicodeDecodeError:
            self.close()
            return
        for packet in body.split("\x1e"):
            self.receive_text(packet)
        if self._busy and not self.closed:
            self._read_all = self._read_all or gevent.event.Event()
            self._read_all.wait(timeout=POST_S)

    def _all_read(self) -> None:
        event, self._read_all = self._read_all, None
        if event is not None:
            event.set()
