"""The search index over the articles that stand in SQL."""

from typing import Any

import gevent

from chat_server.actions.action import System
from chat_server.actions.shelving import current_contents
from chat_server.perform import Perform, done
from knowledge.article import Article


class SearchableShelf:
    """Built in the thread pool; empty until then."""

    def __init__(self) -> None:
        self._index: Any = None

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
        """Index the current versions."""
        contents = done(perform(current_contents, None, System()))["contents"]

        def build() -> Any:
            from knowledge.search import Index

            return Index.build([Article.from_dict(content) for content in contents])

        self._index = gevent.get_hub().threadpool.apply(build)
