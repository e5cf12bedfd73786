"""The words that a misspelt one may be, out of very many: those that begin or end as it does."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_END = 2  # letters; one mistake in a word of five or more leaves one end whole

_Ends = tuple[str, str]


def _ends(word: str) -> tuple[_Ends, _Ends]:
    return ("first", word[:_END]), ("last", word[-_END:])


@dataclass(frozen=True)
class NearWords:
    """Words by their first two and last two letters; immutable."""

    by_end: Mapping[_Ends, frozenset[str]] = field(default_factory=dict)

    def changed(self, lost: Iterable[str], gained: Iterable[str]) -> "NearWords":
        """Return these words without `lost` and with `gained`; a word must not be in both."""
        fresh: dict[_Ends, set[str]] = {}
        for word in lost:
            for end in _ends(word):
                fresh.setdefault(end, set(self.by_end.get(end, ()))).discard(word)
        for word in gained:
            for end in _ends(word):
                fresh.setdefault(end, set(self.by_end.get(end, ()))).add(word)
        by_end = {**self.by_end, **{end: frozenset(words) for end, words in fresh.items()}}
        for end in [end for end in fresh if not by_end[end]]:
            del by_end[end]
        return NearWords(by_end)

    def of(self, word: str) -> list[str]:
        """Return the words that share an end with `word`, in order."""
        first, last = _ends(word)
        return sorted(self.by_end.get(first, frozenset()) | self.by_end.get(last, frozenset()))
