"""CPU per message."""

import pytest

from bench.workers import cpu_per_message


def test_what_workers_use_at_rest_is_no_message_s_cost():
    assert cpu_per_message([3.0, 2.0], [0.1, 0.05], seconds=10, rate=100) == pytest.approx(3500)


def test_without_messages_there_is_no_cost_of_one():
    assert cpu_per_message([3.0], [0.1], seconds=10, rate=0) is None
