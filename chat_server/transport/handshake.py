"""WebSocket handshakes: what they are answered; and, come whole, read where their connection is accepted.

When everybody comes back at once, half of the server's time went to a greenlet, a file and a WSGI environment for each.
"""

import _socket
import base64
import hashlib
import io
import socket
from collections.abc import Callable
from typing import Any

from chat_server.transport.head import Head

TAKE_OVER = "helpline.take_over"
LONGEST_HEAD = 4096
START, END, HTTP = b"GET /socket.io/?", b"\r\n\r\n", "HTTP/1.1"
GUID, WEBSOCKET_VERSION = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11", "13"
Environ = dict[str, Any]
Opens = Callable[[Environ], bool]


def opened_at_once(sock: Any, address: Any, opens: Opens) -> bool:
    """Whether `opens` took the connection over. If not, nothing has been read from it.

    `sock` is gevent's, just accepted. Does not wait: what has not come yet is for the long way.
    """
    try:
        seen = sock._sock.recv(LONGEST_HEAD, socket.MSG_PEEK)
    except OSError:
        return False
    size = seen.find(END) + len(END)
    environ = _request(seen[:size]) if size >= len(END) and seen.startswith(START) else None
    if environ is None:
        return False

    def take_over() -> tuple[_socket.socket, bytes]:
        bare = _socket.socket(fileno=sock.detach())
        bare.setblocking(False)
        bare.recv(size)
        return bare, b""

    environ["REMOTE_ADDR"] = address[0]
    environ[TAKE_OVER] = take_over
    return opens(environ)


def _request(whole: bytes) -> Environ | None:
    """As WSGI would say it; None unless it is well-formed and ends with its head."""
    line, _, lines = whole.partition(b"\r\n")
    words = line.decode("latin-1").split(" ")
    rest = io.BytesIO(lines)
    head = Head(rest)
    if len(words) != 3 or words[2] != HTTP or head.status or rest.read(1):
        return None
    path, _, query = words[1].partition("?")
    environ = {"REQUEST_METHOD": words[0], "PATH_INFO": path, "QUERY_STRING": query}
    for name, value in head.items():
        if name in {"content-length", "transfer-encoding"}:
            return None
        if "_" not in name:
            environ[f"HTTP_{name.upper().replace('-', '_')}"] = value
    return environ


def accepted(environ: dict[str, Any]) -> bytes | None:
    """The answer to a handshake, or None if it is not one."""
    connection = environ.get("HTTP_CONNECTION", "").lower()
    key = environ.get("HTTP_SEC_WEBSOCKET_KEY", "").encode("latin-1")
    try:
        nonce = base64.b64decode(key, validate=True)
    except ValueError:
        return None
    if len(nonce) != 16 or "upgrade" not in [part.strip() for part in connection.split(",")]:
        return None
    if environ.get("HTTP_SEC_WEBSOCKET_VERSION") != WEBSOCKET_VERSION or environ["REQUEST_METHOD"] != "GET":
        return None
    proof = base64.b64encode(hashlib.sha1(key + GUID, usedforsecurity=False).digest())
    return (
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Accept: " + proof + b"\r\n\r\n"
    )
