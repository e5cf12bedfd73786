"""The WebSocket behind python-engineio, with the two things that the stock one leaves open."""

import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import gevent.event
import simple_websocket
from engineio.async_drivers import gevent as gevent_driver

LARGEST_FRAME = 64 * 1024


class _WholeWrites:
    """A socket whose `send` writes everything: the stock one leaves the rest of a frame out when a reader is slow."""

    def __init__(self, sock: Any) -> None:
        self._sock = sock

    def send(self, data: bytes) -> int:
        self._sock.sendall(data)
        return len(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)


class BoundedWebSocket(gevent_driver.WebSocketWSGI):  # type: ignore[misc]
    """Closes a connection whose message is over 64 KiB (1009), and writes whole frames."""

    def __init__(self, handler: Callable[..., Any], _server: Any) -> None:
        self.app = handler

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        """Answer the handshake, then hand over to python-engineio."""
        del start_response
        self.ws = simple_websocket.Server(
            environ,
            max_message_size=LARGEST_FRAME,
            thread_class=gevent_driver.Thread,
            event_class=gevent.event.Event,
        )
        self.ws.sock = _WholeWrites(self.ws.sock)
        connection = _tcp_socket(environ)
        try:
            return self.app(self)
        finally:
            _shut_down(connection)


def _tcp_socket(environ: dict[str, Any]) -> socket.socket:
    stream = environ["wsgi.input"]
    found: socket.socket = getattr(stream, "rfile", stream).raw._sock
    return found


def _shut_down(connection: socket.socket) -> None:
    # Else the listener waits for another request on it, and the client for an end that never comes.
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
