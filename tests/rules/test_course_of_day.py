from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chat_server.rules.course_of_day import Passage, answered_waits, course_of_day, given_up_waits

NINE = datetime(2026, 3, 2, 15, tzinfo=UTC)


def at(minutes):
    return NINE + timedelta(minutes=minutes)


def answered(came, left):
    return Passage("en", at(came), at(left), None, gave_up=False)


def gave_up(came, left):
    return Passage("en", at(came), None, at(left), gave_up=True)


def waits(came):
    return Passage("es", at(came), None, None, gave_up=False)


def test_a_day_on_which_nobody_came_has_no_course():
    assert course_of_day([], {}, NINE, at(300)) == []


def test_the_course_begins_where_somebody_came_and_ends_now():
    course = course_of_day([answered(70, 71)], {}, NINE, at(125))
    assert [one.at for one in course] == [at(60), at(90), at(120)]
    assert [one.asked for one in course] == [1, 0, 0]


def test_somebody_is_counted_where_they_came_and_where_they_were_answered():
    first, second = course_of_day([answered(29, 31), answered(5, 6)], {}, NINE, at(40))
    assert (first.asked, first.answered, first.waiting, first.longest_wait_s) == (2, 1, 1, 60)
    assert (second.asked, second.answered, second.waiting, second.longest_wait_s) == (0, 1, 0, 120)


def test_who_gave_up_late_lowers_the_share_of_the_half_hour_in_which_they_did():
    first, second = course_of_day([answered(1, 2), gave_up(3, 31), answered(32, 33)], {}, NINE, at(40))
    assert (first.share, second.share, second.abandoned) == (1.0, 0.5, 1)


def test_where_nobody_was_answered_nothing_is_known_of_waits():
    (only,) = course_of_day([waits(1)], {}, NINE, at(20))
    assert (only.waiting, only.longest_wait_s, only.share) == (1, None, None)


def test_who_came_before_the_day_began_and_waits_still_is_in_the_queue_and_has_not_asked_today():
    (only,) = course_of_day([waits(-10)], {}, NINE, at(20))
    assert (only.waiting, only.asked) == (1, 0)


def test_who_was_turned_away_is_counted_in_their_half_hour():
    first, second = course_of_day([], {at(0): 2, at(45): 1}, NINE, at(50))
    assert (first.turned_away, second.turned_away) == (2, 1)


def test_what_ended_before_is_left_out_of_the_waits():
    passages = [answered(-50, -40), answered(-1, 1), gave_up(-50, -40), gave_up(0, 3), waits(2)]
    assert (answered_waits(passages, NINE), given_up_waits(passages, NINE)) == ([120.0], [180.0])


def test_what_is_later_than_now_counts_in_the_half_hour_that_goes_on():
    (only,) = course_of_day([answered(1, 40), waits(35)], {at(31): 1}, NINE, at(29))
    assert (only.asked, only.answered, only.turned_away, only.waiting) == (2, 1, 1, 1)


def test_who_was_put_back_and_gave_up_is_abandoned_and_not_answered():
    (only,) = course_of_day([Passage("en", at(1), at(2), at(9), gave_up=True)], {}, NINE, at(20))
    assert (only.answered, only.abandoned, only.waiting) == (0, 1, 0)


def test_who_took_the_phone_was_neither_answered_nor_gave_up():
    (only,) = course_of_day([Passage("en", at(1), None, at(9), gave_up=False)], {}, NINE, at(20))
    assert (only.answered, only.abandoned, only.waiting) == (0, 0, 0)


MOMENTS = st.integers(min_value=-100, max_value=400)


@given(st.lists(st.tuples(MOMENTS, MOMENTS, st.sampled_from(["answered", "gave up", "waits"]))))
def test_every_half_hour_is_what_counting_one_by_one_gives(came):
    now = at(400)
    passages = [
        waits(min(one, other))
        if how == "waits"
        else (answered if how == "answered" else gave_up)(min(one, other), max(one, other))
        for one, other, how in came
    ]
    for half in course_of_day(passages, {}, NINE, now):
        ends = half.at + timedelta(minutes=30)
        assert half.asked == sum(half.at <= one.queued_at < ends for one in passages)
        assert half.answered == sum(
            one.answered_at is not None and half.at <= one.answered_at < ends for one in passages
        )
        assert half.abandoned == sum(one.gave_up and half.at <= one.ended_at < ends for one in passages)
        assert half.waiting == sum(
            one.queued_at < ends and (one.left_at is None or one.left_at >= ends) for one in passages
        )
