"""Finds articles for what people type: names, misspelt names, symptoms, in English and Spanish.

A query is never parsed as query syntax: it is cut into words, and the words become terms.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.article import LANGUAGES, Article
from knowledge.language_index import LanguageIndex, Match
from knowledge.names import Names, words

_MOST_LETTERS = 400
_MOST_WORDS = 24
_MOST_HITS = 50
_OTHER_LANGUAGE = 0.6  # what a match in the other language counts for


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found; `anchor` is its best section, or None for the whole of it."""

    slug: str
    language: str
    anchor: str | None
    score: float


class Index:
    """The articles of one moment, ready to be searched; immutable, so threads may share it."""

    def __init__(self, articles: Sequence[Article]) -> None:
        """Index `articles`; takes milliseconds for each, so do it off the event loop."""
        self._articles = {(article.language, article.slug): article for article in articles}
        self._names = Names.of(articles)
        self._shelves = {
            language: LanguageIndex(
                language, [article for article in articles if article.language == language]
            )
            for language in LANGUAGES
        }
        self._known = frozenset().union(*(shelf.vocabulary for shelf in self._shelves.values()))

    @classmethod
    def build(cls, articles: Sequence[Article]) -> "Index":
        """Return an index of `articles`."""
        return cls(articles)

    def find(self, query: str, language: str, limit: int = 5) -> list[Hit]:
        """Return the best hits for any string, articles of `language` before those only in another.

        An empty query gives the whole shelf of `language` in the order of titles, up to `limit`.
        At most 50 hits, and only the first 400 characters and 24 words of the query are used.
        """
        limit = max(0, min(limit, _MOST_HITS))
        if not query.strip():
            return self._shelf_of(language)[:limit]
        spotted = self._names.spot(words(query[:_MOST_LETTERS])[:_MOST_WORDS], self._known)
        found: dict[tuple[str, str], Match] = {}
        for own in sorted(LANGUAGES, key=lambda other: other != language):
            for slug, match in self._shelves[own].search(spotted).items():
                self._merge(found, slug, own, language, match)
        hits = [
            Hit(slug, own, self._anchor(own, slug, match), match.total)
            for (own, slug), match in found.items()
        ]
        return sorted(hits, key=lambda hit: (hit.language != language, -hit.score, hit.slug))[:limit]

    def _shelf_of(self, language: str) -> list[Hit]:
        articles = [article for article in self._articles.values() if article.language == language]
        titled = sorted(articles, key=lambda article: (words(article.title), article.slug))
        return [Hit(article.slug, language, None, 0.0) for article in titled]

    def _merge(
        self, found: dict[tuple[str, str], Match], slug: str, own: str, language: str, match: Match
    ) -> None:
        """Count a match in the other language for the article's counterpart in the conversation's."""
        key = (language, slug) if (language, slug) in self._articles else (own, slug)
        if own != language:
            match.score *= _OTHER_LANGUAGE
            match.section_score *= _OTHER_LANGUAGE
        if key not in found or match.total > found[key].total:
            found[key] = match

    def _anchor(self, language: str, slug: str, match: Match) -> str | None:
        article = self._articles[language, slug]
        return match.anchor if match.anchor and article.section(match.anchor) else None
