"""The words that a misspelt one may be, out of very many: those that begin or end as it does."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.layered import Layered

ALIKE = 0.8  # thalidomide and lenalidomide are 0.75 alike, revlamid and Revlimid 0.88
# Letters of an end. One mistake in a word leaves one of its ends whole: of three letters, if it has six or more.
_END, _SHORT_END = 3, 2
SHORT = 5  # letters; below it a misspelling cannot be told from another word
_MISTAKES = 2  # by so many letters a misspelt word that is short may be shorter than the right one

_End = tuple[str, str, int]


def _ends(word: str, size: int) -> tuple[_End, _End]:
    words = word.count(" ")
    return ("first", word[:size], words), ("last", word[-size:], words)


def _letters(word: str) -> _End:
    # Two letters that were swapped may be at both ends; all of them are there.
    return "letters", "".join(sorted(word)), word.count(" ")


def _begins(word: str, length: int) -> _End:
    return "begins", f"{word[0]}{length}", word.count(" ")


def _shelved(word: str) -> Iterator[_End]:
    yield from _ends(word, _END if len(word) >= SHORT else _SHORT_END)
    yield _letters(word)
    yield _begins(word, len(word))
    if SHORT <= len(word) <= SHORT + _MISTAKES:
        yield from _ends(word, _SHORT_END)


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

    def begun_by(self, begun: str) -> list[str]:
        """Return the words of five letters or more that begin with these, three or more of them."""
        if len(begun) < _END:
            return []
        return [word for word in self.by_end.get(("first", begun[:_END], 0), ()) if word.startswith(begun)]

    def alike(self, word: str, limit: int) -> list[tuple[str, float]]:
        """Return up to `limit` words spelt like `word`, the best first, each with a likeness of 0.8 to 1.

        The likeness is 1 - distance / length of the longer, with the optimal string alignment distance
        (Levenshtein's with neighbours swapped as one mistake); two letters swapped across others are one
        mistake too, as in "vegija" for "vejiga".
        """
        if len(word) < SHORT:
            return []
        found = {near: 1 - 1 / len(word) for near in self._with(_letters(word)) if _swapped(word, near)}
        for end in _ends(word, _SHORT_END if len(word) <= SHORT else _END):
            near = process.extract(
                word,
                self._with(end),
                scorer=OSA.normalized_similarity,
                processor=None,
                score_cutoff=ALIKE,
                limit=limit,
            )
            found |= {one: max(likeness, found.get(one, 0.0)) for one, likeness, _ in near}
        return sorted(found.items(), key=lambda one: (-one[1], one[0]))[:limit]

    def _with(self, end: _End) -> tuple[str, ...]:
        return self.by_end.get(end, ())


def _swapped(word: str, choice: str) -> bool:
    apart = [pair for pair in zip(word, choice, strict=True) if pair[0] != pair[1]]
    return len(apart) == 2 and apart[0] == apart[1][::-1]
