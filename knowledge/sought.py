"""What a query looks for in one language, and how much of it a text has."""

from collections.abc import Sequence
from dataclasses import dataclass, field

Stems = list[tuple[str, float]]  # what to look for, and how much it counts


@dataclass(slots=True)
class Sought:
    """The stems of each word, and those of each name with the articles that have it."""

    words: Sequence[Stems]
    names: Sequence[tuple[frozenset[str], set[str]]]
    _sure: frozenset[str] = field(init=False)
    _guessed: list[frozenset[str]] = field(init=False)

    def __post_init__(self) -> None:
        """Part the words that have one stem from the others: one look at a text tells how many of these it has."""
        ways = [frozenset(stem for stem, _ in stems) for stems in self.words]
        self._sure = frozenset(stem for stems in ways if len(stems) == 1 for stem in stems)
        self._guessed = [stems for stems in ways if len(stems) > 1]

    def share_in(self, slug: str, has: frozenset[str]) -> float:
        """Return the share of the query that a text with the stems `has` has: one word often is not all of them.

        An article has its own names, whichever of its sections the text is.
        """
        if not self.words:
            return 1.0
        met = len(self._sure & has)
        for ways in self._guessed:
            met += not ways.isdisjoint(has)
        for stems, slugs in self.names:
            met += slug in slugs or stems <= has
        return met / (len(self._sure) + len(self._guessed) + len(self.names))
