"""Pings for every transport from one greenlet, and the end of those that do not answer."""

import heapq
import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import gevent
import structlog

from chat_server.logs import places
from chat_server.transport import frames
from chat_server.transport.outbox import Outbox

log = structlog.get_logger()

PING = frames.frame(b"2")
BEAT_S = 0.25
UNDECIDED_S = 45.0


@dataclass(frozen=True)
class Pings:
    """How often an idle connection is pinged, and how long an answer may take, in seconds."""

    interval_s: float
    timeout_s: float


class Pinged(Protocol):
    """A transport, as the heart sees it. `opened_at` is monotonic, in seconds."""

    closed: bool
    ponged: bool
    opened_at: float
    connections: dict[str, Any]

    def send_frame(self, frame: bytes) -> None:
        """Send a packet."""
        ...

    def close(self) -> None:
        """End it."""
        ...


class Heart:
    """One heap of what is due next; each open transport is in it once."""

    def __init__(self, pings: Pings, outbox: Outbox, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.pings = pings
        self._outbox = outbox
        self._monotonic = monotonic
        self._due: list[tuple[float, int, bool, Pinged]] = []
        self._order = itertools.count()

    def watch(self, transport: Pinged) -> None:
        """Ping it from now on."""
        self._push(self._monotonic() + self.pings.interval_s, transport, asked=False)

    def run(self) -> None:
        """Beat until killed."""
        while True:
            gevent.sleep(BEAT_S)
            try:
                self.beat()
            except Exception as error:
                log.error("beat_failed", error=type(error).__name__, at=places(error.__traceback__))

    def beat(self) -> None:
        """Send the pings that are due, and close whoever left one unanswered."""
        now = self._monotonic()
        while self._due and self._due[0][0] <= now:
            due, _, asked, transport = heapq.heappop(self._due)
            if transport.closed:
                continue
            if asked:
                self._judge(transport, due, now)
            else:
                transport.ponged = False
                transport.send_frame(PING)
                self._push(now + self.pings.timeout_s, transport, asked=True)
        self._outbox.sweep()

    def _judge(self, transport: Pinged, due: float, now: float) -> None:
        undecided = not transport.connections and now - transport.opened_at > UNDECIDED_S
        if not transport.ponged or undecided:
            transport.close()
        else:
            self._push(due - self.pings.timeout_s + self.pings.interval_s, transport, asked=False)

    def _push(self, due: float, transport: Pinged, *, asked: bool) -> None:
        heapq.heappush(self._due, (due, next(self._order), asked, transport))
