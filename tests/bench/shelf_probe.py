"""Run as a process of its own: fills a shelf, searches it and a table with LIKE, publishes, and tells what it took."""

from gevent import monkey

monkey.patch_all()

import json  # noqa: E402
import sqlite3  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
from collections.abc import Iterator  # noqa: E402
from typing import Any  # noqa: E402

import gevent  # noqa: E402

from bench.invented_shelf import InventedShelf  # noqa: E402
from chat_server.actions.action import Done  # noqa: E402
from chat_server.actions.shelving import changed_contents  # noqa: E402
from chat_server.serving import collect_garbage_seldom  # noqa: E402
from chat_server.shelf import SearchableShelf  # noqa: E402
from knowledge.article import Article  # noqa: E402
from knowledge.page import plain_text  # noqa: E402

ARTICLES = 10_000
QUERIES_OF_EACH_KIND = 150
ASKED_WITH_LIKE = 60
PUBLISHED = 20
LOOK_S = 0.0005


class Shelf:
    """The searchable shelf as a worker has it. Faked: the database, whose reads are not what is measured."""

    def __init__(self) -> None:
        self.searchable = SearchableShelf()
        self._edition = 0

    def takes_in(self, articles: list[Article]) -> float:
        """Publish; the seconds until they can be found."""
        self._edition += 1
        contents = [article.to_dict() for article in articles]

        def perform(action: Any, _command: object, _by: object) -> Done:
            if action is changed_contents:
                return Done({"edition": self._edition, "contents": contents, "after": None})
            return Done({"counts": {}})

        begins = time.perf_counter()
        self.searchable.catch_up(perform)  # type: ignore[arg-type]
        return time.perf_counter() - begins


def timed(queries: list[tuple[str, str]], shelf: Shelf) -> list[float]:
    """Milliseconds of each search, in order of length."""
    took = []
    for query, language in queries:
        begins = time.perf_counter()
        shelf.searchable.find(query, language, 5)
        took.append(1000 * (time.perf_counter() - begins))
    return sorted(took)


def with_like(articles: list[Article], queries: list[tuple[str, str]]) -> list[float]:
    """The same texts in a table, and every word of the query somewhere in one of them: milliseconds of each."""
    table = sqlite3.connect(":memory:")
    table.execute("CREATE TABLE texts (slug, language, text)")
    table.executemany("INSERT INTO texts VALUES (?, ?, ?)", map(_row, articles))
    took = []
    for query, language in queries:
        words = query.split()
        like = " AND ".join("text LIKE ?" for _ in words)
        begins = time.perf_counter()
        table.execute(
            f"SELECT slug FROM texts WHERE language = ? AND {like} LIMIT 5",
            [language, *(f"%{word}%" for word in words)],
        ).fetchall()
        took.append(1000 * (time.perf_counter() - begins))
    return took


def _row(article: Article) -> tuple[str, str, str]:
    names = [name for drug in article.drugs for name in (drug.generic, *drug.brands)]
    sections = (f"{section.title} {plain_text(section)}" for section in article.sections)
    return article.slug, article.language, " ".join([article.title, article.summary, *names, *sections])


def stalls(shelf: Shelf, revised: Iterator[Article]) -> tuple[list[float], list[float]]:
    """Of each article that is published: the longest that the loop was kept waiting meanwhile, and how long it took."""
    longest, took = [], []
    for article in revised:
        gaps: list[float] = []
        looking = gevent.spawn(_look, gaps)
        gevent.sleep(0.05)
        gaps.clear()
        took.append(1000 * shelf.takes_in([article]))
        looking.kill()
        longest.append(1000 * (max(gaps) - LOOK_S))
    return longest, took


def _look(gaps: list[float]) -> None:
    last = time.perf_counter()
    while True:
        gevent.sleep(LOOK_S)
        now = time.perf_counter()
        gaps.append(now - last)
        last = now


def main() -> None:
    """Measure, and print one JSON object."""
    invented = InventedShelf()
    articles = invented.articles(ARTICLES)
    queries = list(invented.queries(articles, QUERIES_OF_EACH_KIND))
    shelf = Shelf()
    filled_s = shelf.takes_in(articles)
    collect_garbage_seldom()
    timed(queries[:50], shelf)
    took = timed(queries, shelf)
    like = with_like(articles, queries[:: len(queries) // ASKED_WITH_LIKE])
    shelf.takes_in([invented.revised(articles[0])])
    longest, published = stalls(shelf, map(invented.revised, articles[1 : PUBLISHED + 1]))
    told = {
        "p50": took[len(took) // 2],
        "p99": took[int(len(took) * 0.99)],
        "rate": 1000 * len(took) / sum(took),
        "like_rate": 1000 * len(like) / sum(like),
        "stall": max(longest),
        "published": max(published),
        "filled_s": filled_s,
    }
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
