"""A day's figures, from its tables. Waits and durations are in seconds; None where there is nothing to measure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import accumulate

from chat_server.records.tables import Record
from chat_server.rules.service_level import service_level

LOST = ("abandoned", "phoned")


@dataclass
class Askers:
    """Everybody who asked within some time and language, by what became of them."""

    answered_s: list[float] = field(default_factory=list)
    abandoned_s: list[float] = field(default_factory=list)
    phoned_s: list[float] = field(default_factory=list)
    turned_away: Counter[str] = field(default_factory=Counter)
    lost_after_answer: int = 0

    @property
    def asked(self) -> int:
        """How many they are."""
        waited = len(self.answered_s) + len(self.abandoned_s) + len(self.phoned_s)
        return waited + self.turned_away.total()

    def add(self, chat: Record) -> None:
        """Count one who queued. Whoever was answered once counts as answered, even if lost when waiting again."""
        wait_s = ((chat.answered_at or chat.ended_at) - chat.queued_at).total_seconds()
        if chat.answered_at is not None:
            self.answered_s.append(wait_s)
            self.lost_after_answer += chat.state in LOST
        elif chat.state == "phoned":
            self.phoned_s.append(wait_s)
        else:
            self.abandoned_s.append(wait_s)

    def view(self) -> dict[str, object]:
        """As it is reported."""
        gave_up = [*self.abandoned_s, *self.phoned_s]
        return {
            "asked": self.asked,
            "answered": len(self.answered_s),
            "abandoned": len(self.abandoned_s),
            "phoned": len(self.phoned_s),
            "turned_away": dict(sorted(self.turned_away.items())),
            "asa_s": mean(self.answered_s),
            "wait_p80_s": quantile(self.answered_s, 0.8),
            "service_level": _rounded(service_level(self.answered_s, gave_up).share, 3),
        }


def most_waiting(chats: Sequence[Record]) -> int:
    """The longest that the queue was, over all languages."""
    steps = [(chat.queued_at, 1) for chat in chats]
    steps += [(chat.answered_at or chat.ended_at, -1) for chat in chats]
    return max(accumulate(change for _, change in sorted(steps)), default=0)


def mean(values: Sequence[float]) -> float | None:
    """The mean, to a tenth."""
    return round(sum(values) / len(values), 1) if values else None


def quantile(values: Iterable[float], share: float) -> float | None:
    """The smallest value that this share does not exceed, to a tenth."""
    ordered = sorted(values)
    if not ordered:
        return None
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 1)


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


def half_hour_of(at: datetime) -> datetime:
    """The half hour, by the wall clock, that it lies in."""
    return at.replace(minute=at.minute // 30 * 30, second=0, microsecond=0)
