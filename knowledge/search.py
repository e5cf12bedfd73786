"""Finds articles for what people type: names, misspelt names, symptoms, in English and Spanish.

A query is never parsed as query syntax: it is cut into words, and the words become terms.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import partial
from heapq import nsmallest

from knowledge.article import LANGUAGES, Article
from knowledge.lacking import MUCH_OF_THE_SHELF, lacking
from knowledge.language_index import LanguageIndex, Match
from knowledge.layered import Layered
from knowledge.names import Names, Spotted, spellings, words
from knowledge.near_words import SHORT
from knowledge.pace import AT_ONCE, Pace
from knowledge.small_talk import without_small_talk
from knowledge.stop_words import without_stop_words
from knowledge.suggestion import respelt

_MOST_LETTERS = 400
_MOST_WORDS = 24
_MOST_SAID = 1000  # letters of what somebody said; a sign of danger may stand at the end of a long message
_MOST_HITS = 50
_OTHER = dict(zip(LANGUAGES, reversed(LANGUAGES), strict=True))
_EQUAL = 2  # decimals of a score; who reads the results sees no finer difference
_LEAST_WORTH = 0.2  # what a name that every article uses counts for beside other words
_OTHER_LANGUAGE = 0.6  # what a match in the other language counts for
_TELLING_WORDS = 2  # that a text without a name needs, to be about something
_FITS = 5.0  # the least score that makes an article fit what somebody wrote
_NEAR_THE_BEST = 0.25  # the least share of the best score for what lacks a word of the query
_BESIDE_THE_BEST = 0.5  # the least share of the best score that makes another article fit too


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found; `anchor` is its best section, or None for the whole of it.

    `section_named`: a synonym in the query leads to that section.
    """

    slug: str
    language: str
    anchor: str | None
    score: float
    section_named: bool = False


_Telling = Callable[[Sequence[str]], list[str]]
_Outweighs = Callable[[LanguageIndex, Sequence[str]], bool]


def _says_something(shelf: LanguageIndex, rest: Sequence[str]) -> bool:
    return any(map(shelf.says_something, rest))


def _about(rest: Sequence[str]) -> list[str]:
    return without_small_talk(rest)[:_MOST_WORDS]


def _tell(shelf: LanguageIndex, rest: Sequence[str]) -> bool:
    """Whether these are about something of their own: a sentence has more words beside its subject than a query."""
    shares = {word: shelf.share_that_uses(word) for word in without_stop_words(rest)}
    return sum(0 < share <= MUCH_OF_THE_SHELF for share in shares.values()) >= _TELLING_WORDS


class Index:
    """The articles of one moment, ready to be searched; immutable, so threads may share it.

    `useful` says how often an article, by language and slug, was of use: it decides between equal matches.
    """

    def __init__(self) -> None:
        """Begin with no article; `changed` puts them in."""
        self._articles: Layered[tuple[str, str], Article] = Layered()
        self._names = Names()
        self._shelves = {language: LanguageIndex(language) for language in LANGUAGES}
        self._useful: Mapping[tuple[str, str], float] = {}

    @classmethod
    def build(
        cls, articles: Iterable[Article], useful: Mapping[tuple[str, str], float] | None = None
    ) -> "Index":
        """Return an index of `articles`; takes milliseconds for each, so do it off the event loop."""
        return cls().changed(articles, useful)

    def changed(
        self,
        articles: Iterable[Article],
        useful: Mapping[tuple[str, str], float] | None = None,
        pace: Pace = AT_ONCE,
    ) -> "Index":
        """Return an index in which `articles` stand, in place of those of the same language and slug.

        This one goes on finding what it found. Only the newest of a line may be changed again.
        """
        come = {(article.language, article.slug): article for article in articles}
        gone = {key: self._articles[key] for key in come if key in self._articles}
        anew = copy(self)
        anew._articles = self._articles.copy()
        anew._articles.update(come)
        anew._names = self._names.changed(gone.values(), come.values())
        anew._shelves = {
            language: shelf.changed(_of(language, gone), _of(language, come), pace)
            if _of(language, come)
            else shelf
            for language, shelf in self._shelves.items()
        }
        anew._useful = self._useful if useful is None else useful
        return anew

    def find(self, query: str, language: str, limit: int = 5) -> list[Hit]:
        """Return the best hits for any string, articles of `language` before those only in another.

        An empty query gives the whole shelf of `language` in the order of titles, up to `limit`.
        At most 50 hits, and only the first 400 characters and 24 words of the query are used.
        """
        limit = max(0, min(limit, _MOST_HITS))
        if not query.strip():
            return self._shelf_of(language)[:limit]
        return self._best(self._spotted_in(query, language), language, limit)

    def not_found(self, query: str, language: str) -> list[str]:
        """Return what the query asks about that nobody wrote, in any language, in the words of the query.

        None where it names what is there, or much else that it asks about is; none for words that name no subject.
        """
        spotted = self._spotted_in(query, language, without_stop_words)
        words = lacking(spotted, self._uses, self._share_that_uses)
        written = spellings(query[:_MOST_LETTERS]) if words else {}
        return [written.get(word, word) for word in words]

    def fitting(self, text: str, language: str, limit: int = 2) -> list[Hit]:
        """Return the best hits for what somebody said, without small talk and without those that fit weakly.

        None where it names nothing and says too little. Names and signs of danger are looked for in the first 1,000
        characters, and the first 24 words that are more than small talk in the articles.
        """
        spotted = self._spot(words(text[:_MOST_SAID]), language, _about, _tell)
        best = self._best(spotted, language, _MOST_HITS)
        least = max(_FITS, best[0].score * _BESIDE_THE_BEST) if best else 0.0
        telling = without_stop_words(spotted.rest)
        if not spotted.names and len(set(filter(self._knows, telling))) < _TELLING_WORDS:
            least = math.inf
        fitting = [hit for hit in best if hit.section_named or hit.score >= least]
        return sorted(fitting, key=lambda hit: not hit.section_named)[: max(0, limit)]

    def _spotted_in(self, query: str, language: str, telling: _Telling = list) -> Spotted:
        return self._spot(words(query[:_MOST_LETTERS])[:_MOST_WORDS], language, telling, _says_something)

    def _best(self, spotted: Spotted, language: str, limit: int) -> list[Hit]:
        found: dict[tuple[str, str], Match] = {}
        for own in self._to_search(spotted, language):
            elsewhere = self._shelves[_OTHER[own]].vocabulary
            for slug, match in self._shelves[own].search(spotted, elsewhere).items():
                self._merge(found, slug, own, language, match)
        near = _without_the_tail(found)
        best = nsmallest(limit, near.items(), key=lambda item: self._rank(item[0], item[1], language))
        return [
            Hit(slug, own, self._anchor(own, slug, match), match.total, match.named is not None)
            for (own, slug), match in best
        ]

    def _to_search(self, spotted: Spotted, language: str) -> list[str]:
        """The languages, this one first; alone, if it has all that was met in the query."""
        shelf = self._shelves.get(language)
        if shelf is not None and shelf.has_all(spotted):
            return [language]
        return sorted(LANGUAGES, key=lambda other: other != language)

    def suggest(self, query: str, language: str) -> str | None:
        """Return the query in words that are on the shelf, if it finds something so; for one that finds nothing.

        Only names and words of titles, synonyms and headings are put for others: any word of a text is like some word
        that somebody meant ("week" is like "weed"), and says nothing of what there is to find.
        """
        for own in sorted(LANGUAGES, key=lambda other: other != language):
            suggested = respelt(
                query[:_MOST_LETTERS],
                partial(self._written, own),
                self._names_and_words(own),
                partial(self._may_be_put, own),
            )
            if suggested is not None and self.find(suggested, language, 1):
                return suggested
        return None

    def _written(self, language: str, word: str) -> str | None:
        """How a folded word is written; how a name is accented is not kept."""
        return self._shelves[language].vocabulary.spellings.get(word) or (
            word if word in self._names.uses else None
        )

    def _may_be_put(self, language: str, word: str, near: str) -> bool:
        """Whether `near` is a name, or of names and headings a word that names a subject; short words are too alike."""
        if near in self._names.uses:
            return True
        subject = len(word) >= SHORT and bool(without_stop_words([near]))
        return subject and self._shelves[language].heads(near)

    def _names_and_words(self, language: str) -> Callable[[str], list[str]]:
        names, shelf = self._names.near, self._shelves[language].vocabulary.near
        return lambda word: [*names.roughly(word), *shelf.roughly(word)]

    def _spot(
        self, sought: Sequence[str], language: str, telling: _Telling, outweighs: _Outweighs
    ) -> Spotted:
        """Find the names. One that the whole shelf uses ("immunotherapy") says little beside another that tells more.

        `telling` says which of the other words count, and `outweighs` whether these tell more too.
        """
        spotted = self._names.spot(sought, self._knows)
        shelf, rest = self._shelves.get(language), telling(spotted.rest)
        if shelf is not None and (len(spotted.names) > 1 or outweighs(shelf, rest)):
            spotted = self._names.weighed(spotted, lambda name: _worth(shelf, name))
        return replace(spotted, rest=rest)

    def _rank(self, place: tuple[str, str], match: Match, language: str) -> tuple[bool, float, float, str]:
        """Order articles by language, by match, rounded so that equal ones are equal, by use, then always the same."""
        own, slug = place
        return own != language, -round(match.total, _EQUAL), -self._useful.get(place, 0.0), slug

    def _knows(self, word: str) -> bool:
        return any(word in shelf.vocabulary for shelf in self._shelves.values())

    def _uses(self, word: str) -> bool:
        return any(shelf.uses(word) for shelf in self._shelves.values())

    def _share_that_uses(self, name: str) -> float:
        return max(shelf.share_that_uses(name) for shelf in self._shelves.values())

    def _shelf_of(self, language: str) -> list[Hit]:
        articles = [article for article in self._articles.values() if article.language == language]
        titled = sorted(articles, key=lambda article: (words(article.title), article.slug))
        return [Hit(article.slug, language, None, 0.0) for article in titled]

    def _merge(
        self, found: dict[tuple[str, str], Match], slug: str, own: str, language: str, match: Match
    ) -> None:
        """Count a match in the other language for the article's counterpart in the conversation's."""
        key = (own, slug)
        if own != language:
            match.score *= _OTHER_LANGUAGE
            match.section_score *= _OTHER_LANGUAGE
            key = (language, slug) if (language, slug) in self._articles else key
        other = found.get(key)
        if other is None:
            found[key] = match
            return
        best = max(other, match, key=lambda one: one.total)
        best.named = best.named or other.named or match.named
        found[key] = best

    def _anchor(self, language: str, slug: str, match: Match) -> str | None:
        article = self._articles[language, slug]
        anchor = match.named or match.anchor
        return anchor if anchor and article.section(anchor) else None


def _without_the_tail(found: Mapping[tuple[str, str], Match]) -> dict[tuple[str, str], Match]:
    """Leave out what scores far below the best where it lacks a word of the query: it is about something else."""
    least = _NEAR_THE_BEST * max((match.total for match in found.values()), default=0.0)
    return {place: match for place, match in found.items() if match.total >= least or match.covered >= 1}


def _worth(shelf: LanguageIndex, name: str) -> float:
    return 1.0 if " " in name else max(_LEAST_WORTH, 1 - shelf.share_that_uses(name))


def _of(language: str, articles: Mapping[tuple[str, str], Article]) -> list[Article]:
    return [article for (own, _), article in articles.items() if own == language]
