"""Services and resources: found by the words that somebody types, and stale when nobody has checked them for long."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache

Text = Mapping[str, str]
Texts = Mapping[str, Text]
Match = Callable[[str, str], bool]

FIELDS = ("name", "what_for", "who_for", "area")
_WORD = re.compile(r"[^\W_]+")
_SHORT = 4  # letters; below it a mistake cannot be told from another word
_LONGEST = 40  # letters


def is_stale(last_checked: date, today: date, days: int) -> bool:
    """Whether nobody has checked it for so many days."""
    return (today - last_checked).days >= days


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Small letters without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


@lru_cache(maxsize=8192)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text."""
    return tuple(word[:_LONGEST] for word in _WORD.findall(folded(text)))


def language_shown(texts: Texts, language: str) -> str:
    """The language asked for, or the one that it has."""
    return language if language in texts else min(texts)


def search(directory: Iterable[tuple[str, Texts]], query: str, language: str) -> list[tuple[str, str]]:
    """The ids found, best first, each with the language to show it in; all of them where no word is asked for.

    Every word asked for begins a word of the text. Only where nothing is found, one typing mistake in each word is
    forgiven. Those in the language asked for come first, then those whose name has the words, then by name.
    """
    asked, listed = words_of(query), list(directory)
    for match in (_begins, _nearly_begins):
        ranked = [
            (rank, key) for key, texts in listed if (rank := _rank(texts, asked, language, match)) is not None
        ]
        if ranked:
            break
    texts_of = dict(listed)
    return [(key, language_shown(texts_of[key], language)) for _, key in sorted(ranked)]


def _rank(texts: Texts, asked: tuple[str, ...], language: str, match: Match) -> tuple[bool, int, str] | None:
    shown = language_shown(texts, language)
    text = texts[shown]
    place = next(
        (
            place
            for place, words in enumerate((words_of(text["name"]), _words(text), _all_words(texts)))
            if _every(asked, words, match)
        ),
        None,
    )
    return None if place is None else (shown != language, place, folded(text["name"]))


def _words(text: Text) -> tuple[str, ...]:
    return tuple(word for field in FIELDS for word in words_of(text[field]))


def _all_words(texts: Texts) -> tuple[str, ...]:
    return tuple(word for text in texts.values() for word in _words(text))


def _every(asked: tuple[str, ...], words: tuple[str, ...], match: Match) -> bool:
    return all(any(match(one, word) for word in words) for one in asked)


def _begins(asked: str, word: str) -> bool:
    return word.startswith(asked)


def _nearly_begins(asked: str, word: str) -> bool:
    """One letter is wrong, missing or too many, or two neighbours are swapped (optimal string alignment)."""
    if word.startswith(asked):
        return True
    # It is loaded by the first search that needs it: a start does not wait for it.
    from rapidfuzz.distance import OSA

    length = len(asked)
    begun = {word[: length + more] for more in (-1, 0, 1)} if length >= _SHORT else set()
    return any(OSA.distance(asked, one, score_cutoff=1) <= 1 for one in begun)
