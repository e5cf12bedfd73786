"""How long a newcomer will wait, as an honest range, or nothing where the data are thin."""

from collections.abc import Sequence
from dataclasses import dataclass

ENOUGH = 5


@dataclass(frozen=True)
class WaitRange:
    """Seconds; `low_s` and `high_s` are the lower and upper fifth of what is likely."""

    low_s: int
    high_s: int


def estimate(recent_waits_s: Sequence[float], waiting_ahead: int, usual_ahead: float) -> WaitRange | None:
    """Scale recent waits in this language by how much longer or shorter the queue is than it was for them.

    `recent_waits_s` are the waits of those answered lately, `usual_ahead` the mean number who stood ahead of
    them. None with fewer than five of them.
    """
    if len(recent_waits_s) < ENOUGH:
        return None
    ordered = sorted(recent_waits_s)
    scale = (waiting_ahead + 1) / (usual_ahead + 1)
    return WaitRange(
        _round(_quantile(ordered, 0.2) * scale), _round(_quantile(ordered, 0.8) * scale, up=True)
    )


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def _round(seconds: float, *, up: bool = False) -> int:
    # To half minutes: a range to the second would claim to know what it does not.
    steps = seconds / 30
    return 30 * (int(-(-steps // 1)) if up else int(steps // 1))
