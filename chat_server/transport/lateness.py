"""How late the event loop comes: whatever holds it up holds up everybody, and no log says so."""

import time
from typing import Any

import gevent
from prometheus_client import Gauge, Histogram

EVERY_S = 0.1
LATE = Histogram(
    "helpline_loop_late_seconds",
    "How much later than asked the event loop came by, ten times a second.",
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0),
)
LONGEST = Gauge(
    "helpline_loop_longest_turn_seconds",
    "How long the loop was busy at most, between two looks at its sockets, since this was last read.",
)


def watch_the_loop() -> None:
    """Measure until killed."""
    turns = Turns()
    LONGEST.set_function(turns.longest)
    try:
        while True:
            due = time.monotonic() + EVERY_S
            gevent.sleep(EVERY_S)
            LATE.observe(max(0.0, time.monotonic() - due))
    finally:
        turns.stop()


class Turns:
    """The longest turn of this thread's loop, from when it has polled to when it polls again."""

    def __init__(self) -> None:
        loop: Any = gevent.get_hub().loop
        self._began = time.monotonic()
        self._longest = 0.0
        self._polled = loop.check(priority=loop.MAXPRI)
        self._polls = loop.prepare(priority=loop.MINPRI)
        self._polled.start(self._begin)
        self._polls.start(self._end)

    def longest(self) -> float:
        """In seconds, since it was last asked."""
        found, self._longest = self._longest, 0.0
        return found

    def stop(self) -> None:
        """Measure no more."""
        for watcher in (self._polled, self._polls):
            watcher.stop()
            watcher.close()

    def _begin(self) -> None:
        self._began = time.monotonic()

    def _end(self) -> None:
        self._longest = max(self._longest, time.monotonic() - self._began)
