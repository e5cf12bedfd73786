"""What is kept of a search in vain: a subject that editors lack, and nothing that a visitor said."""

from collections.abc import Iterable, Sequence

MOST_WORDS = 6
MOST_CHARACTERS = 60
RUN = 3


def may_be_kept(query: str, words: Sequence[str]) -> bool:
    """Whether a query looks like a subject: what is long, or has a digit or an `@`, may be a name or an address."""
    text = " ".join(words)
    if len(words) > MOST_WORDS or len(text) > MOST_CHARACTERS:
        return False
    return "@" not in query and not any(map(str.isdigit, query))


def are_the_visitors(words: Sequence[str], lines: Sequence[Sequence[str]], name: Sequence[str]) -> bool:
    """Whether these words may be the visitor's of that chat; all are folded alike, their lines in order.

    They are where one of their lines has every word, where all or three in a row go on from one line into the next,
    and where one is of the name that they gave.
    """
    asked = set(words)
    if not asked.isdisjoint(name) or any(asked <= set(line) for line in lines):
        return True
    length = min(RUN, len(words))
    theirs = [word for line in lines for word in line]
    return not set(_runs(words, length)).isdisjoint(_runs(theirs, length))


def _runs(words: Sequence[str], length: int) -> Iterable[tuple[str, ...]]:
    return (tuple(words[at : at + length]) for at in range(len(words) - length + 1))
