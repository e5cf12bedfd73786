"""Knows the names that people type for an article, and forgives how they spell them."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from knowledge.article import Article, split_synonym
from knowledge.layered import Layered
from knowledge.near_words import ALIKE, NearWords
from knowledge.sound import sound

_WORD = re.compile(r"[^\W_]+")
_LONGEST_NAME = 5  # words
_LONGEST_WORD = 40  # letters
_DRUG, _SYNONYM = 10.0, 6.0
_BEGUN = 4  # letters of a name from which its end is guessed


def fold(text: str) -> str:
    """Return `text` in lower case without accents."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text.casefold()).translate(_combining())


@cache
def _combining() -> dict[int, None]:
    return {code: None for code in range(0x300, 0x20000) if unicodedata.combining(chr(code))}


def words(text: str) -> list[str]:
    """Return the folded words of a text; marks, operators and lone surrogates are gone."""
    return [word[:_LONGEST_WORD] for word in _WORD.findall(fold(text))]


def spellings(text: str) -> dict[str, str]:
    """Return the folded words of a text, each with how it is written there, in lower case."""
    written = {*_WORD.findall(unicodedata.normalize("NFC", text).lower())}
    return {word if word.isascii() else fold(word): word for word in sorted(written)}


@dataclass
class Spotted:
    """What was met in a query: articles by weight, the names, the other words.

    `names` has the articles of each; `likeness`, 0.8 to 1, how alike what was typed is to each; `expansions` are the
    names to look for in the text too; `said` has all words.
    """

    slugs: dict[str, float] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)
    likeness: dict[str, float] = field(default_factory=dict)
    expansions: set[str] = field(default_factory=set)
    rest: list[str] = field(default_factory=list)
    said: Sequence[str] = ()


@dataclass(frozen=True)
class _Use:
    """What one article says of a name: how strongly it stands for it, and a drug's other names."""

    weight: float
    group: frozenset[str] = frozenset()


def _uses(article: Article) -> dict[str, _Use]:
    """Gather the title, synonyms and drug names of an article; a synonym that leads to a section is no name of it.

    A slug is an address: were `side-effects` a name, "aldara side effects" would name two articles.
    """
    whole = [words for words, anchor in map(split_synonym, article.synonyms) if anchor is None]
    found = {_joined(name): _Use(_SYNONYM) for name in (article.title, *whole)}
    for drug in article.drugs:
        group = frozenset(map(_joined, (drug.generic, *drug.brands)))
        for name in group:
            found[name] = _Use(_DRUG, group | found.get(name, _Use(_DRUG)).group)
    return {name: use for name, use in found.items() if 0 < name.count(" ") + bool(name) <= _LONGEST_NAME}


def _joined(name: str) -> str:
    return " ".join(words(name))


@dataclass(frozen=True)
class Names:
    """Every folded name, and what each article, by language and slug, says of it; immutable."""

    uses: Layered[str, Mapping[tuple[str, str], _Use]] = field(default_factory=Layered)
    by_length: Mapping[int, Sequence[str]] = field(default_factory=dict)
    near: NearWords = field(default_factory=NearWords)
    by_sound: Layered[str, frozenset[str]] = field(default_factory=Layered)

    @classmethod
    def of(cls, articles: Iterable[Article]) -> "Names":
        """Gather the names of all articles, whatever their language."""
        return cls().changed((), articles)

    def changed(self, gone: Iterable[Article], come: Iterable[Article]) -> "Names":
        """Return the names without those of the articles `gone`, and with those of the articles `come`."""
        uses = self.uses.copy()
        own: dict[str, dict[tuple[str, str], _Use]] = {}
        for article in gone:
            for name in _uses(article):
                own.setdefault(name, dict(uses.get(name, {}))).pop((article.language, article.slug), None)
        for article in come:
            for name, use in _uses(article).items():
                own.setdefault(name, dict(uses.get(name, {})))[article.language, article.slug] = use
        uses.update(own)
        lost = [name for name, of_name in own.items() if not of_name and name in self.uses]
        gained = [name for name, of_name in own.items() if of_name and name not in self.uses]
        for name in [name for name, of_name in own.items() if not of_name]:
            del uses[name]
        by_length, near = _sorted_anew(self.by_length, lost, gained), self.near.changed(lost, gained)
        return Names(uses, by_length, near, _sounding_anew(self.by_sound, lost, gained))

    def spot(
        self,
        query: Sequence[str],
        known: Callable[[str], bool],
        worth: Callable[[str], float] = lambda _: 1.0,
    ) -> Spotted:
        """Find the names in a query, the longest first; words that are `known` are not taken for misspelt ones.

        `worth`, 0 to 1, is what a name that is no drug's counts for.
        """
        spotted = Spotted(said=query)
        start = 0
        while start < len(query):
            name, likeness, length = self._at(query[start : start + _LONGEST_NAME], known)
            if name is None:
                spotted.rest.append(query[start])
            else:
                spotted.likeness[name] = max(likeness, spotted.likeness.get(name, 0.0))
            start += length
        return self.weighed(spotted, worth)

    def weighed(self, spotted: Spotted, worth: Callable[[str], float]) -> Spotted:
        """Return the same names, with what their articles are worth if a name is worth so much."""
        anew = Spotted(likeness=spotted.likeness, rest=spotted.rest, said=spotted.said)
        for name, likeness in spotted.likeness.items():
            self._take(anew, name, likeness, worth)
        return anew

    def _at(self, query: Sequence[str], known: Callable[[str], bool]) -> tuple[str | None, float, int]:
        for length in range(len(query), 0, -1):
            phrase = " ".join(query[:length])
            if phrase in self.uses:
                return phrase, 1.0, length
            if not all(map(known, query[:length])):
                near = self._near(phrase, length)
                if near:
                    return *near, length
        return None, 0.0, 1

    def _near(self, phrase: str, length: int) -> tuple[str, float] | None:
        near = self.near.alike(phrase, 1)
        if near:
            return near[0]
        heard = self.by_sound.get(sound(phrase))
        if heard:
            return min(heard), ALIKE
        if len(phrase) < _BEGUN:
            return None
        same = self.by_length.get(length, ())
        at = bisect_left(same, phrase)
        return (same[at], ALIKE) if at < len(same) and same[at].startswith(phrase) else None

    def _take(self, spotted: Spotted, name: str, likeness: float, worth: Callable[[str], float]) -> None:
        spotted.names[name] = {slug for _, slug in self.uses[name]}
        spotted.expansions.add(name)
        for (_, slug), use in self.uses[name].items():
            weight = use.weight * likeness * (1.0 if use.group else worth(name))
            spotted.slugs[slug] = max(spotted.slugs.get(slug, 0.0), weight)
            spotted.expansions |= use.group


def _sounding_anew(
    by_sound: Layered[str, frozenset[str]], lost: Iterable[str], gained: Iterable[str]
) -> Layered[str, frozenset[str]]:
    anew = by_sound.copy()
    for name in lost:
        anew[sound(name)] -= {name}
        if not anew[sound(name)]:
            del anew[sound(name)]
    for name in gained:
        anew[sound(name)] = anew.get(sound(name), frozenset()) | {name}
    return anew


def _sorted_anew(
    by_length: Mapping[int, Sequence[str]], lost: Collection[str], gained: Collection[str]
) -> dict[int, Sequence[str]]:
    """Return the names by their number of words, each list in order."""
    anew = dict(by_length)
    for length in {name.count(" ") + 1 for name in (*lost, *gained)}:
        kept = list(by_length.get(length, ()))
        for name in lost:
            if name.count(" ") + 1 == length:
                del kept[bisect_left(kept, name)]
        anew[length] = sorted(kept + [name for name in gained if name.count(" ") + 1 == length])
    return anew
