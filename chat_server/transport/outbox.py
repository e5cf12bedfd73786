"""When a WebSocket writes, and when it has waited long enough: all that one turn of the loop says leaves at its end."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import gevent
import structlog

from chat_server.logs import places

if TYPE_CHECKING:
    from chat_server.transport.websocket import WebSocket

log = structlog.get_logger()

WRITES_IN_A_TURN = 64


class Outbox:
    """The sockets that have something to send in this turn of the loop, and those that could not send it all."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._dirty: list[WebSocket] = []
        self.waiting: set[WebSocket] = set()
        self._loop = gevent.get_hub().loop
        self._next_turn = self._loop.timer(1e-6)

    def soon(self, websocket: "WebSocket") -> None:
        """Flush it at the end of this turn."""
        if not self._dirty:
            self._loop.run_callback(self._flush)
        self._dirty.append(websocket)

    def _flush(self) -> None:
        dirty, self._dirty = self._dirty[:WRITES_IN_A_TURN], self._dirty[WRITES_IN_A_TURN:]
        if self._dirty:
            self._next_turn.start(self._flush)  # and others are read meanwhile
        for websocket in dirty:
            try:
                websocket.flush()
            except Exception as error:
                log.error("flush_failed", error=type(error).__name__, at=places(error.__traceback__))
                websocket.drop()

    def now(self) -> float:
        """The monotonic clock, in seconds."""
        return self._monotonic()

    def sweep(self) -> None:
        """Drop those that have made no progress, and end the farewells that last too long."""
        now = self._monotonic()
        for websocket in [one for one in self.waiting if one.deadline <= now]:
            websocket.overdue()
