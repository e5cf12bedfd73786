"""A handshake is let in, or not, alike: whole with its connection, or in pieces."""

import socket
import threading
from urllib.parse import urlsplit

import pytest
from raw_wire import masked

from chat_server.transport.handshake import opened_at_once

HEAD = (
    "GET /socket.io/?{query} HTTP/1.1\r\nHost: x\r\nOrigin: {origin}\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n{more}\r\n"
)
WEBSOCKET = "EIO=4&transport=websocket"


def head(url, query=WEBSOCKET, key="MDEyMzQ1Njc4OWFiY2RlZg==", more="", origin=None):
    return HEAD.format(query=query, origin=origin or url, key=key, more=more).encode()


def answered(url, *pieces):
    """What the server says to these pieces, up to what it says after a handshake."""
    parts = urlsplit(url)
    with socket.create_connection((parts.hostname, parts.port), timeout=10) as tcp:
        read = b""
        for piece in pieces:
            tcp.sendall(piece)
            threading.Event().wait(0.05)  # each piece must be read by itself, and nothing tells when it was
        while not is_whole(read) and (data := tcp.recv(65536)):
            read += data
        return read


def is_whole(answer):
    """A refusal ends with its head here: what comes behind is not asked for. A handshake is followed by a hello."""
    return b"\r\n\r\n" in answer and (b" 101 " not in answer.split(b"\r\n")[0] or b'"maxPayload"' in answer)


def status(url, *pieces):
    return answered(url, *pieces).split(b"\r\n")[0].decode()


@pytest.fixture(params=["whole", "in pieces"])
def sent(request):
    """A request as it is sent: at once, or with its end later."""
    if request.param == "whole":
        return lambda whole: [whole]
    return lambda whole: [whole[:40], whole[40:]]


def test_a_handshake_is_let_in(helpline, sent):
    assert status(helpline.url, *sent(head(helpline.url))) == "HTTP/1.1 101 Switching Protocols"


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"origin": "https://elsewhere.example"}, "403"),
        ({"key": "short"}, "400"),
        ({"query": f"{WEBSOCKET}&sid=unknown"}, "400"),
        ({"query": f"{WEBSOCKET}&j=1"}, "400"),
        ({"more": "Content-Length: 5\r\n"}, "400"),
        ({"more": "Transfer-Encoding: chunked\r\n"}, "400"),
        ({"more": "Bad Name : x\r\n"}, "400"),
        ({"more": " folded: x\r\n"}, "400"),
    ],
)
def test_what_is_no_handshake_is_refused(helpline, sent, change, refusal):
    assert status(helpline.url, *sent(head(helpline.url, **change))).split()[1] == refusal


def test_what_is_sent_behind_a_handshake_is_heard(helpline):
    parts = urlsplit(helpline.url)
    with socket.create_connection((parts.hostname, parts.port), timeout=10) as tcp:
        tcp.sendall(head(helpline.url) + masked(b"40/visitor,"))
        read = b""
        while b'"snapshot"' not in read:
            data = tcp.recv(65536)
            assert data, "it hung up"
            read += data


def test_a_head_that_ends_twice_goes_the_long_way():
    ours, theirs = socket.socketpair()
    theirs.sendall(head("http://x", more="\nX-Behind: the end\r\n"))

    class Accepted:
        _sock = ours

    assert not opened_at_once(Accepted(), ("127.0.0.1", 1), lambda _environ: pytest.fail("it was opened"))
    ours.close()
    theirs.close()


@pytest.mark.parametrize("opened", [True, False])
def test_a_connection_that_is_not_taken_over_is_left_unread(opened):
    ours, theirs = socket.socketpair()
    request = head("http://x")
    theirs.sendall(request + b"more")

    class Accepted:
        _sock = ours

        def detach(self):
            return ours.detach()

    def opens(environ):
        assert environ["HTTP_SEC_WEBSOCKET_VERSION"] == "13"
        if opened:
            bare, early = environ["helpline.take_over"]()
            assert (bare.recv(100), early) == (b"more", b"")
            bare.close()
        return opened

    assert opened_at_once(Accepted(), ("127.0.0.1", 1), opens) is opened
    if not opened:
        assert ours.recv(4096) == request + b"more"
        ours.close()
    theirs.close()
