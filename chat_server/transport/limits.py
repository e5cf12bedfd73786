"""How fast. Token buckets, in memory; addresses are kept only as keyed hashes under a key of this process."""

import hashlib
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Any

MOST_KEYS = 10_000
DAY_S = 86_400.0


@dataclass(frozen=True)
class Rate:
    """`burst` at once, then `per_second`."""

    burst: float
    per_second: float


COMMAND = Rate(50, 10)
VISITOR_SAY = Rate(50, 5)
CONNECTS = Rate(600, 10)
REQUESTS = Rate(300, 5)
FAILED_SIGN_INS = Rate(5, 5 / 60)
FAILED_SIGN_INS_OF_AN_ADDRESS = Rate(30, 0.5)
FAILED_CODES = Rate(5, 5 / 60)


class Buckets:
    """One bucket per key, the least recently used forgotten first."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._buckets: OrderedDict[tuple[str, ...], tuple[float, float]] = OrderedDict()

    def take(self, rate: Rate, *key: str) -> float:
        """Take a token; 0 if there was one, else the seconds until there is."""
        wait = self.missing(rate, *key)
        if wait == 0:
            level, at = self._buckets[key]
            self._buckets[key] = (level - 1, at)
        return wait

    def give_back(self, *key: str) -> None:
        """The token was not used after all."""
        if key in self._buckets:
            level, at = self._buckets[key]
            self._buckets[key] = (level + 1, at)

    def missing(self, rate: Rate, *key: str) -> float:
        """The seconds until there is a token; takes none."""
        now = self._monotonic()
        level, at = self._buckets.get(key, (rate.burst, now))
        level = min(rate.burst, level + (now - at) * rate.per_second)
        self._buckets[key] = (level, now)
        self._buckets.move_to_end(key)
        while len(self._buckets) > MOST_KEYS:
            self._buckets.popitem(last=False)
        return 0.0 if level >= 1 else (1 - level) / rate.per_second


class Addresses:
    """Names for client addresses that mean nothing outside this process, nor a day later.

    A name stands for an address group: one IPv4 address, or an IPv6 /64. `proxies` of our own stand in front:
    the address is the one that the outermost of them saw.
    """

    def __init__(self, proxies: int = 0, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._proxies = proxies
        self._monotonic = monotonic
        self._renew()

    def _renew(self) -> None:
        self._key = secrets.token_bytes(32)
        self._made_at = self._monotonic()

    def of(self, environ: Mapping[str, Any]) -> str:
        """The name of where a request came from."""
        address: str = environ.get("REMOTE_ADDR", "")
        if self._proxies:
            passed = [part.strip() for part in environ.get("HTTP_X_FORWARDED_FOR", "").split(",")]
            if len(passed) >= self._proxies:
                address = passed[-self._proxies]
        return self.name(address)

    def name(self, address: str) -> str:
        """The keyed hash of an address's group. The key is thrown away daily."""
        if self._monotonic() - self._made_at > DAY_S:
            self._renew()
        return hashlib.blake2b(_group(address).encode(), key=self._key, digest_size=16).hexdigest()


def _group(address: str) -> str:
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return address
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ip_network((parsed, 64), strict=False).network_address)
