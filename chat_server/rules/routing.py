"""Who is offered which chat: oldest first, to the least loaded, then the longest idle."""

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

SKIP_SECONDS = 60
TOPIC_PATIENCE = timedelta(seconds=60)


@dataclass(frozen=True)
class WaitingChat:
    """A chat that could be offered; given in the queue's order."""

    id: str
    language: str
    topic: str | None
    queued_at: datetime


def is_doubtful(waits_since: datetime, now: datetime, after_s: float) -> bool:
    """Whether a visitor has waited so long that they are asked whether they are there, before a slot is spent."""
    return (now - waits_since).total_seconds() >= after_s


@dataclass(frozen=True)
class FreeSpecialist:
    """A specialist who could be offered one chat now. `load` counts offered, active and wrap-up."""

    id: str
    languages: Collection[str]
    topics: Collection[str]
    load: int
    idle_since: datetime


@dataclass(frozen=True)
class Match:
    """This chat is to be offered to this specialist."""

    chat_id: str
    specialist_id: str


def match(
    now: datetime,
    waiting: Sequence[WaitingChat],
    free: Sequence[FreeSpecialist],
    skipped: Collection[tuple[str, str]],
) -> list[Match]:
    """Pair each chat, oldest first, with at most one specialist, and each specialist with at most one chat.

    `skipped` holds (chat id, specialist id) pairs of those who lately declined or missed that chat.
    """
    in_line = _InLine(free)
    matches = []
    for chat in waiting:
        chosen = _prefer_topic(now, chat, in_line.fit(chat, skipped))
        if chosen is not None:
            matches.append(Match(chat.id, chosen.id))
            in_line.take(chosen)
        if not in_line.left:
            break
    return matches


class _InLine:
    """Free specialists in the order in which they are asked, by language; each can be taken once."""

    def __init__(self, free: Sequence[FreeSpecialist]) -> None:
        self.left = len(free)
        self._taken: set[str] = set()
        self._by_language: dict[str, deque[FreeSpecialist]] = {}
        for specialist in sorted(free, key=lambda one: (one.load, one.idle_since, one.id)):
            for language in specialist.languages:
                self._by_language.setdefault(language, deque()).append(specialist)

    def fit(self, chat: WaitingChat, skipped: Collection[tuple[str, str]]) -> Iterator[FreeSpecialist]:
        """Who could be asked to take this chat, the next first."""
        line = self._by_language.get(chat.language, deque())
        while line and line[0].id in self._taken:
            line.popleft()
        return (one for one in line if one.id not in self._taken and (chat.id, one.id) not in skipped)

    def take(self, specialist: FreeSpecialist) -> None:
        """They are being asked."""
        self._taken.add(specialist.id)
        self.left -= 1


def _prefer_topic(now: datetime, chat: WaitingChat, fit: Iterator[FreeSpecialist]) -> FreeSpecialist | None:
    unskilled = None
    for specialist in fit:
        if chat.topic is None or not specialist.topics or chat.topic in specialist.topics:
            return specialist
        unskilled = unskilled or specialist
    return unskilled if now - chat.queued_at >= TOPIC_PATIENCE else None
