"""The HTTP listener: gevent's, without Nagle and without a line of what was asked."""

import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from gevent.pywsgi import WSGIHandler, WSGIServer

BACKLOG = 4096


class QuietHandler(WSGIHandler):
    """Logs no request: an address, a path or a header may say who someone is."""

    def handle(self) -> None:
        """Serve the connection; that the other side has gone, or that a WebSocket has ended it, is no error."""
        with suppress(ConnectionError):
            super().handle()

    def log_request(self) -> None:
        """Nothing."""

    def log_error(self, msg: str, *args: Any) -> None:
        """Nothing: what breaks in the application is logged where it breaks."""


def bind(host: str, port: int) -> socket.socket:
    """Listen. Raises OSError where the port is taken. Accepted sockets inherit TCP_NODELAY."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    listener.bind((host, port))
    listener.listen(BACKLOG)
    listener.setblocking(False)
    return listener


def serve_on(listener: socket.socket, app: Callable[..., Any]) -> WSGIServer:
    """A server that is started with `start()`."""
    import gevent.socket

    cooperative = gevent.socket.socket(fileno=listener.detach())
    return WSGIServer(cooperative, app, handler_class=QuietHandler, log=None, error_log=None)
