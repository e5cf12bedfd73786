"""The one clock. Everything else gets `now` as an argument."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class Clock:
    """Wall-clock time in UTC, shifted by a constant (demonstrations) and corrected towards the database's."""

    def __init__(self, starts_at: datetime | None = None, wall: Callable[[], float] = time.time) -> None:
        self._wall = wall
        self._shift = timedelta(0)
        self._correction = timedelta(0)
        if starts_at is not None:
            self._shift = starts_at - self._local()

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return self._local() + self._shift + self._correction

    def follow(self, authority: datetime, measured_at: datetime) -> None:
        """Keep to `authority`, which another clock read when this machine's, unshifted, read `measured_at`."""
        self._correction = authority - measured_at

    def unshifted(self) -> datetime:
        """This machine's own time, as `follow` wants it."""
        return self._local()

    def _local(self) -> datetime:
        return datetime.fromtimestamp(self._wall(), UTC)
