"""Articles between a folder of files and the shelf in the database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import unified_diff
from pathlib import Path
from typing import Any

from chat_server.actions.action import System
from chat_server.actions.shelving import SETTLED, compare_with_shelf, publish_articles, published_contents
from chat_server.perform import Perform, done
from knowledge.article import Article
from knowledge.fault import ArticleFault
from knowledge.interchange import as_markdown
from knowledge.library import inspect

AT_ONCE = 50
TOLD = {
    "new": "new",
    "changed": "changed: another version",
    "words": "found by other words, the same version",
    "same": "as it is on the shelf",
    "withdrawn": "this text was withdrawn and stays so: change it to publish it again",
}


@dataclass(frozen=True)
class BroughtIn:
    """What bringing a folder in does, or would: a line for each article, and the differences as a unified diff."""

    lines: Sequence[str]
    differences: str


def faults_in(folder: Path, today: date, *, samples: bool) -> tuple[Sequence[Article], list[ArticleFault]]:
    """The articles of a folder, and all that is wrong with it; where `samples` are not wanted, each is a fault."""
    shelf = inspect(folder, today)
    faults = list(shelf.faults)
    if not samples:
        for article in shelf.articles:
            if article.sample:
                path = folder / article.language / f"{article.slug}.md"
                reason = "sample: no clinician has reviewed it; to load it all the same, give --samples"
                faults.append(ArticleFault(path, 1, reason))
    return shelf.articles, faults


def bring_in(perform: Perform, articles: Sequence[Article], *, only_look: bool) -> BroughtIn:
    """Publish what differs from the shelf; the same folder again changes nothing.

    A few at a time: whoever chats meanwhile waits for none of it. Where it is interrupted, the same again goes on.
    """
    changes = done(perform(compare_with_shelf, articles, System()))["changes"]
    different = [
        (article, one["stands"])
        for article, one in zip(articles, changes, strict=True)
        if one["change"] not in SETTLED
    ]
    if not only_look:
        for first in range(0, len(different), AT_ONCE):
            piece = [article for article, _ in different[first : first + AT_ONCE]]
            done(perform(publish_articles, piece, System()))
    lines = [f"{one['language']}/{one['slug']}: {TOLD[one['change']]}" for one in changes]
    return BroughtIn(lines, "".join(_difference(article, stands) for article, stands in different))


def _difference(article: Article, stands: dict[str, Any] | None) -> str:
    name = f"{article.language}/{article.slug}.md"
    before = "" if stands is None else as_markdown(Article.from_dict(stands))
    lines = unified_diff(
        before.splitlines(keepends=True),
        as_markdown(article).splitlines(keepends=True),
        f"shelf/{name}" if before else "/dev/null",
        f"folder/{name}",
    )
    return "".join(lines)


def export(perform: Perform, folder: Path) -> Iterator[tuple[Path, str]]:
    """Each published article's file and its text."""
    for content in done(perform(published_contents, None, System()))["contents"]:
        article = Article.from_dict(content)
        yield folder / article.language / f"{article.slug}.md", as_markdown(article)
