"""What is kept of a search that found nothing: a subject that editors lack, and nothing that a visitor said."""

from collections.abc import Iterable, Sequence

MOST_WORDS = 6
MOST_CHARACTERS = 60
RUN = 3


def kept_words(
    query: str, words: Sequence[str], visitor_lines: Iterable[Sequence[str]], visitor_name: Sequence[str] = ()
) -> str:
    """The words of a query, or "" where they might be somebody's: then it is only counted.

    `words` are those of the query, `visitor_lines` those of each line of the chat's visitor, folded alike. What is
    long, or has a digit or an `@`, may be a name, a number or an address; three words in a row that the visitor wrote
    are the visitor's, and so is any word of the name that they gave.
    """
    text = " ".join(words)
    if len(words) > MOST_WORDS or len(text) > MOST_CHARACTERS or "@" in query or any(map(str.isdigit, query)):
        return ""
    if not set(words).isdisjoint(visitor_name):
        return ""
    runs = {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    theirs = (tuple(line[at : at + RUN]) for line in visitor_lines for at in range(len(line) - RUN + 1))
    return "" if any(run in runs for run in theirs) else text
