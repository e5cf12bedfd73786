"""What is drawn. Everybody has a luck of their own, drawn from the day's: nobody's depends on who is told first."""

import math
from collections.abc import Mapping
from random import Random

VARIATION = 0.6


class Luck:
    """One person's draws."""

    def __init__(self, day: Random) -> None:
        self._random = Random(day.getrandbits(64))  # noqa: S311

    def exponential_s(self, mean_s: float) -> float:
        """Seconds, memoryless."""
        return self._random.expovariate(1 / mean_s)

    def lognormal_s(self, mean_s: float, variation: float = VARIATION) -> float:
        """Seconds with this mean; `variation` is the standard deviation over the mean."""
        spread = math.log(1 + variation**2)
        return self._random.lognormvariate(math.log(mean_s) - spread / 2, math.sqrt(spread))

    def between(self, low: float, high: float) -> float:
        """Any number between."""
        return self._random.uniform(low, high)

    def happens(self, share: float) -> bool:
        """True in this share of cases."""
        return self._random.random() < share

    def one_of(self, weights: Mapping[str, float]) -> str:
        """A key, by the weights."""
        (chosen,) = self._random.choices(list(weights), weights=list(weights.values()))
        return chosen
