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
    Told,
    Waits,
    leaving_rate,
    narrowest,
    outlook,
)


def lately(handled=60, handling_s=900.0, accepting_s=6.0, answered=ENOUGH_ANSWERED, told=(), **waits):
    return Lately(handled, handling_s, accepting_s, Waits(answered, **waits), told)


def expected(ahead, free=0, taken=9, told=None, **line):
    return outlook(Slots(free, taken, **line), told or lately()).for_one_behind(ahead)


def test_thin_data_or_nobody_on_duty_give_no_estimate():
    assert outlook(Slots(0, 9), lately(handled=ENOUGH_HANDLED - 1)) is None
    assert outlook(Slots(0, 9), lately(handled=0, handling_s=0)) is None
    assert outlook(Slots(0, 0), lately()) is None
    assert outlook(Slots(0, 1), lately(handled=ENOUGH_HANDLED)) is not None


def test_a_language_in_which_nobody_was_answered_lately_gets_no_estimate_from_others():
    assert outlook(Slots(0, 9), lately(answered=ENOUGH_ANSWERED - 1)) is None
    assert outlook(Slots(0, 9), lately(answered=ENOUGH_ANSWERED)) is not None


def test_of_several_free_slots_of_one_specialist_each_is_asked_after_the_other():
    found = outlook(Slots(5, 0, askable=1), lately(accepting_s=25.0))
    assert [found.for_one_behind(ahead).high_s for ahead in range(5)] == [60, 105, 150, 210, 255]
    three = outlook(Slots(5, 0, askable=3), lately(accepting_s=25.0))
    assert [three.for_one_behind(ahead).high_s for ahead in range(5)] == [60, 60, 60, 105, 105]


def test_whoever_finds_a_free_slot_is_answered_at_once():
    assert expected(0, free=1, taken=8).high_s == AT_ONCE_S
    assert expected(1, free=1, taken=8).high_s > AT_ONCE_S


def test_the_next_in_line_waits_for_the_first_of_all_conversations_to_end():
    # Nine of fifteen minutes each: one ends every hundred seconds.
    patient = lately(left=5, waited_s=50_000.0)
    assert expected(0, told=patient).expected_s == pytest.approx(106, rel=0.02)
    assert expected(8, told=patient).expected_s == pytest.approx(906, rel=0.05)


def test_more_specialists_less_waiting_and_more_who_give_up_less_waiting_too():
    assert expected(5, taken=18).expected_s < expected(5, taken=9).expected_s
    leaving = lately(left=20, waited_s=1200.0)
    assert expected(5, told=leaving).expected_s < expected(5).expected_s


def test_chats_of_another_language_count_where_the_same_specialists_take_them():
    assert expected(2, waiting=2, others=3.0).expected_s == expected(5).expected_s
    assert expected(0, waiting=4, others=4.0).expected_s == expected(1).expected_s


def test_where_expectations_were_twice_too_long_lately_the_range_is_half():
    usual = expected(5)
    late = lately(told=(Told(600, 6.0, 300.0),) * 80)
    assert expected(5, told=late).high_s < usual.expected_s
    assert expected(5, told=late).low_s <= usual.expected_s / 2 <= expected(5, told=late).high_s


def test_one_that_was_far_off_weighs_less_where_waits_vary_more():
    # A wait of one step is often twice as long as expected; one of sixteen hardly ever.
    one_step, sixteen = (lately(told=(Told(600, shape, 1200.0),) * 80) for shape in (1.0, 16.0))
    assert expected(5, told=one_step).high_s < expected(5, told=sixteen).high_s


def test_the_same_scores_make_a_wider_range_of_a_shorter_line_for_what_is_expected():
    near, far = expected(0), expected(40)
    assert (near.high_s - near.low_s) / near.expected_s > (far.high_s - far.low_s) / far.expected_s
    assert near.shape < far.shape


def test_who_leaves_is_counted_over_all_waiting_and_a_usual_patience_is_assumed_of_few():
    assert leaving_rate(Waits(answered=5, left=5, waited_s=750.0)) == 5 / 750
    assert leaving_rate(Waits(answered=5, left=4, waited_s=690.0)) == 1 / USUAL_PATIENCE_S


def test_the_narrowest_range_leaves_out_what_is_far_off():
    assert narrowest([1.1, 1.0, 9.0, 1.2, 1.3], 0.6, lambda value: value) == (1.0, 1.3)
    assert narrowest([2.0], 0.84, lambda value: value) == (2.0, 2.0)


def test_how_wide_a_range_is_depends_on_how_it_is_measured():
    values = [0.0, 1.0, 2.0, 4.0, 5.0]
    assert narrowest(values, 0.5, lambda value: value) == (0.0, 2.0)
    assert narrowest(values, 0.5, lambda value: -((5.0 - value) ** 2)) == (2.0, 5.0)


TOLD = some.lists(
    some.builds(Told, some.integers(15, 3000), some.floats(0, 64), some.floats(0, 3000)), max_size=60
).map(tuple)
WAITS = some.builds(Waits, some.integers(5, 150), some.integers(0, 100), some.floats(1, 300_000))


@given(some.integers(0, 6), some.integers(1, 40), some.floats(0, 20), WAITS, TOLD)
def test_a_range_is_never_upside_down_and_nobody_farther_back_is_told_less(free, taken, others, waits, told):
    found = outlook(Slots(free, taken, 12, others), Lately(60, 900.0, 6.0, waits, told))
    line = [found.for_one_behind(ahead) for ahead in range(60)]
    assert all(0 <= one.low_s <= one.high_s for one in line)
    for one, farther in itertools.pairwise(line):
        assert one.expected_s <= farther.expected_s + 1e-6
        assert one.low_s <= farther.low_s
        assert one.high_s <= farther.high_s
