from datetime import UTC, datetime, timedelta

import pytest
from stage import CHICAGO as SCHEDULE
from stage import MONDAY_NOON

from chat_server.rules.availability import QueueState, SwitchState, closed_since, decide

CHICAGO = SCHEDULE.calendar("en")
FOLLOW = SwitchState("follow")
STAFFED = QueueState(on_duty=1, waiting=0, expected_wait_s=None)
SUNDAY = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
CLOSING = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)


def reason(now=MONDAY_NOON, switch=FOLLOW, queue=STAFFED, cap=5):
    return decide(now, switch, CHICAGO, queue, cap).reason


def test_in_hours_with_someone_on_duty_chat_is_open():
    decision = decide(MONDAY_NOON, FOLLOW, CHICAGO, STAFFED, 5)
    assert (decision.channel, decision.closes_at) == ("chat", CLOSING)


def test_on_sunday_it_is_the_phone_and_the_next_opening_is_monday():
    decision = decide(SUNDAY, FOLLOW, CHICAGO, STAFFED, 5)
    assert (decision.channel, decision.reason) == ("phone", "outside_hours")
    assert decision.opens_at == datetime(2026, 11, 23, 13, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"switch": SwitchState("closed"), "queue": QueueState(0, 9, 9)}, "switched_off"),
        ({"now": SUNDAY, "queue": QueueState(0, 9, 9)}, "outside_hours"),
        ({"queue": QueueState(0, 9, 9)}, "nobody_on_duty"),
        ({"queue": QueueState(1, 5, 99_999)}, "queue_full"),
        ({"queue": QueueState(1, 4, 99_999)}, "wait_past_closing"),
    ],
)
def test_the_first_reason_in_the_order_wins(given, expected):
    assert reason(**given) == expected


def test_the_wait_may_end_at_closing_but_not_a_second_later():
    until_closing = int((CLOSING - MONDAY_NOON).total_seconds())
    assert reason(queue=QueueState(1, 1, until_closing)) == "open"
    assert reason(queue=QueueState(1, 1, until_closing + 1)) == "wait_past_closing"


def test_a_switch_that_has_run_out_follows_the_calendar_again():
    assert reason(now=SUNDAY, switch=SwitchState("open", SUNDAY)) == "outside_hours"
    assert reason(now=SUNDAY, switch=SwitchState("open", SUNDAY + timedelta(seconds=1))) == "open"
    assert reason(switch=SwitchState("closed", MONDAY_NOON)) == "open"


def test_closed_by_the_switch_until_an_open_hour_it_opens_again_then():
    until = MONDAY_NOON + timedelta(hours=1)
    assert decide(MONDAY_NOON, SwitchState("closed", until), CHICAGO, STAFFED, 5).opens_at == until
    assert decide(MONDAY_NOON, SwitchState("closed"), CHICAGO, STAFFED, 5).opens_at is None


def test_closed_since_the_last_closing_or_since_the_switch_was_set():
    set_at = MONDAY_NOON - timedelta(minutes=5)
    assert closed_since(MONDAY_NOON, FOLLOW, set_at, CHICAGO, None) is None
    assert closed_since(CLOSING + timedelta(hours=1), FOLLOW, set_at, CHICAGO, None) == CLOSING
    assert closed_since(MONDAY_NOON, SwitchState("closed"), set_at, CHICAGO, None) == set_at
    assert closed_since(SUNDAY, SwitchState("open", SUNDAY), set_at, CHICAGO, None) == SUNDAY


def test_whoever_an_edit_of_the_calendar_closes_over_has_the_grace_from_that_edit():
    evening = CLOSING + timedelta(hours=1)
    edited_at = CLOSING + timedelta(minutes=50)
    assert closed_since(evening, FOLLOW, SUNDAY, CHICAGO, edited_at) == edited_at
    assert closed_since(evening, FOLLOW, SUNDAY, CHICAGO, SUNDAY) == CLOSING


def test_a_calendar_that_cannot_be_read_is_the_phone_whatever_the_switch_says():
    for switch in (FOLLOW, SwitchState("open"), SwitchState("closed")):
        decision = decide(MONDAY_NOON, switch, None, STAFFED, 5)
        assert (decision.channel, decision.reason, decision.opens_at) == ("phone", "unavailable", None)
