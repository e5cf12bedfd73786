"""A WebSocket on the event loop: no greenlet while it is idle, bounded in both directions.

Reads arrive as callbacks from the loop. Writes of one turn of the loop leave in one system call. Whoever stops
reading is dropped after five seconds without progress, or when too much is waiting for them.
"""

import _socket
import socket
import struct
from contextlib import suppress
from typing import Any, Protocol

import gevent
import structlog

from chat_server.logs import places
from chat_server.transport import frames
from chat_server.transport.frames import Broken, FrameReader
from chat_server.transport.outbox import Outbox

log = structlog.get_logger()

READ = 64 * 1024
MOST_UNSENT = 4 * 1024 * 1024
ENOUGH_UNSENT = 256 * 1024
STALLED_S = 5.0
FAREWELL_S = 2.0
READABLE, WRITABLE = 1, 2
AT_ONCE = struct.pack("ii", 1, 0)

_received = bytearray(READ)
_window = memoryview(_received)


class Listener(Protocol):
    """Whoever owns a WebSocket. Called on the event loop: it must not block."""

    def on_text(self, text: str) -> None:
        """A message has come."""
        ...

    def on_drained(self) -> None:
        """Everything that waited for the peer has been sent."""
        ...

    def on_closed(self) -> None:
        """Nothing more will come. Called once."""
        ...


class WebSocket:
    """One connection, after its handshake."""

    __slots__ = (
        "_closing",
        "_frames",
        "_fresh",
        "_outbox",
        "_reader",
        "_reading",
        "_rest",
        "_sock",
        "_unsent",
        "_writer",
        "deadline",
        "listener",
    )

    def __init__(self, bare: _socket.socket, outbox: Outbox, listener: Listener) -> None:
        self._sock: _socket.socket | None = bare
        self._outbox = outbox
        self.listener = listener
        self._frames = FrameReader()
        self._fresh: list[bytes] = []
        self._rest: memoryview | None = None
        self._unsent = 0
        self._closing = False
        self._reading = True
        self.deadline = 0.0
        self._writer: Any = None
        self._reader = gevent.get_hub().loop.io(bare.fileno(), READABLE)
        self._reader.start(self._readable)

    @property
    def crowded(self) -> bool:
        """Whether so much waits for the peer that nothing more of theirs should be read."""
        return self._unsent > ENOUGH_UNSENT

    def send(self, frame: bytes) -> None:
        """Send a whole frame, soon. A peer for whom too much waits is dropped."""
        if self._closing or self._sock is None:
            return
        if not self._fresh and self._rest is None:
            self._outbox.soon(self)
        self._fresh.append(frame)
        self._unsent += len(frame)
        if self._unsent > MOST_UNSENT and self._rest is not None:
            log.info("reader_too_slow")
            self.give_up()

    def flush(self) -> None:
        """Write what the kernel takes."""
        sock = self._sock
        if sock is None:
            return
        if self._rest is None:
            if not self._fresh:
                return
            whole = self._fresh[0] if len(self._fresh) == 1 else b"".join(self._fresh)
            self._fresh.clear()
        else:
            whole = self._rest  # type: ignore[assignment]
        try:
            sent = sock.send(whole)
        except BlockingIOError:
            sent = 0
        except OSError:
            self.drop()
            return
        self._unsent -= sent
        if sent < len(whole):
            self._wait_to_write(memoryview(whole)[sent:], progress=sent > 0)
        else:
            self._written()

    def _wait_to_write(self, rest: memoryview, *, progress: bool) -> None:
        assert self._sock is not None
        self._rest = rest
        if not self._closing and (progress or self not in self._outbox.waiting):
            self.deadline = self._outbox.now() + STALLED_S
            self._outbox.waiting.add(self)
        if self._writer is None:
            self._writer = gevent.get_hub().loop.io(self._sock.fileno(), WRITABLE)
            self._writer.start(self.flush)

    def _written(self) -> None:
        self._rest = None
        if self._fresh:
            self._outbox.soon(self)
            return
        self._stop_writing()
        self._outbox.waiting.discard(self)
        if self._closing:
            self._say_farewell()
        else:
            self.listener.on_drained()

    def _stop_writing(self) -> None:
        if self._writer is not None:
            self._writer.stop()
            self._writer.close()
            self._writer = None

    def pause(self) -> None:
        """Read no more for now: the peer's own kernel will hold it back."""
        if self._reading and not self._closing:
            self._reading = False
            self._reader.stop()

    def resume(self) -> None:
        """Read on."""
        if not self._reading and not self._closing:
            self._reading = True
            self._reader.start(self._readable)

    def feed(self, data: bytes) -> None:
        """Take in what the peer sent."""
        try:
            for message in self._frames.feed(data):
                self._take(message)
                if self._closing:
                    return
        except Broken as broken:
            self.close(broken.code)
        except Exception as error:
            log.error("websocket_failed", error=type(error).__name__, at=places(error.__traceback__))
            self.drop()

    def _readable(self) -> None:
        assert self._sock is not None
        try:
            size = self._sock.recv_into(_received)
        except BlockingIOError:
            return
        except OSError:
            size = 0
        if not size:
            self.drop()
        elif not self._closing:
            self.feed(bytes(_window[:size]))

    def _take(self, message: frames.Message) -> None:
        if message.opcode == frames.TEXT:
            self.listener.on_text(message.payload)  # type: ignore[arg-type]
        elif message.opcode == frames.PING:
            self.send(frames.frame(message.payload, frames.PONG))  # type: ignore[arg-type]
        elif message.opcode == frames.CLOSE:
            self.close(frames.NORMAL)
        elif message.opcode == frames.BINARY:
            self.close(frames.UNSUPPORTED)

    def close(self, code: int = frames.NORMAL) -> None:
        """Say why, let what was sent arrive, and hang up; at the latest after two seconds."""
        if self._closing or self._sock is None:
            return
        self.send(frames.closing(code))
        if self._sock is None:
            return
        # Hanging up with unread bytes would reset the connection, and the peer would never learn why.
        self.resume()
        self._closing = True
        self.deadline = self._outbox.now() + FAREWELL_S
        self._outbox.waiting.add(self)
        self.listener.on_closed()

    def _say_farewell(self) -> None:
        if self._sock is not None:
            self._outbox.waiting.add(self)
            with suppress(OSError):
                self._sock.shutdown(socket.SHUT_WR)

    def overdue(self) -> None:
        """Its time is up: for progress, or for its farewell, which the kernel delivers while the peer takes it."""
        if self._sock is not None and self._closing and self._rest is None:
            with suppress(OSError):
                self._sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(STALLED_S * 1000))
            self.drop()
        else:
            self.give_up()

    def give_up(self) -> None:
        """Hang up on a peer that does not read: what the kernel still holds for it, megabytes, goes too."""
        if self._sock is not None:
            with suppress(OSError):
                self._sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
        self.drop()

    def drop(self) -> None:
        """Hang up at once."""
        sock, self._sock = self._sock, None
        if sock is None:
            return
        self._reader.stop()
        self._reader.close()
        self._stop_writing()
        self._fresh.clear()
        self._rest = None
        self._unsent = 0
        self._outbox.waiting.discard(self)
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)
        sock.close()
        if not self._closing:
            self._closing = True
            self.listener.on_closed()
