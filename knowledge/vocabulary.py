"""The words of many documents: in how many each is, how it is written, and which are spelt like another."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from knowledge.layered import Layered
from knowledge.names import spellings
from knowledge.near_words import NearWords


class Tally:
    """What articles that come and go change: words by documents and by articles, and how they are written."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.documents: Counter[str] = Counter()
        self.articles: Counter[str] = Counter()
        self.written: dict[str, str] = {}

    def count(self, texts: Iterable[str], by: int) -> None:
        """Count the documents of an article, 1 for one that comes and -1 for one that goes."""
        of_article: set[str] = set()
        for text in texts:
            written = spellings(text)
            of_article |= written.keys()
            for word, as_written in written.items():
                self.documents[word] += by
                self.written.setdefault(word, as_written)
        for word in of_article:
            self.articles[word] += by


@dataclass(frozen=True)
class Vocabulary:
    """Folded words; immutable, but that only the newest of a line may be changed again."""

    documents: Layered[str, int] = field(default_factory=Layered)
    articles: Layered[str, int] = field(default_factory=Layered)
    spellings: Layered[str, str] = field(default_factory=Layered)
    near: NearWords = field(default_factory=NearWords)

    def changed(self, tally: Tally) -> "Vocabulary":
        """Return these words with what came and went."""
        documents, gained, lost = _counted(self.documents, tally.documents)
        articles, _, _ = _counted(self.articles, tally.articles)
        spellings_anew = self.spellings.copy()
        for word in lost:
            del spellings_anew[word]
        for word in gained:
            spellings_anew[word] = tally.written[word]
        return Vocabulary(documents, articles, spellings_anew, self.near.changed(lost, gained))

    def __contains__(self, word: object) -> bool:
        """Say whether somebody wrote it."""
        return word in self.documents


def _counted(
    before: Layered[str, int], tally: Counter[str]
) -> tuple[Layered[str, int], list[str], list[str]]:
    """Return the counts with those of the tally, the words that are new, and those that are gone."""
    after, gained, lost = before.copy(), [], []
    for word, by in tally.items():
        was = after.get(word, 0)
        if was + by:
            after[word] = was + by
            gained += [] if was else [word]
        elif was:
            del after[word]
            lost.append(word)
    return after, gained, lost
