"""How late the event loop comes: whatever holds it up holds up everybody, and no log says so."""

import time

import gevent
from prometheus_client import Histogram

EVERY_S = 0.1
LATE = Histogram(
    "helpline_loop_late_seconds",
    "How much later than asked the event loop came by, ten times a second.",
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0),
)


def watch_the_loop() -> None:
    """Measure until killed."""
    while True:
        due = time.monotonic() + EVERY_S
        gevent.sleep(EVERY_S)
        LATE.observe(max(0.0, time.monotonic() - due))
