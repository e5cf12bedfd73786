"""The event loop's lateness, as monitoring sees it."""

import re
import time

import gevent
import pytest
from prometheus_client import generate_latest
from services import until

from chat_server.transport.lateness import EVERY_S, Turns, watch_the_loop


def late(metrics: str, most_s: float | str) -> int:
    """How often the loop was late by no more than this."""
    (count,) = re.findall(
        rf'^helpline_loop_late_seconds_bucket\{{le="{re.escape(str(most_s))}"\}} (\d+)', metrics, re.MULTILINE
    )
    return int(count)


def by_more_than(most_s: float) -> int:
    told = generate_latest().decode()
    return late(told, "+Inf") - late(told, most_s)


@pytest.fixture
def watched():
    watching = gevent.spawn(watch_the_loop)
    gevent.sleep(0)
    yield
    watching.kill()


def test_whoever_blocks_the_loop_is_seen(watched):
    before = by_more_than(0.25)
    time.sleep(0.25 + EVERY_S + 0.05)
    gevent.sleep(0.01)
    assert by_more_than(0.25) == before + 1


def test_a_loop_that_nobody_blocks_is_on_time(watched):
    before = by_more_than(0.25)
    gevent.sleep(3 * EVERY_S)
    assert by_more_than(0.25) == before


def test_a_running_helpline_tells_how_late_its_loop_is(helpline):
    until(lambda: late(helpline.request("GET", "/metrics").content.decode(), "+Inf") > 0)


@pytest.fixture
def turns():
    found = Turns()
    gevent.sleep(0.001)
    yield found
    found.stop()


def test_the_longest_turn_is_told_once(turns):
    turns.longest()
    time.sleep(0.05)
    gevent.sleep(0.001)
    assert turns.longest() >= 0.05
    gevent.sleep(0.001)
    assert turns.longest() < 0.05


def test_waiting_is_no_turn(turns):
    turns.longest()
    gevent.sleep(0.1)
    assert turns.longest() < 0.05


def test_a_running_helpline_tells_its_longest_turn(helpline):
    told = helpline.request("GET", "/metrics").content.decode()
    assert re.search(r"^helpline_loop_longest_turn_seconds \d", told, re.MULTILINE)
