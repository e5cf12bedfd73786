"""Says what to try instead of a query that found nothing."""

import re
from collections.abc import Callable, Sequence
from unicodedata import normalize

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.names import fold

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 3  # letters; of fewer, every word is near
_MOST_NEAR = 20  # words that are looked at for one
_ALIKE = 0.65  # one mistake in three letters, two in six: more than a search forgives by itself


def respelt(
    query: str,
    written: Callable[[str], str | None],
    near: Callable[[str], Sequence[str]],
    offered: Callable[[str, str], bool],
) -> str | None:
    """Put the nearest words for those that are not there.

    `written` gives how a folded word is written, None if nobody writes it; `near`, the folded words that one may be;
    `offered` says of a folded word, and of one of these, whether it may be put for it; the nearest is asked first.

    Marks, spaces and capitals stay as they are in the query. None if a word has none near it, or if nothing differs.
    The nearest has the least optimal string alignment distance for its length.
    """
    parts, end = [], 0
    text = normalize("NFC", query)
    for found in _WORD.finditer(text):
        word = _nearest(found.group(), written, near, offered)
        if word is None:
            return None
        parts += [text[end : found.start()], word]
        end = found.end()
    suggested = "".join([*parts, text[end:]])
    return None if suggested == text else suggested


def _nearest(
    word: str,
    written: Callable[[str], str | None],
    near: Callable[[str], Sequence[str]],
    offered: Callable[[str, str], bool],
) -> str | None:
    folded = fold(word)
    if written(folded) is not None:
        return word
    if len(folded) < _SHORTEST:
        return None
    found = process.extract(
        folded,
        near(folded),
        scorer=OSA.normalized_similarity,
        processor=None,
        score_cutoff=_ALIKE,
        limit=_MOST_NEAR,
    )
    nearest_first = (one for one, _, _ in sorted(found, key=lambda one: (-one[1], one[0])))
    best = next((one for one in nearest_first if offered(folded, one)), None)
    return None if best is None else _cased_like(word, written(best) or best)


def _cased_like(word: str, written: str) -> str:
    if word.isupper():
        return written.upper()
    return written.capitalize() if word[0].isupper() else written
