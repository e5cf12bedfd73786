"""The search index over the articles that stand in SQL."""

from typing import Any

import gevent
import structlog

from chat_server.actions.action import Done, System
from chat_server.actions.shelving import current_contents, shelf_edition
from chat_server.perform import Perform, where
from chat_server.records.database import OutcomeUnknown
from knowledge.article import Article

LOOK_S = 1.0
log = structlog.get_logger()


class SearchableShelf:
    """Built in the thread pool, and anew when something else is published; empty until it is."""

    def __init__(self) -> None:
        self._index: Any = None
        self._edition: int | None = None

    @property
    def is_built(self) -> bool:
        """Whether articles can be found yet."""
        return self._index is not None

    def find(self, query: str, language: str, limit: int) -> list[tuple[str, str, str | None]]:
        """See `actions.action.Shelf`."""
        if self._index is None:
            return []
        return [(hit.slug, hit.language, hit.anchor) for hit in self._index.find(query, language, limit)]

    def rebuild(self, perform: Perform) -> None:
        """Index the current versions; without the database, the index stays as it is."""
        current = perform(current_contents, None, System())
        if not isinstance(current, Done):
            return
        contents = current.ack["contents"]

        def build() -> Any:
            from knowledge.search import Index

            return Index.build([Article.from_dict(content) for content in contents])

        self._index = gevent.get_hub().threadpool.apply(build)
        self._edition = current.ack["edition"]

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
            self.rebuild(perform)
