from datetime import UTC, datetime, timedelta

from chat_server.clock import Clock

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def test_a_clock_that_starts_elsewhere_runs_on_from_there():
    wall = [1000.0]
    clock = Clock(NOON, wall=lambda: wall[0])
    wall[0] += 90
    assert clock.now() == NOON + timedelta(seconds=90)


def test_a_clock_follows_the_databases_without_losing_its_shift():
    clock = Clock(NOON, wall=lambda: 1000.0)
    clock.follow(clock.unshifted() + timedelta(seconds=3), clock.unshifted())
    assert clock.now() == NOON + timedelta(seconds=3)
