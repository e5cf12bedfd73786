"""In front of Socket.IO: whose pages may come in, how fast, and how much at once."""

import io
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import parse_qs

from chat_server.transport.limits import CONNECTS, Addresses, Buckets
from chat_server.transport.sockets import LARGEST_BODY, MOST_PACKETS

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
TRANSPORT_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
SEPARATOR = b"\x1e"
LARGEST_PACKET = 64 * 1024


class Gate:
    """WSGI, before python-engineio sees the request."""

    def __init__(
        self,
        app: Callable[[Environ, StartResponse], Iterable[bytes]],
        origins: frozenset[str],
        *,
        limited: bool,
    ) -> None:
        self._app = app
        self._origins = origins
        self._limited = limited
        self._addresses = Addresses()
        self._connects = Buckets()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Refuse with a 4xx, or pass on."""
        if environ.get("PATH_INFO", "").startswith("/socket.io"):
            refused = self._refusal(environ)
            if refused is not None:
                start_response(refused, [("Content-Type", "text/plain"), ("Cache-Control", "no-store")])
                return [refused.encode()]
        return self._app(environ, start_response)

    def _refusal(self, environ: Environ) -> str | None:
        query = parse_qs(environ.get("QUERY_STRING", ""))
        if "j" in query:
            return "400 JSONP is not served"
        if not all(TRANSPORT_ID.fullmatch(sid) for sid in query.get("sid", ())):
            return "400 Not a transport's id"
        # A transport's id is a secret that only its own page got: later requests may leave the header out.
        known = "sid" in query and "HTTP_ORIGIN" not in environ
        if not known and not allowed_origin(environ, self._origins):
            return "403 Not an accepted origin"
        if "sid" not in query and self._limited:
            address = self._addresses.name(environ.get("REMOTE_ADDR", ""))
            if self._connects.take(CONNECTS, address):
                return "429 Too many connections"
        return _too_much(environ) if environ.get("REQUEST_METHOD") == "POST" else None


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


def _too_much(environ: Environ) -> str | None:
    try:
        length = int(environ.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return "400 Content-Length is not a number"
    if not 0 <= length <= LARGEST_BODY:
        return "413 Too large"
    body = environ["wsgi.input"].read(length)
    packets = body.split(SEPARATOR)
    if len(packets) > MOST_PACKETS or any(len(packet) > LARGEST_PACKET for packet in packets):
        return "413 Too large"
    environ["wsgi.input"] = io.BytesIO(body)
    return None
