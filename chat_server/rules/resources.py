"""Services and resources: found by the words that somebody types, and stale when nobody has checked them for long."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

Text = Mapping[str, str]
Texts = Mapping[str, Text]
Beginnings = tuple[str, ...]
Rank = tuple[bool, int, str]

FIELDS = ("name", "what_for", "who_for", "area")
_WORD = re.compile(r"[^\W_]+")
_SHORT = 4  # letters; below it a mistake cannot be told from another word
_LONGEST = 40  # letters
_MOST_WORDS = 8  # of a query


def is_stale(last_checked: date | None, today: date, days: int) -> bool:
    """Whether nobody has checked it for so many days, or ever."""
    return last_checked is None or (today - last_checked).days >= days


def folded(text: str) -> str:
    """Small letters without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text."""
    return tuple(word[:_LONGEST] for word in _WORD.findall(folded(text)))


# Of the directory's own texts alone: what somebody types may be a visitor's words, and is kept nowhere.
_words_kept = lru_cache(maxsize=8192)(words_of)


def language_shown(texts: Texts, language: str) -> str:
    """The language asked for, or the one that it has."""
    return language if language in texts else min(texts)


def search(directory: Iterable[tuple[str, Texts]], query: str, language: str) -> list[tuple[str, str]]:
    """The ids found, best first, each with the language to show it in; all of them where no word is asked for.

    Every word asked for begins a word of the text. Only where nothing is found, one typing mistake in each word is
    forgiven. Those in the language asked for come first, then those whose name has the words, then by name.
    The first eight words count.
    """
    listed = list(directory)
    asked = [(word,) for word in dict.fromkeys(words_of(query))][:_MOST_WORDS]
    ranked = _ranked(listed, asked, language) or _ranked(listed, _mended(asked, listed), language)
    return [(key, shown) for _, key, shown in sorted(ranked)]


def _ranked(
    listed: Sequence[tuple[str, Texts]], asked: Sequence[Beginnings], language: str
) -> list[tuple[Rank, str, str]]:
    found = []
    for key, texts in listed:
        shown = language_shown(texts, language)
        place = _place(texts, shown, asked)
        if place is not None:
            found.append(
                ((shown != language, place, " ".join(_words_kept(texts[shown]["name"]))), key, shown)
            )
    return found


def _place(texts: Texts, shown: str, asked: Sequence[Beginnings]) -> int | None:
    """0: its name has the words; 1: what is shown has them; 2: its other language does."""
    if _every(asked, _words_kept(texts[shown]["name"])):
        return 0
    if _every(asked, _words(texts[shown])):
        return 1
    others = (text for language, text in texts.items() if language != shown)
    return 2 if any(_every(asked, _words(text)) for text in others) else None


def _words(text: Text) -> tuple[str, ...]:
    return _words_kept(" ".join(text[field] for field in FIELDS))


def _every(asked: Sequence[Beginnings], words: tuple[str, ...]) -> bool:
    return all(any(word.startswith(begun) for word in words) for begun in asked)


def _mended(asked: Sequence[Beginnings], listed: Sequence[tuple[str, Texts]]) -> list[Beginnings]:
    """For each word, itself and the beginnings of words in the directory that are one mistake away from it.

    A mistake is a letter that is wrong, missing or too many, or two neighbours swapped (optimal string alignment).
    """
    # It is loaded by the first search that needs it: a start does not wait for it.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    known = {word for _, texts in listed for text in texts.values() for word in _words(text)}
    mended = []
    for (word,) in asked:
        lengths = [len(word) + more for more in (-1, 0, 1)] if len(word) >= _SHORT else []
        begun = {one[:length] for one in known for length in lengths}
        near = process.extract(word, sorted(begun), scorer=OSA.distance, score_cutoff=1, limit=None)
        mended.append((word, *(one for one, _, _ in near)))
    return mended
