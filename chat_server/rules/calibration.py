"""How often a wait was in the range that was told."""

from collections.abc import Sequence
from statistics import median
from typing import Any, NamedTuple


class Promise(NamedTuple):
    """A range that a visitor was told, and their wait until the answer: from then on, and since asking; in seconds.

    `chat_id`: whose; a visitor is told several.
    """

    language: str
    chat_id: str
    low_s: int
    high_s: int
    waited_s: float
    since_asking_s: float


def calibration(promises: Sequence[Promise]) -> dict[str, Any]:
    """How many promises there were, the share that was kept, and the middle of the ranges' widths and of the waits."""
    waits_s = {one.chat_id: one.since_asking_s for one in promises}.values()
    kept = sum(1 for one in promises if one.low_s <= one.waited_s <= one.high_s)
    return {
        "n": len(promises),
        "share": round(kept / len(promises), 3) if promises else None,
        "median_range_width_s": median(one.high_s - one.low_s for one in promises) if promises else None,
        "median_wait_s": round(median(waits_s), 1) if waits_s else None,
    }
