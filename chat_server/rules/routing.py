"""Who is offered which chat: oldest first, to the least loaded, then the longest idle."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

SKIP_SECONDS = 60
TOPIC_PATIENCE = timedelta(seconds=60)


@dataclass(frozen=True)
class WaitingChat:
    """A chat that could be offered; given in the queue's order. `waits_since`: queued, put back, or last confirmed."""

    id: str
    language: str
    topic: str | None
    queued_at: datetime
    waits_since: datetime


def is_doubtful(chat: WaitingChat, now: datetime, after_s: float) -> bool:
    """Whether its visitor has waited so long that they are asked whether they are there, before a slot is spent."""
    return (now - chat.waits_since).total_seconds() >= after_s


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
    left = sorted(free, key=lambda specialist: (specialist.load, specialist.idle_since, specialist.id))
    matches = []
    for chat in waiting:
        fit = [s for s in left if chat.language in s.languages and (chat.id, s.id) not in skipped]
        chosen = _prefer_topic(now, chat, fit)
        if chosen is not None:
            matches.append(Match(chat.id, chosen.id))
            left.remove(chosen)
        if not left:
            break
    return matches


def _prefer_topic(now: datetime, chat: WaitingChat, fit: Sequence[FreeSpecialist]) -> FreeSpecialist | None:
    skilled = [s for s in fit if chat.topic is None or not s.topics or chat.topic in s.topics]
    if skilled:
        return skilled[0]
    relaxed = now - chat.queued_at >= TOPIC_PATIENCE
    return fit[0] if fit and relaxed else None
