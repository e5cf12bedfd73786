"""One address, however many connections it opens, leaves the others their place."""

import contextlib
import json
import re
import socket
import struct
import time
from urllib.parse import urlsplit

import pytest
from conversing import Helpline
from raw_wire import RawClient, masked
from services import Process, until

from chat_server.transport import gate, listener

CROWD, VERA, SUE, GUESTS = "127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.4"
BEYOND = 25
PATIENCE_S = 5
AT_ONCE_S = 1.5
SHORT = {"HELPLINE_PING_SECONDS": "4", "HELPLINE_PING_TIMEOUT_SECONDS": "1"}
POLLING = "/socket.io/?EIO=4&transport=polling"
RESET = struct.pack("ii", 1, 0)
HALF, WHOLE = b"GET / HTTP/1.1\r\nHost: x\r\n", b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"


@pytest.fixture(scope="module")
def limited(tmp_path_factory):
    """A helpline that limits, and lets nobody be silent for longer than five seconds."""
    running = Process(tmp_path_factory.mktemp("limited"), **SHORT)
    yield Helpline(running.url)
    running.stop()


@pytest.fixture
def opened():
    """The connections of a test: a mute one must not end because nobody refers to it."""
    kept: list = []
    yield kept
    for one in kept:
        one.close()


@pytest.fixture
def crowded(limited, opened):
    """The same, with nobody there: neither before nor, in the end, after."""
    until(lambda: held(limited) == (0, 0))
    yield limited
    for one in opened:
        one.close()
    until(lambda: held(limited) == (0, 0))


def connect(helpline, source: str = CROWD) -> socket.socket:
    return socket.create_connection(("127.0.0.1", urlsplit(helpline.url).port), PATIENCE_S, (source, 0))


def get(helpline, path: str, source: str) -> str:
    """The whole answer, on a connection of its own."""
    with connect(helpline, source) as asking:
        asking.sendall(
            f"GET {path} HTTP/1.1\r\nHost: x\r\nOrigin: {helpline.url}\r\nConnection: close\r\n\r\n".encode()
        )
        return b"".join(iter(lambda: asking.recv(65536), b"")).decode()


def held(helpline) -> tuple[int, int]:
    """How many connections and transports the server counts, but for the one that asks."""
    told = get(helpline, "/metrics", SUE)
    counts = dict(re.findall(r'^helpline_held\{what="(\w+)"\} (\d+)', told, re.MULTILINE))
    return int(counts["connections"]) - 1, int(counts["transports"])


def hung_up(silent: socket.socket) -> bool:
    """Whether the server has closed it already."""
    silent.setblocking(False)
    try:
        while silent.recv(65536):
            pass
        return True
    except BlockingIOError:
        return False
    except ConnectionError:
        return True


def crowd(helpline, opened: list, count: int, said=(b"", HALF, WHOLE)) -> list[socket.socket]:
    """Silent connections; unless told what they say, without a word, in a request, or after one, in turn."""
    silent = []
    for number in range(count):
        silent.append(connect(helpline))
        opened.append(silent[-1])
        with contextlib.suppress(ConnectionError):  # refused already: that is the point
            silent[-1].sendall(said[number % len(said)])
    return silent


def comes_in_at_once(helpline, opened: list) -> None:
    asked_at = time.monotonic()
    vera = RawClient(helpline.url, source=VERA).join()
    opened.append(vera)
    assert vera.call("no_such_command")["error"]["code"] == "unknown_command"
    assert time.monotonic() - asked_at < AT_ONCE_S


def test_an_address_that_opens_more_connections_than_there_are_locks_nobody_out(crowded, opened):
    crowd(crowded, opened, listener.MOST_REQUESTS + BEYOND)
    comes_in_at_once(crowded, opened)


def test_an_address_gets_its_share_of_connections_and_gets_it_back(crowded, opened):
    for _ in range(2):
        silent = crowd(crowded, opened, listener.MOST_OF_AN_ADDRESS + BEYOND)
        until(lambda silent=silent: sum(map(hung_up, silent)) >= BEYOND)
        assert sum(map(hung_up, silent)) == BEYOND
        for one in silent:
            one.close()
        until(lambda: held(crowded) == (0, 0))


def test_behind_a_proxy_connections_are_not_counted_against_their_peer(start, opened):
    _lets_everybody_in(start(HELPLINE_PROXIES="1"), opened)


def test_without_limits_connections_are_not_counted_against_their_peer(helpline, opened):
    _lets_everybody_in(helpline, opened)


def _lets_everybody_in(helpline, opened: list) -> None:
    silent = crowd(helpline, opened, listener.MOST_OF_AN_ADDRESS + BEYOND)
    until(lambda: held(helpline)[0] >= len(silent))
    assert not any(map(hung_up, silent))


def test_an_address_gets_its_share_of_transports_and_gets_it_back(crowded, opened):
    for _ in range(gate.MOST_OF_AN_ADDRESS):
        opened.append(RawClient(crowded.url, source=GUESTS))
    with pytest.raises(AssertionError, match="429 Too many"):
        RawClient(crowded.url, source=GUESTS)
    comes_in_at_once(crowded, opened)
    assert held(crowded) == (0, gate.MOST_OF_AN_ADDRESS + 1)
    opened.pop(0).close()
    until(lambda: held(crowded) == (0, gate.MOST_OF_AN_ADDRESS))
    opened.append(RawClient(crowded.url, source=GUESTS))


def test_connections_that_workers_pass_on_are_counted_where_they_end_up(several, opened):
    helpline = several(workers=2, HELPLINE_RATE_LIMITS="on")
    asked = f"GET {POLLING}&sid=w1-none HTTP/1.1\r\nHost: x\r\nOrigin: {helpline.url}\r\n\r\n".encode()
    passed_on = crowd(helpline, opened, listener.MOST_OF_AN_ADDRESS + BEYOND, [asked])
    until(lambda: sum(map(hung_up, passed_on)) >= BEYOND, listener.LONGEST_HEADER_S / 2)
    comes_in_at_once(helpline, opened)
    for one in opened:
        one.close()
    # Either of the two may answer.
    until(lambda: {held(helpline) for _ in range(10)} == {(0, 0)})


def test_a_handshake_with_a_body_is_refused_before_others_come_in_meanwhile(helpline):
    answer = helpline.request("GET", POLLING, b"{}")
    assert answer.status == 400


def test_a_place_is_given_back_however_a_transport_or_a_connection_ends(crowded, opened):
    leaves_politely = RawClient(crowded.url).join()
    leaves_politely.tcp.sendall(masked(struct.pack(">H", 1000), opcode=8))
    breaks_the_rules = RawClient(crowded.url).join()
    breaks_the_rules.tcp.sendall(b"\x81\x05hello")
    resets = RawClient(crowded.url).join()
    resets.tcp.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
    resets.close()
    opened += [leaves_politely, breaks_the_rules, RawClient(crowded.url), RawClient(crowded.url).join()]
    _polls_no_more(crowded)
    ann = crowded.staff("ann", transports=["polling", "websocket"])
    half = connect(crowded)
    half.sendall(b"POST /api/staff/session HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{")
    opened.append(half)
    assert held(crowded)[1] > 1
    until(lambda: held(crowded) == (0, 1))
    ann.close()
    until(lambda: held(crowded) == (0, 0))


def _polls_no_more(helpline) -> None:
    opening = get(helpline, POLLING, CROWD)
    assert json.loads(opening.split("\r\n\r\n")[1].removeprefix("0"))["sid"]
