"""Counts the articles' pages as they are opened: in memory, and now and then in the database."""

from collections import Counter

import gevent
import structlog

from chat_server.actions.action import Done, System
from chat_server.actions.shelf_use import count_openings
from chat_server.perform import Perform, where
from chat_server.records.database import OutcomeUnknown
from chat_server.records.shelf_use import Page

COUNTED_EVERY_S = 10.0
log = structlog.get_logger()


class OpenedPages:
    """What this worker has shown and not yet counted. A worker that is killed loses some seconds of it."""

    def __init__(self, perform: Perform) -> None:
        self._perform = perform
        self._shown: Counter[Page] = Counter()

    def shown(self, page: Page) -> None:
        """Somebody has opened it."""
        self._shown[page] += 1

    def count(self) -> None:
        """Write down what is new. Where the database refuses, it is kept for the next time."""
        if not self._shown:
            return
        taken, self._shown = self._shown, Counter()
        counted = False
        try:
            counted = isinstance(self._perform(count_openings, taken, System()), Done)
        except OutcomeUnknown:
            counted = True  # or not: better too few than twice
            raise
        finally:
            # Where it was cut short, too: whoever stops a worker counts once more.
            if not counted:
                self._shown += taken

    def run(self) -> None:
        """Count every few seconds until killed."""
        while True:
            gevent.sleep(COUNTED_EVERY_S)
            try:
                self.count()
            except OutcomeUnknown:
                continue
            except Exception as error:
                log.error("openings_not_counted", error=type(error).__name__, at=where(error))
