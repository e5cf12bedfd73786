"""The figures that a call centre is judged by."""

from collections.abc import Sequence
from dataclasses import dataclass

TARGET_S = 120


@dataclass(frozen=True)
class ServiceLevel:
    """How many were answered within the target, and their share of all who were answered or gave up later."""

    target_s: int
    answered_within: int
    share: float | None


def service_level(
    answered_waits_s: Sequence[float], abandoned_waits_s: Sequence[float], target_s: int = TARGET_S
) -> ServiceLevel:
    """Answered within the target over answered plus those who gave up after it (the usual SL definition)."""
    within = sum(1 for wait in answered_waits_s if wait <= target_s)
    counted = len(answered_waits_s) + sum(1 for wait in abandoned_waits_s if wait > target_s)
    return ServiceLevel(target_s, within, within / counted if counted else None)


def mean_s(seconds: Sequence[float]) -> int | None:
    """The mean in whole seconds; None where there is nothing to average (ASA, AHT)."""
    return round(sum(seconds) / len(seconds)) if seconds else None
