"""Prints what is asked for once, however many ask, and keeps what was printed last."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from gevent.event import AsyncResult
from gevent.threadpool import ThreadPool

from chat_server.beside_the_loop import yield_the_core

MOST_KEPT = 16_000_000


class Press:
    """One print at a time, in a thread that yields its core to the loop's; up to so many bytes are kept."""

    def __init__(self, most_kept: int = MOST_KEPT) -> None:
        self._pool = ThreadPool(1)
        self._most_kept = most_kept
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._printing: dict[str, AsyncResult[bytes]] = {}

    def printed(self, edition: str, make: Callable[[], bytes]) -> bytes:
        """What `make` gives for this edition. Raises what it raises, to all who wait for it; the next tries again."""
        if edition in self._kept:
            self._kept.move_to_end(edition)
            return self._kept[edition]
        if edition not in self._printing:
            return self._print(edition, make)
        found: Any = self._printing[edition].get()
        return bytes(found)

    def _print(self, edition: str, make: Callable[[], bytes]) -> bytes:
        printing: AsyncResult[bytes] = AsyncResult()
        self._printing[edition] = printing
        try:
            made: bytes = self._pool.apply(_nicely, (make,))
        except BaseException as error:
            printing.set_exception(error)
            raise
        finally:
            del self._printing[edition]
        printing.set(made)
        self._keep(edition, made)
        return made

    def _keep(self, edition: str, made: bytes) -> None:
        self._kept[edition] = made
        while sum(map(len, self._kept.values())) > self._most_kept and len(self._kept) > 1:
            self._kept.popitem(last=False)


def _nicely(make: Callable[[], bytes]) -> bytes:
    yield_the_core()
    return make()
