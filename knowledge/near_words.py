"""The words that a misspelt one may be, out of very many: those that begin or end as it does."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from knowledge.layered import Layered

# Letters of an end. One mistake in a word leaves one of its ends whole: of three letters, if it has six or more.
_END, _SHORT_END = 3, 2
_SHORT = 5
_MISTAKES = 2  # by so many letters a misspelt word that is short may be shorter than the right one

_End = tuple[str, str, int]


def _ends(word: str, size: int) -> tuple[_End, _End, _End]:
    words = word.count(" ")
    # Two letters that were swapped may be at both ends; all of them are there.
    return ("first", word[:size], words), ("last", word[-size:], words), ("all", "".join(sorted(word)), words)


def _begins(word: str, length: int) -> _End:
    return "begins", f"{word[0]}{length}", word.count(" ")


def _shelved(word: str) -> Iterator[_End]:
    yield from _ends(word, _END if len(word) >= _SHORT else _SHORT_END)
    yield _begins(word, len(word))
    if _SHORT <= len(word) <= _SHORT + _MISTAKES:
        yield from _ends(word, _SHORT_END)[:2]


@dataclass(frozen=True)
class NearWords:
    """Words and names, by their first and last letters and all of them, and by how many words they are; immutable."""

    by_end: Layered[_End, tuple[str, ...]] = field(default_factory=Layered)

    def changed(self, lost: Iterable[str], gained: Iterable[str]) -> "NearWords":
        """Return these words without `lost` and with `gained`; a word must not be in both."""
        fresh: dict[_End, set[str]] = {}
        for word in lost:
            for end in _shelved(word):
                fresh.setdefault(end, set(self.by_end.get(end, ()))).discard(word)
        for word in gained:
            for end in _shelved(word):
                fresh.setdefault(end, set(self.by_end.get(end, ()))).add(word)
        by_end = self.by_end.copy()
        for end, words in fresh.items():
            if words:
                by_end[end] = tuple(sorted(words))
            elif end in by_end:
                del by_end[end]
        return NearWords(by_end)

    def roughly(self, word: str) -> list[str]:
        """Return the words that begin as `word` does and are as long, or longer or shorter by two letters."""
        lengths = range(len(word) - _MISTAKES, len(word) + _MISTAKES + 1)
        return [near for length in lengths for near in self.by_end.get(_begins(word, length), ())]

    def of(self, word: str) -> list[str]:
        """Return those of as many words that share an end with `word`; one that shares both comes twice."""
        ends = _ends(word, _SHORT_END if len(word) <= _SHORT else _END)
        return [near for end in ends for near in self.by_end.get(end, ())]
