"""One language's articles in one tantivy index in memory, with that language's stemmer."""

from collections.abc import Container, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass

import tantivy

from knowledge.article import Article
from knowledge.documents import ABOUT, HEADS, SECTION, documents_of, leading_words, schema, whole
from knowledge.layered import Layered
from knowledge.names import Spotted, words
from knowledge.near_words import ALIKE
from knowledge.negation import required, tied
from knowledge.pace import AT_ONCE, Pace
from knowledge.section_synonyms import SectionSynonyms
from knowledge.sought import Sought, Stems
from knowledge.stemming import content_analyzer, stemming_analyzer
from knowledge.vocabulary import Tally, Vocabulary

_GUESSES = 3
_HEAP = 15_000_000  # bytes; the least that tantivy takes
_WRITERS = 1
_DEPTH = 60  # documents looked at in one search
_COMMON = 2000  # documents that have a word of which little is learned
_RAREST = 3  # words that are looked for however common they are
_EXPANSION = 0.3  # what a drug's other names count for inside a section
_SECTION_SYNONYM = 7.0  # more than a synonym of the whole article, and less than a drug

Place = tuple[str, str | None]  # slug and, for a section, its anchor
_Near = list[tuple[str, float]]  # words that one may have been meant for, and how alike they are


@dataclass(slots=True)
class Match:
    """How well an article fits a query: by itself, and by its best section.

    `named` is the section that a synonym in the query leads to; `covered`, the share of the query that one text has.
    """

    score: float = 0.0
    section_score: float = 0.0
    anchor: str | None = None
    named: str | None = None
    covered: float = 0.0

    @property
    def total(self) -> float:
        """Return the article's score with its best section's."""
        return self.score + self.section_score


class LanguageIndex:
    """The articles of one language at one moment, and the words that they use; immutable.

    `vocabulary` has the folded words.
    """

    def __init__(self, language: str) -> None:
        """Begin with no article; `changed` puts them in."""
        self._language = language
        self._analyzer = content_analyzer(language)
        self._stemmer = stemming_analyzer(language)
        self._schema = schema()
        self._index = tantivy.Index(self._schema)
        self._index.register_tokenizer("words", self._analyzer)
        self._searcher = self._index.searcher()
        self._stems: Layered[str, dict[str | None, frozenset[str]]] = Layered()
        self._section_synonyms = SectionSynonyms()
        self.vocabulary = Vocabulary()

    def changed(
        self, gone: Iterable[Article], come: Iterable[Article], pace: Pace = AT_ONCE
    ) -> "LanguageIndex":
        """Return an index without the articles `gone` and with the articles `come`; this one stays as it is.

        Of two indexes that came from one, only the newer may be changed again: they share what tantivy holds.
        """
        anew, tally, gone, come = copy(self), Tally(), [*gone], [*come]
        anew._stems = self._stems.copy()
        writer = pace.opened(lambda: self._index.writer(_HEAP, _WRITERS))
        for article in gone:
            writer.delete_documents_by_term("slug", article.slug)
            del anew._stems[article.slug]
            tally.count([*map(whole, pace.each(documents_of(article))), leading_words(article)], -1)
        for article in come:
            anew._add(writer, article, tally, pace)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        anew._searcher = self._index.searcher()
        anew._section_synonyms = self._section_synonyms.changed(gone, come, self._stems_of)
        anew.vocabulary = self.vocabulary.changed(tally)
        return anew

    def _add(self, writer: tantivy.IndexWriter, article: Article, tally: Tally, pace: Pace) -> None:
        documents = list(pace.each(documents_of(article)))
        tally.count([*map(whole, pace.each(documents)), leading_words(article)], 1)
        stems: dict[str | None, frozenset[str]] = {}
        for anchor, parts in pace.each(documents):
            folded = {name: " ".join(words(text)) for name, text in parts.items()}
            stems[anchor] = frozenset(self._analyzer.analyze(" ".join(folded.values())))
            writer.add_document(tantivy.Document(slug=article.slug, anchor=anchor or "", **folded))
        self._stems[article.slug] = stems

    def share_that_uses(self, name: str) -> float:
        """Return the share of the articles, 0 to 1, that may use a folded name: as many as its rarest word."""
        return min(self.vocabulary.articles.get(word, 0) for word in name.split()) / max(len(self._stems), 1)

    def has_all(self, spotted: Spotted) -> bool:
        """Return whether all articles that were named are here, and each of the other words is written somewhere."""
        return spotted.slugs.keys() <= self._stems.keys() and all(
            word in self.vocabulary or not self.says_something(word) for word in spotted.rest
        )

    def uses(self, word: str) -> bool:
        """Return whether a folded word is written somewhere: also inflected, misspelt, or not yet typed to its end."""
        if word in self.vocabulary or self._begun_by(word):
            return True
        stems = self._look_for(word, self._near(word, ()))
        query = self._any([stems], {**ABOUT, **SECTION})
        return bool(stems) and bool(self._searcher.search(query, 1, count=False).hits)

    def heads(self, word: str) -> bool:
        """Return whether a folded word stands in a title, a synonym of an article or the heading of a section."""
        stems = [(stem, 1.0) for stem in self._analyzer.analyze(word)]
        return bool(stems) and bool(self._searcher.search(self._any([stems], HEADS), 1, count=False).hits)

    def says_something(self, word: str) -> bool:
        """Return whether a folded word is more than grammar in this language."""
        return bool(self._analyzer.analyze(word))

    def search(self, spotted: Spotted, elsewhere: Container[str] = ()) -> dict[str, Match]:
        """Return a match for each article that has a name of the query, or a word of it.

        A word of the other language, which is used `elsewhere`, is not taken for a misspelt one of this.
        """
        near = {word: self._near(word, elsewhere) for word in {*spotted.rest, *spotted.said}}
        sought = Sought(
            [stems for word in self._telling(spotted.rest) if (stems := self._look_for(word, near[word]))],
            [(frozenset(self._analyzer.analyze(name)), slugs) for name, slugs in spotted.names.items()],
        )
        matches: dict[str, Match] = {}
        for slug, weight in spotted.slugs.items():
            if slug in self._stems:
                matches.setdefault(slug, Match()).score += weight
        for slug, named in self._section_synonyms.named_in(self._said(spotted.said, near)).items():
            match = matches.setdefault(slug, Match())
            match.score, match.named = match.score + _SECTION_SYNONYM, named
        for (slug, _), score, covered in self._run(self._any(sought.words, ABOUT), sought):
            match = matches.setdefault(slug, Match())
            match.score, match.covered = match.score + score, covered
        for (slug, anchor), score, covered in self._run(self._sections(sought.words, spotted), sought):
            match = matches.setdefault(slug, Match())
            match.covered = max(match.covered, covered)
            if score > match.section_score:
                match.section_score, match.anchor = score, anchor if sought.words else None
        return matches

    def _stems_of(self, text: str) -> frozenset[str]:
        return required([self._stemmed([word]) for word in words(text)])

    def _near(self, word: str, elsewhere: Container[str]) -> _Near:
        """Return what a word may have been meant for: itself, if somebody wrote it in any language."""
        known = word in self.vocabulary or word in elsewhere
        return [(word, 1.0)] if known else self.vocabulary.near.alike(word, _GUESSES)

    def _said(self, said: Sequence[str], near: Mapping[str, _Near]) -> list[frozenset[str]]:
        """Return the stems of each word, and those that it may have if it is misspelt; grammar counts too."""
        return tied([self._stemmed([word, *(guess for guess, _ in near.get(word, ()))]) for word in said])

    def _stemmed(self, folded: Sequence[str]) -> frozenset[str]:
        return frozenset(self._stemmer.analyze(" ".join(folded)))

    def _telling(self, sought: Sequence[str]) -> Sequence[str]:
        """Leave out the words that thousands of documents have, but for the rarest: they cost, and say little."""
        rarest = sorted(map(self._uses_of, sought))[:_RAREST]
        most = max(_COMMON, rarest[-1]) if rarest else _COMMON
        return [word for word in sought if self._uses_of(word) <= most]

    def _uses_of(self, word: str) -> int:
        return self.vocabulary.documents.get(word, 0)

    def _look_for(self, word: str, near: _Near) -> Stems:
        """Return the stem of a word, or those of what it may have been meant for, or may be the beginning of."""
        guesses = near or self._begun_by(word) or [(word, 1.0)]
        return [(stem, weight) for guess, weight in guesses for stem in self._analyzer.analyze(guess)]

    def _begun_by(self, word: str) -> list[tuple[str, float]]:
        """Return the words that this may become, those that most documents have, as sure as misspelt ones."""
        begun = sorted(self.vocabulary.near.begun_by(word), key=lambda one: (-self._uses_of(one), one))
        return [(one, ALIKE) for one in begun[:_GUESSES]]

    def _any(self, sought: Sequence[Stems], fields: dict[str, float]) -> tantivy.Query:
        each = []
        for stems in sought:
            ways = [
                tantivy.Query.boost_query(tantivy.Query.term_query(self._schema, name, stem), factor * weight)
                for stem, weight in stems
                for name, factor in fields.items()
            ]
            each.append((tantivy.Occur.Should, tantivy.Query.disjunction_max_query(ways)))
        return tantivy.Query.boolean_query(each)

    def _sections(self, sought: Sequence[Stems], spotted: Spotted) -> tantivy.Query:
        """Build the search for a section: a word of the query must be in it, if there is one; names may."""
        names = {stem for name in spotted.expansions for stem in self._analyzer.analyze(name)}
        expansions = self._any([[(stem, _EXPANSION)] for stem in sorted(names)], SECTION)
        if not sought:
            return expansions
        must, may = tantivy.Occur.Must, tantivy.Occur.Should
        return tantivy.Query.boolean_query([(must, self._any(sought, SECTION)), (may, expansions)])

    def _run(self, query: tantivy.Query, sought: Sought) -> list[tuple[Place, float, float]]:
        """Return each place with its score and the share of the query that it has."""
        searcher = self._searcher
        found = []
        for score, address in searcher.search(query, _DEPTH, count=False).hits:
            document = searcher.doc(address)
            slug, anchor = str(document.get_first("slug")), document.get_first("anchor") or None
            covered = sought.share_in(slug, self._stems[slug][anchor])
            found.append(((slug, anchor), score * covered, covered))
        return found
