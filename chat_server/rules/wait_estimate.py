"""How long a newcomer will wait, as an honest range, or nothing where the data are thin."""

from collections.abc import Sequence
from dataclasses import dataclass

ENOUGH = 5


@dataclass(frozen=True)
class WaitRange:
    """Seconds; `low_s` and `high_s` are the lower and upper fifth of what is likely."""

    low_s: int
    high_s: int


@dataclass(frozen=True)
class Outlook:
    """What those waited who were answered lately in a language: for everybody in its line, from one reading."""

    low_s: float
    high_s: float
    usual_ahead: float

    def for_one_behind(self, ahead: int) -> WaitRange:
        """The recent waits, scaled by how much longer or shorter the queue is than it was for them."""
        scale = (ahead + 1) / (self.usual_ahead + 1)
        return WaitRange(_round(self.low_s * scale), _round(self.high_s * scale, up=True))


def outlook(recent: Sequence[tuple[float, int]]) -> Outlook | None:
    """From the waits, in seconds, of those answered lately, each with how many stood ahead of them.

    None with fewer than five of them.
    """
    if len(recent) < ENOUGH:
        return None
    ordered = sorted(wait for wait, _ in recent)
    usual = sum(ahead for _, ahead in recent) / len(recent)
    return Outlook(_quantile(ordered, 0.2), _quantile(ordered, 0.8), usual)


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def _round(seconds: float, *, up: bool = False) -> int:
    # To half minutes: a range to the second would claim to know what it does not.
    steps = seconds / 30
    return 30 * (int(-(-steps // 1)) if up else int(steps // 1))
