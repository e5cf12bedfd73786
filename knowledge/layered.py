"""A large mapping of which many versions stand: each new one costs what is new in it, not what is old."""

from collections.abc import Iterator, MutableMapping
from typing import Generic, TypeVar, cast

K = TypeVar("K")
V = TypeVar("V")

_LEAST = 1000
_SHARE = 8

_gone = object()


class Layered(MutableMapping[K, V], Generic[K, V]):
    """What changed since the layer below, which is shared with other versions and never written to.

    `copy` takes a new version; this one must not be written to after that. When what changed has become an eighth of
    what is below, it is laid together: then a version costs as much as copying it whole.
    """

    def __init__(self) -> None:
        """Begin empty."""
        self._below: dict[K, V] = {}
        self._above: dict[K, V | object] = {}
        self._length = 0

    def copy(self) -> "Layered[K, V]":
        """Return a new version, to be written to."""
        anew: Layered[K, V] = Layered()
        anew._below, anew._above, anew._length = self._below, dict(self._above), self._length
        if len(anew._above) > max(_LEAST, len(anew._below) // _SHARE):
            anew._below, anew._above = dict(self.items()), {}
        return anew

    def __getitem__(self, key: K) -> V:
        """Return the value, or raise KeyError."""
        found = self._above.get(key, self)
        if found is self:
            return self._below[key]
        if found is _gone:
            raise KeyError(key)
        return cast(V, found)

    def __contains__(self, key: object) -> bool:
        """Say whether it is there."""
        found = self._above.get(key, self)  # type: ignore[arg-type]
        return key in self._below if found is self else found is not _gone

    def __setitem__(self, key: K, value: V) -> None:
        """Put it in."""
        self._length += key not in self
        self._above[key] = value

    def __delitem__(self, key: K) -> None:
        """Take it out, or raise KeyError."""
        if key not in self:
            raise KeyError(key)
        self._length -= 1
        if key in self._below:
            self._above[key] = _gone
        else:
            del self._above[key]

    def __iter__(self) -> Iterator[K]:
        """Give every key, once."""
        for key in self._below:
            if key not in self._above:
                yield key
        for key, value in self._above.items():
            if value is not _gone:
                yield key

    def __len__(self) -> int:
        """Return how many there are."""
        return self._length
