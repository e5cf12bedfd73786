"""Says what to try instead of a query that found nothing."""

import re
from collections.abc import Mapping
from unicodedata import normalize

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.names import fold

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 3  # letters; of fewer, every word is near
_ALIKE = 0.65  # one mistake in three letters, two in six: more than a search forgives by itself


def respelt(query: str, spellings: Mapping[str, str]) -> str | None:
    """Put the nearest words of `spellings` (folded to written) for those that are not there.

    Marks, spaces and capitals stay as they are in the query. None if a word has none near it, or if nothing differs.
    The nearest has the least optimal string alignment distance for its length.
    """
    parts, end = [], 0
    text = normalize("NFC", query)
    for found in _WORD.finditer(text):
        word = _nearest(found.group(), spellings)
        if word is None:
            return None
        parts += [text[end : found.start()], word]
        end = found.end()
    suggested = "".join([*parts, text[end:]])
    return None if suggested == text else suggested


def _nearest(word: str, spellings: Mapping[str, str]) -> str | None:
    folded = fold(word)
    if folded in spellings:
        return word
    if len(folded) < _SHORTEST:
        return None
    near = process.extract(
        folded,
        list(spellings),
        scorer=OSA.normalized_similarity,
        processor=None,
        score_cutoff=_ALIKE,
        limit=5,
    )
    if not near:
        return None
    best = min(near, key=lambda one: (-one[1], one[0][0] != folded[0], one[0]))[0]
    return _cased_like(word, spellings[best])


def _cased_like(word: str, written: str) -> str:
    if word.isupper():
        return written.upper()
    return written.capitalize() if word[0].isupper() else written
