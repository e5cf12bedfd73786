"""Synonyms that lead to one section of their article: `passed out#when-to-call`. Found inflected, and in any order."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.article import Article, split_synonym
from knowledge.layered import Layered

_BETWEEN = 3  # words that may stand among those of a synonym: "chest pain" is in "pain deep in her chest"

Stems = frozenset[str]
_Listed = tuple[int, str]  # how many synonyms the article lists before it, and the anchor
_Sections = Mapping[str, _Listed]  # by slug


@dataclass(frozen=True)
class SectionSynonyms:
    """Those of one language's articles, by the first of their stems; immutable, as `Layered` is."""

    by_stem: Layered[str, Mapping[Stems, _Sections]] = field(default_factory=Layered)

    def changed(
        self, gone: Iterable[Article], come: Iterable[Article], stems_of: Callable[[str], Stems]
    ) -> "SectionSynonyms":
        """Return them without those of `gone` and with those of `come`; `stems_of` gives the stems to be met."""
        anew = self.by_stem.copy()
        for article in gone:
            for stems, _ in _leading(article, stems_of):
                kept = _without(anew[min(stems)], stems, article.slug)
                anew[min(stems)] = kept
                if not kept:
                    del anew[min(stems)]
        for article in come:
            for stems, listed in _leading(article, stems_of):
                beside = anew.get(min(stems), {})
                anew[min(stems)] = {**beside, stems: {**beside.get(stems, {}), article.slug: listed}}
        return SectionSynonyms(anew)

    def named_in(self, said: Sequence[Stems]) -> dict[str, str]:
        """Return the sections, by the slugs of their articles, that words name; `said` has the stems of each.

        All words of a synonym must stand close together. Of an article's synonyms the one that it lists first counts:
        a sign of danger must not be hidden by a mild one that takes more words to tell.
        """
        first: dict[str, _Listed] = {}
        for at, stem in [(at, stem) for at, stems in enumerate(said) for stem in stems]:
            for wanted, sections in self.by_stem.get(stem, {}).items():
                reach = len(wanted) - 1 + _BETWEEN
                if wanted <= frozenset().union(*said[max(0, at - reach) : at + reach + 1]):
                    for slug, listed in sections.items():
                        first[slug] = min(first.get(slug, listed), listed)
        return {slug: anchor for slug, (_, anchor) in first.items()}


def _leading(article: Article, stems_of: Callable[[str], Stems]) -> Iterator[tuple[Stems, _Listed]]:
    """Give each once: of two that have the same stems the first counts."""
    found: dict[Stems, _Listed] = {}
    for before, (words, anchor) in enumerate(map(split_synonym, article.synonyms)):
        stems = stems_of(words)
        if stems and anchor is not None and article.section(anchor):
            found.setdefault(stems, (before, anchor))
    yield from found.items()


def _without(beside: Mapping[Stems, _Sections], stems: Stems, slug: str) -> dict[Stems, _Sections]:
    sections = {other: listed for other, listed in beside[stems].items() if other != slug}
    kept = {other: named for other, named in beside.items() if other != stems}
    return {**kept, stems: sections} if sections else kept
