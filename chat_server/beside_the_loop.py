"""Computing in a thread while the event loop goes on: on one core, whoever computes must stand back by itself."""

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from gevent import monkey

from knowledge.pace import Pace

T = TypeVar("T")
REST_S = 0.0001
NICE = 10
# What gevent gives instead would be greenlets, and stay in the thread that asks.
_sleep, _start = monkey.get_original("time", "sleep"), monkey.get_original("_thread", "start_new_thread")
_Handover: Any = monkey.get_original("queue", "SimpleQueue")


def yield_the_core() -> None:
    """Give this thread, and all that it starts, less claim to a core than the loop has, for good."""
    if sys.platform == "linux":  # where a thread has a niceness of its own
        me = threading.get_native_id()
        # A sandbox may know no thread by its id: then it works like any other.
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, me, max(NICE, os.getpriority(os.PRIO_PROCESS, me)))


class BesideTheLoop(Pace):
    """Leaves the core to the loop between two parts of the work, and what works in threads of its own behind it."""

    def pause(self) -> None:
        """Sleep: whoever only gives the interpreter away takes it back before the loop is awake."""
        _sleep(REST_S)

    def opened(self, threads: Callable[[], T]) -> T:
        """Threads take their claim from the one that starts them, which cannot have its own back: so it is another."""
        handover = _Handover()

        def start() -> None:
            try:
                yield_the_core()
                handover.put((threads(), None))
            except BaseException as error:  # raised again where it was asked for
                handover.put((None, error))

        _start(start, ())
        found, error = handover.get()
        if error is not None:
            raise error
        opened: T = found
        return opened
