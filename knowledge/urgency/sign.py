"""One sign: words that stand near each other, as a clinician writes them in the list."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from knowledge.names import words

_BETWEEN = 2  # words that may stand between two of a part: "want to die" is in "want so much to die"
_APART = (
    6  # words that may stand between two parts: "leg + swollen" is in "my leg since Monday is very swollen"
)
_BEGUN = 3  # letters that the beginning of a word needs, before its `*`; of a number one

Span = tuple[int, int]  # the first and the last place


class Word(NamedTuple):
    """A folded word, or the beginning of one."""

    spelt: str
    begins: bool = False


Phrase = tuple[Word, ...]  # words with nothing between
Choice = frozenset[Phrase]  # what may stand at one place of a part
Places = Mapping[Choice, Sequence[Span]]


class Sign(NamedTuple):
    """Its parts, which may stand in either order; the choices of a part stand in theirs."""

    parts: tuple[tuple[Choice, ...], ...]

    @classmethod
    def of(cls, written: str) -> "Sign":
        """Read one, such as `leg/calf + swollen/puff*`. Raises ValueError where there are no words.

        Words in their order, up to two others between; `a/b`: one of them; `shiver*`: all that begin so; `pass_out`:
        with nothing between; `+` parts its parts, which may stand in either order, up to six other words between.
        """
        parts = tuple(tuple(map(_choice, part.split())) for part in written.split("+"))
        if not all(parts):
            raise ValueError(written)
        return cls(parts)

    def found_at(self, places: Places) -> Iterator[tuple[Span, ...]]:
        """Where it stands: for each time, the place of each of its parts."""
        if any(choice not in places for part in self.parts for choice in part):
            return
        runs = [list(_runs(part, places)) for part in self.parts]
        if all(runs):
            yield from _near(runs, ())


@cache  # of one choice in many signs there is one value: it is found by being the same
def _choice(written: str) -> Choice:
    return frozenset(tuple(map(_word, phrase.split("_"))) for phrase in written.split("/"))


def _word(written: str) -> Word:
    begins = written.endswith("*")
    folded = words(written.removesuffix("*"))
    if len(folded) != 1 or (begins and len(folded[0]) < _BEGUN and not folded[0].isdigit()):
        raise ValueError(written)
    return Word(folded[0], begins)


def _runs(part: Sequence[Choice], places: Places) -> Iterator[Span]:
    for start, end in places[part[0]]:
        last: int | None = end
        for choice in part[1:]:
            last = _behind(last, places[choice])
            if last is None:
                break
        if last is not None:
            yield start, last


def _behind(end: int | None, found: Sequence[Span]) -> int | None:
    if end is None:
        return None
    return next((last for first, last in found if end < first <= end + _BETWEEN + 1), None)


def _near(runs: Sequence[Sequence[Span]], chosen: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
    if len(chosen) == len(runs):
        yield chosen
        return
    for run in runs[len(chosen)]:
        if all(0 <= _between(run, other) <= _APART for other in chosen):
            yield from _near(runs, (*chosen, run))


def _between(one: Span, other: Span) -> int:
    return max(one[0] - other[1], other[0] - one[1]) - 1
