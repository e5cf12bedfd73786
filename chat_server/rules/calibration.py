"""How often a wait was in the range that was told."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Promise:
    """What somebody was told to expect, and what they waited from then until the answer; in seconds."""

    low_s: int
    high_s: int
    waited_s: float


def calibration(promises: Sequence[Promise], waits_s: Sequence[float]) -> dict[str, Any]:
    """How many promises there were, the share that was kept, and the middle of the ranges' widths.

    `waits_s`: from asking until the answer, of each visitor to whom they were made; their middle too.
    """
    kept = sum(1 for one in promises if one.low_s <= one.waited_s <= one.high_s)
    return {
        "n": len(promises),
        "share": round(kept / len(promises), 3) if promises else None,
        "median_range_width_s": median(one.high_s - one.low_s for one in promises) if promises else None,
        "median_wait_s": round(median(waits_s), 1) if waits_s else None,
    }
