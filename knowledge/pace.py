"""How work is done beside something that must not wait, such as an event loop."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


class Pace:
    """At once, and with threads like any other: where there is nothing else to do."""

    def pause(self) -> None:
        """Called after each millisecond of work or less."""

    @contextmanager
    def opened(self, threads: Callable[[], T]) -> Iterator[T]:
        """Call what starts threads of its own; they are handed work to until the block ends."""
        yield threads()

    def each(self, things: Iterable[T]) -> Iterator[T]:
        """Give the things, and pause after each."""
        for thing in things:
            yield thing
            self.pause()


AT_ONCE = Pace()
