"""In front of Socket.IO: whose pages may come in, how fast, and how much at once."""

import io
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import parse_qs

import gevent

from chat_server.transport.engine import LARGEST_BODY, MOST_PACKETS, Engine
from chat_server.transport.frames import LARGEST_MESSAGE
from chat_server.transport.handshake import TAKE_OVER, accepted
from chat_server.transport.limits import CONNECTS, Addresses, Buckets
from chat_server.transport.listener import END, HEAD
from chat_server.transport.siblings import Siblings
from chat_server.transport.transports import ADDRESS, SERVED_ELSEWHERE, Transport

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Query = dict[str, list[str]]
TRANSPORT_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
SEPARATOR = b"\x1e"
MOST_TRANSPORTS = 20_000
MOST_OF_AN_ADDRESS = 500


class Gate:
    """WSGI, before anything else sees the request."""

    def __init__(
        self,
        app: Callable[[Environ, StartResponse], Iterable[bytes]],
        origins: frozenset[str],
        addresses: Addresses,
        engine: Engine,
        siblings: Siblings | None = None,
        body_s: float = 10.0,
        *,
        limited: bool,
    ) -> None:
        self._app = app
        self._siblings = siblings
        self._body_s = body_s
        self._origins = origins
        self._limited = limited
        self._addresses = addresses
        self._engine = engine
        self._transports: Mapping[str, Transport] = engine.sockets
        self._connects = Buckets()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Refuse with a status of its own, or pass on, with the body read."""
        sockets = environ.get("PATH_INFO", "").startswith("/socket.io")
        refused = None
        if sockets:
            query = parse_qs(environ.get("QUERY_STRING", ""))
            refused = self._refusal(environ, query)
            if refused is None and self._served_at_once(environ, query):
                return SERVED_ELSEWHERE
        refused = refused or read_body(environ, LARGEST_BODY if sockets else LARGEST_MESSAGE, self._body_s)
        if sockets and refused is None:
            refused = _too_much(environ)
        if refused is not None:
            # Whatever of the request has not been read must not be taken for the next one.
            environ[END]()
            start_response(refused, [("Content-Type", "text/plain"), ("Cache-Control", "no-store")])
            return [refused.encode()]
        return self._app(environ, start_response)

    def opens(self, environ: Environ) -> bool:
        """Open a WebSocket for a handshake without a body; False if it is none, or not to be let in."""
        query = parse_qs(environ["QUERY_STRING"])
        answer = accepted(environ) if _asks_for_a_websocket(query) else None
        if answer is None or self._refusal(environ, query) is not None:
            return False
        self._engine.open_websocket(environ, answer)
        return True

    def _served_at_once(self, environ: Environ, query: Query) -> bool:
        if _asks_for_a_websocket(query):
            answer = accepted(environ)
            if answer is not None:
                self._engine.open_websocket(environ, answer)
            return answer is not None
        return self._siblings is not None and self._passed_on(environ, query)

    def _passed_on(self, environ: Environ, query: Query) -> bool:
        assert self._siblings is not None
        number = self._siblings.elsewhere(query.get("sid", [""])[0])
        if number is None:
            return False
        self._siblings.pass_on(number, environ[HEAD](), environ[TAKE_OVER])
        return True

    def _refusal(self, environ: Environ, query: Query) -> str | None:
        if "j" in query:
            return "400 JSONP is not served"
        if not all(TRANSPORT_ID.fullmatch(sid) for sid in query.get("sid", ())):
            return "400 Not a transport's id"
        # A transport's id is a secret that only its own page got: later requests may leave the header out.
        known = "sid" in query and "HTTP_ORIGIN" not in environ
        if not known and not allowed_origin(environ, self._origins):
            return "403 Not an accepted origin"
        return None if "sid" in query else self._no_room(environ)

    def _no_room(self, environ: Environ) -> str | None:
        # While a body is waited for, others come in: who was counted before it would be one too many after it.
        if environ.get("CONTENT_LENGTH", "0") != "0" or "HTTP_TRANSFER_ENCODING" in environ:
            return "400 A handshake has no body"
        if len(self._transports) >= MOST_TRANSPORTS:
            return "503 No more connections"
        if not self._limited:
            return None
        address = environ[ADDRESS] = self._addresses.of(environ)
        full = self._engine.occupancy.held(address) >= MOST_OF_AN_ADDRESS
        return "429 Too many connections" if full or self._connects.take(CONNECTS, address) else None


def _asks_for_a_websocket(query: Query) -> bool:
    return query.get("transport") == ["websocket"] and "sid" not in query and query.get("EIO") == ["4"]


def allowed_origin(environ: Mapping[str, Any], origins: frozenset[str]) -> bool:
    """Whether a request comes from an allowed page.

    Browsers send no Origin with a GET to the page's own origin, as polling makes: they then say
    `Sec-Fetch-Site: same-origin`, which no page can forge.
    """
    origin = environ.get("HTTP_ORIGIN")
    if origin is not None:
        # Some clients send the header twice; pywsgi joins the two.
        return all(part.strip() in origins for part in origin.split(","))
    return environ.get("REQUEST_METHOD") == "GET" and environ.get("HTTP_SEC_FETCH_SITE") == "same-origin"


def read_body(environ: Environ, largest: int, within_s: float) -> str | None:
    """Read the body, within a time and a size, so that nothing behind waits for a slow sender."""
    announced = environ.get("CONTENT_LENGTH") or "0"
    if not (announced.isascii() and announced.isdigit()):
        return "400 Content-Length is not a number"
    length = int(announced)
    if environ.get("HTTP_TRANSFER_ENCODING"):
        return "411 Say how long the body is"
    if length and ("HTTP_UPGRADE" in environ or "upgrade" in environ.get("HTTP_CONNECTION", "").lower()):
        return "400 An upgrade has no body"
    if length > largest:
        return "413 Too large"
    if length:
        with gevent.Timeout(within_s, False):  # type: ignore[arg-type]
            environ["wsgi.input"] = io.BytesIO(environ["wsgi.input"].read(length))
            return None
        return "408 Too slow"
    return None


def _too_much(environ: Environ) -> str | None:
    if not isinstance(environ["wsgi.input"], io.BytesIO):
        return None
    packets = environ["wsgi.input"].getvalue().split(SEPARATOR)
    if len(packets) > MOST_PACKETS or any(len(packet) > LARGEST_MESSAGE for packet in packets):
        return "413 Too large"
    return None
