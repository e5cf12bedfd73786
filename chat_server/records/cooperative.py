"""psycopg under gevent: it waits on the event loop's own watcher.

Patched, psycopg waits through an emulation of `select.poll` that makes and throws away several objects a turn; that
was a tenth of the time of a message.
"""

import select
from collections.abc import Generator
from typing import Any, TypeVar

import gevent
import psycopg
from gevent import monkey

T = TypeVar("T")
READABLE, WRITABLE = 1, 2
NOTICE_A_CUT_LINE: dict[str, Any] = {
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}


class CooperativeConnection(psycopg.Connection[Any]):
    """A connection whose waiting lets other greenlets run."""

    def wait(self, gen: Generator[Any, Any, T], interval: float = 0.0, timeout: float | None = None) -> T:
        """See `psycopg.Connection.wait`."""
        if timeout is not None or not monkey.is_module_patched("socket"):
            return super().wait(gen, interval, timeout)
        hub = gevent.get_hub()
        watchers: dict[int, Any] = {}
        try:
            wanted = next(gen)
            while True:
                events = int(wanted)
                watcher = watchers.get(events)
                if watcher is None:
                    watcher = watchers[events] = hub.loop.io(self.pgconn.socket, events)
                hub.wait(watcher)
                wanted = gen.send(_ready(self.pgconn.socket, events))
        except StopIteration as done:
            value: T = done.value
            return value
        finally:
            for watcher in watchers.values():
                watcher.close()


def _ready(descriptor: int, events: int) -> int:
    """Which of the events there are: a wait for either says that there is one, not which."""
    if events != READABLE | WRITABLE:
        return events
    poll = monkey.get_original("select", "poll")()
    poll.register(descriptor, select.POLLIN | select.POLLOUT)
    found = dict(poll.poll(0)).get(descriptor, 0)
    return (READABLE if found & ~select.POLLOUT else 0) | (WRITABLE if found & select.POLLOUT else 0)


def connect(conninfo: str, options: str) -> CooperativeConnection:
    """A connection with these session options. Statements are prepared once they have been used twice."""
    return CooperativeConnection.connect(
        conninfo, options=options, connect_timeout=5, prepare_threshold=2, **NOTICE_A_CUT_LINE
    )
