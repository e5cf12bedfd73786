"""The HTTP listener: gevent's, without Nagle, with deadlines, and without a line of what was asked."""

import _socket
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import gevent
import structlog
from gevent.pool import Pool
from gevent.pywsgi import WSGIHandler, WSGIServer

from chat_server.logs import places
from chat_server.transport.handshake import TAKE_OVER, Opens, opened_at_once
from chat_server.transport.head import Head
from chat_server.transport.limits import Addresses
from chat_server.transport.occupancy import Occupancy

log = structlog.get_logger()

BACKLOG = 4096
MOST_REQUESTS = 4096
# Whoever is served where they are accepted holds up those who are talking.
ACCEPTED_IN_A_ROW = 20
# Six, as many as a browser opens, for each of a hundred people behind one address.
MOST_OF_AN_ADDRESS = 600
LONGEST_HEADER_S = 10.0
LONGEST_WRITE_S = 30.0
HEAD = "helpline.head"
END = "helpline.end"


class TooSlow(BaseException):
    """A request's line and headers did not arrive in time. No `except Exception` may hold it up."""


class _Unread:
    """A body that is left where it is."""

    def _discard(self) -> None:
        """Nothing."""


class DoorHandler(WSGIHandler):
    """Reads a request under a deadline, and can hand its TCP connection over for good.

    It logs no request: an address, a path or a header may say who someone is.
    """

    header_s = LONGEST_HEADER_S

    def MessageClass(self, lines: Any, *_: Any) -> Any:  # noqa: N802
        """See gevent's: the parsed head."""
        return Head(lines)

    def handle(self) -> None:
        """Serve the connection; that the other side has gone, or was too slow, is no error."""
        self.socket.settimeout(LONGEST_WRITE_S)
        with suppress(ConnectionError, TooSlow):
            super().handle()

    def read_requestline(self) -> str:
        """The first line; from here on the deadline runs."""
        self._deadline = gevent.Timeout.start_new(self.header_s, TooSlow)
        line: str = super().read_requestline()
        return line

    def handle_one_request(self) -> Any:
        """One request and its answer."""
        try:
            return super().handle_one_request()
        finally:
            self._deadline.close()

    def handle_one_response(self) -> None:
        """The request has been read: the application may take its time."""
        self._deadline.close()
        environ = self.environ or {}
        try:
            super().handle_one_response()
        finally:
            # These refer back to us: a request, body and all, would wait for the garbage collector.
            environ.clear()

    def get_environ(self) -> dict[str, Any]:
        """The WSGI environment, with the way to take the connection over."""
        environ: dict[str, Any] = super().get_environ()
        environ[TAKE_OVER] = self.take_over
        environ[HEAD] = self.head
        environ[END] = self.end
        return environ

    def end(self) -> None:
        """This answer is the connection's last, and the rest of the request is not waited for."""
        self.close_connection = True
        self.wsgi_input = _Unread()  # type: ignore[assignment]

    def head(self) -> bytes:
        """The request's line and headers, as they may be sent again."""
        lines = [str(self.requestline).strip(), *(f"{name}: {value}" for name, value in self.headers.items())]
        return "\r\n".join([*lines, "", ""]).encode("latin-1")

    def take_over(self) -> tuple[_socket.socket, bytes]:
        """The bare TCP socket, and what was read from it beyond the request. This handler is done with it."""
        self.socket.settimeout(0)
        early = b""
        with suppress(OSError, ValueError):
            early = self.rfile.peek(1) or b""
        # The one without gevent's wrapper: the event loop calls us when there is something to read.
        bare = _socket.socket(fileno=self.socket.detach())
        bare.setblocking(False)
        self.socket = None  # type: ignore[assignment]
        return bare, early

    def run_application(self) -> None:
        """Call the application; nothing is written to a connection that it took over."""
        self.result = None
        try:
            self.result = self.application(self.environ, self.start_response)  # type: ignore[misc, arg-type]
            if self.socket is not None:
                self.process_result()
            else:
                self.close_connection = True
        finally:
            close = getattr(self.result, "close", None)
            self.result = None
            if close is not None:
                close()

    def log_request(self) -> None:
        """Nothing."""

    def log_error(self, msg: str, *args: Any) -> None:
        """Nothing: what breaks in the application is logged where it breaks."""


def bind(host: str, port: int, *, shared: bool = False) -> socket.socket:
    """Listen. Raises OSError where the port is taken. Accepted sockets inherit TCP_NODELAY."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if shared:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    listener.bind((host, port))
    listener.listen(BACKLOG)
    listener.setblocking(False)
    return listener


class DoorServer(WSGIServer):
    """Started with `start()`. Requests that are too many wait unaccepted.

    With `addresses`, those of the peers are told apart, and none of them gets more than its share. A connection that
    the application takes over, or gives away, is counted here no more. `opens` is asked first about a WebSocket
    handshake that has come whole.
    """

    max_accept = ACCEPTED_IN_A_ROW

    def __init__(
        self,
        listener: socket.socket,
        app: Callable[..., Any],
        header_s: float = LONGEST_HEADER_S,
        addresses: Addresses | None = None,
        opens: Opens = lambda _environ: False,
    ) -> None:
        import gevent.socket

        self._opens = opens
        self._addresses = addresses
        self._occupancy = Occupancy("connections")
        self._requests = Pool(MOST_REQUESTS)
        super().__init__(
            gevent.socket.socket(fileno=listener.detach()),
            app,
            handler_class=type("DoorHandler", (DoorHandler,), {"header_s": header_s}),
            log=None,
            error_log=None,
            spawn=self._requests,
        )

    def do_handle(self, sock: Any, address: Any) -> None:
        """Serve a connection that was accepted."""
        try:
            opened = opened_at_once(sock, address, self._opens)
        except Exception as error:
            log.error("handshake_failed", error=type(error).__name__, at=places(error.__traceback__))
            sock.close()
            return
        if not opened:
            self.take_on(sock, address)

    def take_on(self, sock: Any, address: Any, lines: Any = None) -> None:
        """Serve a connection, from its beginning or from what was read of it; hang up if it is one too many."""
        group = "" if self._addresses is None else self._addresses.name(address[0])
        if self._addresses is not None and self._occupancy.held(group) >= MOST_OF_AN_ADDRESS:
            sock.close()
            return
        self._occupancy.take(group)
        self._requests.spawn(self._serve, sock, address, lines, group)

    def _serve(self, sock: Any, address: Any, lines: Any, group: str) -> None:
        try:
            self.handler_class(sock, address, self, rfile=lines).handle()  # type: ignore[call-arg]
        finally:
            self._occupancy.give_back(group)
            sock.close()
