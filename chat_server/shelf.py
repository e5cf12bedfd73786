"""The search index over the articles that stand in SQL."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import gevent
import structlog

from chat_server.actions.action import Done, System
from chat_server.actions.shelving import ShelfPage, changed_contents, latest_shares, shelf_edition
from chat_server.beside_the_loop import BesideTheLoop
from chat_server.perform import Perform, where
from chat_server.records.database import OutcomeUnknown
from knowledge.article import Article

LOOK_S = 1.0
_TURN_S = 0.001
log = structlog.get_logger()


class SearchableShelf:
    """Takes in what is published, in the thread pool; empty until it has taken in the shelf once.

    Searches go on in the index that stands until its successor is whole.
    """

    def __init__(self) -> None:
        self._index: Any = None
        self._edition: int | None = None

    @property
    def is_built(self) -> bool:
        """Whether articles can be found yet."""
        return self._index is not None

    def find(self, query: str, language: str, limit: int) -> list[tuple[str, str, str | None]]:
        """See `actions.action.Shelf`."""
        return [] if self._index is None else _places(self._index.find(query, language, limit))

    def fitting(self, text: str, language: str, limit: int) -> list[tuple[str, str, str | None]]:
        """See `actions.action.Shelf`."""
        return [] if self._index is None else _places(self._index.fitting(text, language, limit))

    def not_found(self, query: str, language: str) -> list[str]:
        """See `actions.action.Shelf`."""
        words: list[str] = [] if self._index is None else self._index.not_found(query, language)
        return words

    def suggest(self, query: str, language: str) -> str | None:
        """See `actions.action.Shelf`."""
        found: str | None = None if self._index is None else self._index.suggest(query, language)
        return found

    def catch_up(self, perform: Perform) -> None:
        """Index what changed since the edition that is indexed; without the database, the index stays as it is."""
        read = _read_changed(perform, self._edition)
        if read is None:
            return
        edition, contents = read
        shares = perform(latest_shares, None, System())
        useful = shares.ack["counts"] if isinstance(shares, Done) else None
        before = self._index

        def successor() -> Any:
            from knowledge.search import Index

            articles = map(Article.from_dict, contents)
            return (
                Index.build(articles, useful)
                if before is None
                else before.changed(articles, useful, BesideTheLoop())
            )

        with _interpreter_given_away_every(_TURN_S):
            self._index = gevent.get_hub().threadpool.apply(successor)
        self._edition = edition

    def follow(self, perform: Perform) -> None:
        """Look once a second whether something else was published, until killed."""
        while True:
            gevent.sleep(LOOK_S)
            try:
                self._keep_up(perform)
            except OutcomeUnknown:
                continue
            except Exception as error:
                log.error("shelf_not_indexed", error=type(error).__name__, at=where(error))

    def _keep_up(self, perform: Perform) -> None:
        stands = perform(shelf_edition, None, System())
        if isinstance(stands, Done) and stands.ack["edition"] != self._edition:
            self.catch_up(perform)


def _places(hits: Iterable[Any]) -> list[tuple[str, str, str | None]]:
    return [(hit.slug, hit.language, hit.anchor) for hit in hits]


@contextmanager
def _interpreter_given_away_every(seconds: float) -> Iterator[None]:
    """A thread that computes lets the event loop run when asked, but only so often: every 5 ms by default."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(seconds)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


def _read_changed(perform: Perform, since: int | None) -> tuple[int, list[dict[str, Any]]] | None:
    """Read, in pages, what changed; with the edition of the first page, as what changes meanwhile is read again."""
    edition: int | None = None
    contents: list[dict[str, Any]] = []
    after: tuple[str, str] | None = ("", "")
    while after is not None:
        page = perform(changed_contents, ShelfPage(since, after), System())
        if not isinstance(page, Done):
            return None
        edition = page.ack["edition"] if edition is None else edition
        contents += page.ack["contents"]
        after = page.ack["after"]
        gevent.sleep(0)
    return None if edition is None else (edition, contents)
