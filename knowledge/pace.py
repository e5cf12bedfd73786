"""How work is done beside something that must not wait, such as an event loop."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


class Pace:
    """At once, and with threads like any other: where there is nothing else to do."""

    def pause(self) -> None:
        """Called after each millisecond of work or less."""

    def opened(self, threads: Callable[[], T]) -> T:
        """Call what starts threads of its own, and return what it gives."""
        return threads()

    def each(self, things: Iterable[T]) -> Iterator[T]:
        """Give the things, and pause after each."""
        for thing in things:
            yield thing
            self.pause()


AT_ONCE = Pace()
