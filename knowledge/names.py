"""Knows the names that people type for an article, and forgives how they spell them."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.article import Article

_WORD = re.compile(r"[^\W_]+")
_LONGEST_NAME = 5  # words
_LONGEST_WORD = 40  # letters
_DRUG, _SYNONYM = 10.0, 6.0
_SHORT = 5  # letters; below it a misspelling cannot be told from another word
_ALIKE = 0.8  # thalidomide and lenalidomide are 0.75 alike, revlamid and Revlimid 0.88
_BEGUN = 4  # letters of a name from which its end is guessed


def fold(text: str) -> str:
    """Return `text` in lower case without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def words(text: str) -> list[str]:
    """Return the folded words of a text; marks, operators and lone surrogates are gone."""
    return [word[:_LONGEST_WORD] for word in _WORD.findall(fold(text))]


def alike(word: str, choices: Collection[str], limit: int) -> list[tuple[str, float]]:
    """Return up to `limit` choices spelt like `word`, the best first, each with a likeness of 0.8 to 1.

    The likeness is 1 - distance / length of the longer, with the optimal string alignment distance
    (Levenshtein's with neighbours swapped as one mistake); two letters swapped across others are one
    mistake too, as in "vegija" for "vejiga".
    """
    if len(word) < _SHORT:
        return []
    near = process.extract(
        word, choices, scorer=OSA.normalized_similarity, processor=None, score_cutoff=_ALIKE, limit=limit
    )
    found = {choice: likeness for choice, likeness, _ in near}
    found |= {choice: 1 - 1 / len(word) for choice in choices if _swapped(word, choice)}
    return sorted(found.items(), key=lambda one: (-one[1], one[0]))[:limit]


def _swapped(word: str, choice: str) -> bool:
    if len(word) != len(choice):
        return False
    apart = [pair for pair in zip(word, choice, strict=True) if pair[0] != pair[1]]
    return len(apart) == 2 and apart[0] == apart[1][::-1]


@dataclass
class Spotted:
    """What was met in a query: articles by weight, names to look for in the text too, the other words."""

    slugs: dict[str, float] = field(default_factory=dict)
    expansions: set[str] = field(default_factory=set)
    rest: list[str] = field(default_factory=list)


@dataclass
class Names:
    """Every folded name, the articles it stands for and how strongly, and a drug's other names."""

    weights: dict[str, dict[str, float]] = field(default_factory=dict)
    drugs: dict[str, set[str]] = field(default_factory=dict)
    by_length: dict[int, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, articles: Iterable[Article]) -> "Names":
        """Gather titles, synonyms and drug names of all articles, whatever their language.

        A slug is an address: were `side-effects` a name, "aldara side effects" would name two articles.
        """
        names = cls()
        for article in articles:
            for name in (article.title, *article.synonyms):
                names._add(name, article.slug, _SYNONYM)
            for drug in article.drugs:
                group = {" ".join(words(name)) for name in (drug.generic, *drug.brands)}
                for name in group:
                    names._add(name, article.slug, _DRUG)
                    names.drugs.setdefault(name, set()).update(group)
        for name in sorted(names.weights):
            names.by_length.setdefault(name.count(" ") + 1, []).append(name)
        return names

    def _add(self, name: str, slug: str, weight: float) -> None:
        parts = words(name)
        if 0 < len(parts) <= _LONGEST_NAME:
            slugs = self.weights.setdefault(" ".join(parts), {})
            slugs[slug] = max(weight, slugs.get(slug, 0.0))

    def spot(self, query: Sequence[str], known: frozenset[str]) -> Spotted:
        """Find the names in a query, the longest first; `known` words are not taken for misspelt ones."""
        spotted = Spotted()
        start = 0
        while start < len(query):
            name, likeness, length = self._at(query[start : start + _LONGEST_NAME], known)
            if name is None:
                spotted.rest.append(query[start])
            else:
                self._take(spotted, name, likeness)
            start += length
        return spotted

    def _at(self, query: Sequence[str], known: frozenset[str]) -> tuple[str | None, float, int]:
        for length in range(len(query), 0, -1):
            phrase = " ".join(query[:length])
            if phrase in self.weights:
                return phrase, 1.0, length
            if not known.issuperset(query[:length]):
                near = self._near(phrase, length)
                if near:
                    return *near, length
        return None, 0.0, 1

    def _near(self, phrase: str, length: int) -> tuple[str, float] | None:
        same = self.by_length.get(length, [])
        near = alike(phrase, same, 1)
        if near:
            return near[0]
        if len(phrase) < _BEGUN:
            return None
        return next(((name, _ALIKE) for name in same if name.startswith(phrase)), None)

    def _take(self, spotted: Spotted, name: str, likeness: float) -> None:
        for slug, weight in self.weights[name].items():
            spotted.slugs[slug] = max(spotted.slugs.get(slug, 0.0), weight * likeness)
        spotted.expansions |= {name} | self.drugs.get(name, set())
