"""How many places each address group holds at this moment, as a count: asking costs the same with one as with all."""

from prometheus_client import Gauge

HELD = Gauge("helpline_held", "What clients hold at this moment.", ["what"])


class Occupancy:
    """Whoever takes a place gives it back under the same name, for addresses are renamed daily."""

    def __init__(self, what: str) -> None:
        self._held: dict[str, int] = {}
        self._all = HELD.labels(what)

    def held(self, group: str) -> int:
        """How many places a group holds."""
        return self._held.get(group, 0)

    def take(self, group: str) -> None:
        """One more."""
        self._held[group] = self.held(group) + 1
        self._all.inc()

    def give_back(self, group: str) -> None:
        """One less. Of a group that holds nothing, nothing is kept."""
        self._all.dec()
        if self._held[group] == 1:
            del self._held[group]
        else:
            self._held[group] -= 1
