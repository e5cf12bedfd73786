"""Services and resources: found by the words that somebody types, and stale when nobody has checked them for long."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

Text = Mapping[str, str]
Texts = Mapping[str, Text]
Asked = tuple[str, ...]  # a word, and those that it may be if it is misspelt
Rank = tuple[bool, int, str]

FIELDS = ("name", "what_for", "who_for", "area")
_PURPOSE = FIELDS[:-1]  # a place alone is not what a service is for
_WORD = re.compile(r"[^\W_]+")
_BEGUN = 3  # letters; fewer begin too much
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


@lru_cache(maxsize=8192)
def _subjects_kept(text: str, common: "CommonWords") -> tuple[str, ...]:
    return tuple(common.without_stop_words(words_of(text)))


def language_shown(texts: Texts, language: str) -> str:
    """The language asked for, or the one that it has."""
    return language if language in texts else min(texts)


@dataclass(frozen=True, eq=False)
class CommonWords:
    """How to leave out of folded words those of every conversation, and all that name no subject."""

    without_small_talk: Callable[[Sequence[str]], list[str]]
    without_stop_words: Callable[[Sequence[str]], list[str]]


class Found(NamedTuple):
    """A service, the language to show it in, and whether what was asked for is its name and no other's."""

    id: str
    language: str
    named: bool = False


def search(
    directory: Iterable[tuple[str, Texts]], query: str, language: str, common: CommonWords
) -> list[Found]:
    """The services found, best first; all of them where no word is asked for.

    Every word asked for is or begins a word of the text; small talk is left out, or looked for in names alone where
    there is nothing else. Only where nothing is found, one typing mistake in each word is forgiven. Those in the
    language asked for come first, then those whose name has the words, then by name. The first eight words count.
    """
    listed = list(directory)
    said = list(dict.fromkeys(words_of(query)))[:_MOST_WORDS]
    asked: list[Asked] = [(word,) for word in common.without_small_talk(said)]
    if said and not asked:
        names = [
            (key, {language: _name_alone(text) for language, text in texts.items()}) for key, texts in listed
        ]
        return _found(_ranked(names, [(word,) for word in said], language, common))
    return _found(
        _ranked(listed, asked, language, common)
        or _ranked(listed, _mended(asked, listed, common), language, common)
    )


def _name_alone(text: Text) -> Text:
    return {field: text[field] if field == "name" else "" for field in FIELDS}


def _found(ranked: Sequence[tuple[Rank, str, str]]) -> list[Found]:
    by_name = [key for (_, place, _), key, _ in ranked if place == 0]
    return [Found(key, shown, by_name == [key]) for _, key, shown in sorted(ranked)]


def _ranked(
    listed: Sequence[tuple[str, Texts]], asked: Sequence[Asked], language: str, common: CommonWords
) -> list[tuple[Rank, str, str]]:
    found = []
    for key, texts in listed:
        shown = language_shown(texts, language)
        place = _place(texts, shown, asked, common)
        if place is not None:
            found.append(
                ((shown != language, place, " ".join(_words_kept(texts[shown]["name"]))), key, shown)
            )
    return found


def _place(texts: Texts, shown: str, asked: Sequence[Asked], common: CommonWords) -> int | None:
    """0: its name has the words; 1: what is shown has them; 2: its other language does."""
    if all(_begins_any(word, _words_kept(texts[shown]["name"])) for word in asked):
        return 0
    if _says(texts[shown], asked, common):
        return 1
    others = (text for language, text in texts.items() if language != shown)
    return 2 if any(_says(text, asked, common) for text in others) else None


def _says(text: Text, asked: Sequence[Asked], common: CommonWords) -> bool:
    """Whether it has every word, and one at least not in its area alone."""
    return _has(text, FIELDS, asked, all, common) and _has(text, _PURPOSE, asked, any, common)


def _has(
    text: Text,
    fields: Sequence[str],
    asked: Sequence[Asked],
    enough: Callable[[Iterable[bool]], bool],
    common: CommonWords,
) -> bool:
    name, whole = _words_kept(text["name"]), _joined(text, fields)
    return enough(_begins_any(word, name) or _is_or_begins(word, whole, common) for word in asked)


def _joined(text: Text, fields: Sequence[str]) -> str:
    return " ".join(text[field] for field in fields)


def _begins_any(asked: Asked, words: Sequence[str]) -> bool:
    return any(one in words or _begins(one, words) for one in asked)


def _is_or_begins(asked: Asked, text: str, common: CommonWords) -> bool:
    """A word that names no subject is found whole only: "check" does not find who "checked" something."""
    return any(one in _words_kept(text) or _begins(one, _subjects_kept(text, common)) for one in asked)


def _begins(begun: str, words: Sequence[str]) -> bool:
    return len(begun) >= _BEGUN and any(word.startswith(begun) for word in words)


def _mended(asked: Sequence[Asked], listed: Sequence[tuple[str, Texts]], common: CommonWords) -> list[Asked]:
    """For each word, itself and the words of the directory that are one mistake away from it.

    A mistake is a letter that is wrong, missing or too many, or two neighbours swapped (optimal string alignment).
    """
    # It is loaded by the first search that needs it: a start does not wait for it.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    texts = [text for _, texts in listed for text in texts.values()]
    known = sorted({word for text in texts for word in _subjects_kept(_joined(text, FIELDS), common)})
    mended = []
    for (word,) in asked:
        near = process.extract(word, known, scorer=OSA.distance, score_cutoff=1, limit=None)
        mended.append((word, *(one for one, _, _ in near if len(word) >= _SHORT)))
    return mended
