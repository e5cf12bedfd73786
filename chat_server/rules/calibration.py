"""How often a wait was in the range that was told."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Promise:
    """What somebody was told to expect when asking, and what they waited until the answer; in seconds."""

    low_s: int
    high_s: int
    waited_s: float


def calibration(promises: Sequence[Promise]) -> dict[str, Any]:
    """How many there were, the share that was kept, and the middle of the ranges' widths and of the waits."""
    kept = sum(1 for one in promises if one.low_s <= one.waited_s <= one.high_s)
    return {
        "n": len(promises),
        "share": round(kept / len(promises), 3) if promises else None,
        "median_range_width_s": median(one.high_s - one.low_s for one in promises) if promises else None,
        "median_wait_s": round(median(one.waited_s for one in promises), 1) if promises else None,
    }
