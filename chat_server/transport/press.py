"""Prints what is asked for once, however many ask, and keeps what was printed last."""

from collections import OrderedDict
from collections.abc import Callable

import gevent
from gevent.threadpool import ThreadPool

from chat_server.beside_the_loop import yield_the_core

MOST_KEPT = 16_000_000

Outcome = bytes | Exception


class Press:
    """One print at a time, in a thread that yields its core to the loop's; up to so many bytes are kept."""

    def __init__(self, most_kept: int = MOST_KEPT) -> None:
        self._pool = ThreadPool(1)
        self._most_kept = most_kept
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._printing: dict[str, gevent.Greenlet[..., Outcome]] = {}

    def printed(self, edition: str, make: Callable[[], bytes]) -> bytes:
        """What `make` gives for this edition. Raises what it raises, to all who wait for it; the next tries again."""
        if edition in self._kept:
            self._kept.move_to_end(edition)
            return self._kept[edition]
        if edition not in self._printing:
            # In a greenlet of its own: whoever asked first may be gone before the others have it.
            self._printing[edition] = gevent.spawn(self._print, edition, make)
        outcome = self._printing[edition].get()
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def _print(self, edition: str, make: Callable[[], bytes]) -> Outcome:
        try:
            outcome: Outcome = self._pool.apply(_nicely, (make,))
        finally:
            del self._printing[edition]
        if isinstance(outcome, bytes):
            self._keep(edition, outcome)
        return outcome

    def _keep(self, edition: str, made: bytes) -> None:
        self._kept[edition] = made
        while sum(map(len, self._kept.values())) > self._most_kept and len(self._kept) > 1:
            self._kept.popitem(last=False)


def _nicely(make: Callable[[], bytes]) -> Outcome:
    yield_the_core()
    try:
        return make()
    except Exception as error:  # raised where it is asked for, and told once
        return error
