"""A shelf of ten thousand invented articles in both languages, and what is asked of it: the same for the same seed.

The words of the samples in another order, with invented ones between them; each article has a drug of its own.
"""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from knowledge.article import Article, Drug
from knowledge.library import load, shelf_folder

SYLLABLES = ("ba", "ce", "di", "fo", "gu", "li", "mo", "na", "pe", "ro", "sa", "ti", "vu", "xa", "zo")
ENDINGS = ("mab", "mab", "nib", "limus", "ciclib", "parib", "domide", "lisib", "cept", "leucel", "vec")
WORDS = 40_000
EVERY = 15  # one word in so many is an invented one


class InventedShelf:
    """Articles without end, and queries: a name, a misspelt name with a word, three words of a section."""

    def __init__(self, seed: int = 5) -> None:
        self._random = Random(seed)
        self._words = [self._invent(self._random.randint(2, 5)) for _ in range(WORDS)]
        self._samples = load(shelf_folder())

    def articles(self, many: int) -> list[Article]:
        """So many, each in both languages."""
        slugs = sorted({article.slug for article in self._samples})
        by_place = {(article.slug, article.language): article for article in self._samples}
        return [
            self._article(number, by_place[slugs[number % len(slugs)], language])
            for number in range(many)
            for language in ("en", "es")
        ]

    def queries(self, articles: list[Article], many: int) -> Iterator[tuple[str, str]]:
        """So many of each kind, with their languages."""
        for article in self._random.sample(articles, many):
            name, section = article.drugs[0].generic, article.sections[0]
            gone = self._random.randrange(1, len(name) - 1)
            yield name, article.language
            yield (
                f"{name[:gone]}{name[gone + 1 :]} {self._random.choice(article.summary.split())}",
                article.language,
            )
            yield " ".join(self._random.sample(section.markdown.split(), 3)), article.language

    def revised(self, article: Article) -> Article:
        """The same with a word more."""
        return replace(article, summary=f"{article.summary} {self._invent(4)}")

    def _article(self, number: int, sample: Article) -> Article:
        drug = Drug(self._invent(4) + self._random.choice(ENDINGS), (self._invent(3),))
        sections = [replace(one, markdown=self._reordered(one.markdown)) for one in sample.sections]
        return replace(
            sample,
            slug=f"{sample.slug}-{number}",
            title=f"{drug.generic}: {self._reordered(sample.title)}",
            summary=self._reordered(sample.summary),
            drugs=(drug,),
            synonyms=(f"{self._random.choice(self._words)} {self._random.choice(self._words)}",),
            sections=tuple(sections),
        )

    def _reordered(self, text: str) -> str:
        words = text.split()
        self._random.shuffle(words)
        for at in range(0, len(words), EVERY):
            words[at] = self._words[int(WORDS * self._random.random() ** 3)]
        return " ".join(words)

    def _invent(self, syllables: int) -> str:
        return "".join(self._random.choice(SYLLABLES) for _ in range(syllables))
