"""Who is offered which chat: oldest first, to the least loaded, then the longest idle."""

from collections import deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from chat_server.rules.topic_overflow import TopicRules

SKIP_SECONDS = 60
USUAL = TopicRules()


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
    waiting: Iterable[WaitingChat],
    free: Sequence[FreeSpecialist],
    skipped: Collection[tuple[str, str]],
    topics: TopicRules = USUAL,
) -> list[Match]:
    """Pair each chat, oldest first, with at most one specialist, and each specialist with at most one chat.

    `skipped` holds (chat id, specialist id) pairs of those who lately declined or missed that chat. No more of
    `waiting` is read than it takes to ask everybody.
    """
    in_line = _InLine(free, skipped)
    matches = []
    for chat in waiting:
        chosen = in_line.first_for(chat, chat.topic)
        if chosen is None:
            instead = topics.instead_of(chat.topic, now - chat.queued_at)
            chosen = next(filter(None, (in_line.first_for(chat, topic) for topic in instead)), None)
        if chosen is not None:
            matches.append(Match(chat.id, chosen.id))
            in_line.take(chosen)
        if not in_line.left:
            break
    return matches


class _InLine:
    """Free specialists in the order in which they are asked; each can be taken once.

    A line for each language and topic that is asked for, so that nobody is passed twice.
    """

    def __init__(self, free: Sequence[FreeSpecialist], skipped: Collection[tuple[str, str]]) -> None:
        self.left = len(free)
        self._skipped = skipped
        self._taken: set[str] = set()
        self._all = sorted(free, key=lambda one: (one.load, one.idle_since, one.id))
        self._lines: dict[tuple[str, str | None], deque[FreeSpecialist]] = {}

    def first_for(self, chat: WaitingChat, topic: str | None) -> FreeSpecialist | None:
        """Who is asked next to take this chat, of those who know the topic; of all where it is None."""
        line = self._line(chat.language, topic)
        while line and line[0].id in self._taken:
            line.popleft()
        return next(
            (one for one in line if one.id not in self._taken and (chat.id, one.id) not in self._skipped),
            None,
        )

    def _line(self, language: str, topic: str | None) -> deque[FreeSpecialist]:
        line = self._lines.get((language, topic))
        if line is None:
            fit = (one for one in self._all if language in one.languages and _knows(one, topic))
            line = self._lines[language, topic] = deque(fit)
        return line

    def take(self, specialist: FreeSpecialist) -> None:
        """They are being asked."""
        self._taken.add(specialist.id)
        self.left -= 1


def _knows(specialist: FreeSpecialist, topic: str | None) -> bool:
    # Whoever names no topics takes them all.
    return topic is None or not specialist.topics or topic in specialist.topics
