"""What is kept of a search that found nothing: a subject that editors lack, and nothing that a visitor said."""

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


def are_the_visitors(words: Sequence[str], lines: Iterable[Sequence[str]], name: Sequence[str]) -> bool:
    """Whether these words may be the visitor's of that chat; all are folded alike.

    They are where one of their lines has every word, or three in a row, and where one is of the name that they gave.
    """
    asked = set(words)
    if not asked.isdisjoint(name):
        return True
    runs = {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    return any(
        asked <= set(line) or any(tuple(line[at : at + RUN]) in runs for at in range(len(line) - RUN + 1))
        for line in lines
    )
