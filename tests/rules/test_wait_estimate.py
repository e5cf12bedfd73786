import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as some

from chat_server.rules.wait_estimate import (
    AT_ONCE_S,
    ENOUGH_ANSWERED,
    ENOUGH_HANDLED,
    USUAL_PATIENCE_S,
    Lately,
    Slots,
    Waited,
    leaving_rate,
    narrowest,
    outlook,
)

# Answered, and told nothing: enough of them to tell others something.
ANSWERED = [Waited(None, 0.0, True, False)] * ENOUGH_ANSWERED


def lately(handled=60, handling_s=900.0, accepting_s=6.0, waits=(), answered=ANSWERED):
    return Lately(handled, handling_s, accepting_s, [*waits, *answered])


def expected(ahead, free=0, taken=9, told=None, **line):
    return outlook(Slots(free, taken, **line), told or lately()).for_one_behind(ahead)


def test_thin_data_or_nobody_on_duty_give_no_estimate():
    assert outlook(Slots(0, 9), lately(handled=ENOUGH_HANDLED - 1)) is None
    assert outlook(Slots(0, 9), lately(handled=0, handling_s=0)) is None
    assert outlook(Slots(0, 0), lately()) is None
    assert outlook(Slots(0, 1), lately(handled=ENOUGH_HANDLED)) is not None


def test_a_language_in_which_nobody_was_answered_lately_gets_no_estimate_from_others():
    assert outlook(Slots(0, 9), lately(answered=ANSWERED[1:])) is None
    assert outlook(Slots(0, 9), lately(answered=ANSWERED)) is not None


def test_of_several_free_slots_of_one_specialist_each_is_asked_after_the_other():
    found = outlook(Slots(5, 0, askable=1), lately(accepting_s=25.0))
    assert [found.for_one_behind(ahead).high_s for ahead in range(5)] == [60, 105, 150, 210, 255]
    three = outlook(Slots(5, 0, askable=3), lately(accepting_s=25.0))
    assert [three.for_one_behind(ahead).high_s for ahead in range(5)] == [60, 60, 60, 105, 105]


def test_an_expectation_of_some_seconds_says_nothing_of_long_waits():
    off = [Waited(1, 600.0, True, False)] * 80
    assert expected(5, told=lately(waits=off)) == expected(5)


def test_whoever_finds_a_free_slot_is_answered_at_once():
    assert expected(0, free=1, taken=8).high_s == AT_ONCE_S
    assert expected(1, free=1, taken=8).high_s > AT_ONCE_S


def test_the_next_in_line_waits_for_the_first_of_all_conversations_to_end():
    # Nine of fifteen minutes each: one ends every hundred seconds.
    patient = lately(waits=[Waited(None, 10_000.0, False, True)] * 5)
    assert expected(0, told=patient).expected_s == pytest.approx(106, rel=0.02)
    assert expected(8, told=patient).expected_s == pytest.approx(906, rel=0.05)


def test_more_specialists_less_waiting_and_more_who_give_up_less_waiting_too():
    assert expected(5, taken=18).expected_s < expected(5, taken=9).expected_s
    leaving = lately(waits=[Waited(None, 60.0, False, True)] * 20)
    assert expected(5, told=leaving).expected_s < expected(5).expected_s


def test_chats_of_another_language_count_where_the_same_specialists_take_them():
    assert expected(2, waiting=2, others=3.0).expected_s == expected(5).expected_s
    assert expected(0, waiting=4, others=4.0).expected_s == expected(1).expected_s


def test_where_expectations_were_twice_too_long_lately_the_range_is_half():
    usual = expected(5)
    late = lately(waits=[Waited(600, 300.0, True, False)] * 80)
    assert expected(5, told=late).high_s < usual.expected_s
    assert expected(5, told=late).low_s <= usual.expected_s / 2 <= expected(5, told=late).high_s


def test_a_wait_that_goes_on_says_nothing_yet_about_the_range():
    waiting = lately(waits=[Waited(600, 1.0, False, False)] * 80)
    assert expected(5, told=waiting) == expected(5)


def test_who_leaves_is_counted_over_all_waiting_and_a_usual_patience_is_assumed_of_few():
    answered = [Waited(None, 90.0, True, False)] * 5
    assert leaving_rate([*answered, *[Waited(None, 60.0, False, True)] * 5]) == 5 / 750
    assert leaving_rate([*answered, *[Waited(None, 60.0, False, True)] * 4]) == 1 / USUAL_PATIENCE_S


def test_the_narrowest_range_leaves_out_what_is_far_off():
    assert narrowest([1.0, 1.1, 1.2, 1.3, 9.0], 0.6) == (1.0, 1.3)
    assert narrowest([2.0], 0.84) == (2.0, 2.0)


WAITS = some.lists(
    some.builds(
        Waited,
        some.none() | some.integers(0, 3000),
        some.floats(0, 3000),
        some.booleans(),
        some.booleans(),
    ),
    max_size=60,
)


@given(some.integers(0, 6), some.integers(1, 40), some.floats(0, 20), WAITS)
def test_a_range_is_never_upside_down_and_nobody_farther_back_is_told_less(free, taken, others, waits):
    found = outlook(Slots(free, taken, 12, others), lately(waits=waits))
    line = [found.for_one_behind(ahead) for ahead in range(60)]
    assert all(0 <= one.low_s <= one.high_s for one in line)
    for one, farther in itertools.pairwise(line):
        assert one.expected_s <= farther.expected_s + 1e-6
        assert one.low_s <= farther.low_s
        assert one.high_s <= farther.high_s
