"""What a visitor is told to expect comes from the conversations, waits and slots of these days, and is kept."""

import pytest
from stage import Stage

from chat_server.actions import reports
from chat_server.actions.action import System
from chat_server.actions.outlook import slots_of
from chat_server.actions.pulse import TakePulse, take_pulse
from chat_server.protocol.reports import ReportWanted
from chat_server.records import staff
from chat_server.rules.wait_estimate import AT_ONCE_S, ENOUGH_HANDLED, Slots


@pytest.fixture
def stage(database):
    return Stage(database, capacity=1)


def converses(stage, ann, minutes=10):
    vera = stage.visitor()
    stage.dispatch()
    stage.time_passes(5)
    ann.accepts()
    stage.time_passes(minutes * 60)
    vera.ends()
    ann.wraps_up(vera.chat_id)


def told(stage, sue, **wanted):
    days = {"from": "2026-11-23", "to": "2026-11-23", **wanted}
    return stage.do(reports.waits_told_by_day, ReportWanted.model_validate(days), sue.by).ack


def test_nothing_is_told_before_enough_conversations_have_ended(stage):
    ann = stage.on_duty("Ann")
    for _ in range(ENOUGH_HANDLED - 1):
        converses(stage, ann)
    assert stage.visitor().chat["wait"] is None


def test_whoever_finds_a_free_slot_is_told_a_minute_and_whoever_does_not_a_conversation_s_length(stage):
    ann = stage.on_duty("Ann")
    for _ in range(ENOUGH_HANDLED):
        converses(stage, ann)
    first = stage.visitor()
    assert first.chat["wait"] == {"low_s": 0, "high_s": AT_ONCE_S}
    stage.dispatch()
    ann.accepts()
    wait = stage.visitor().chat["wait"]
    assert wait["low_s"] < 600 < wait["high_s"]


def test_an_offer_says_no_wait_for_whoever_is_asked_says_how_long_it_lasts(stage):
    ann = stage.on_duty("Ann")
    for _ in range(ENOUGH_HANDLED):
        converses(stage, ann)
    assert stage.visitor().chat["wait"] is not None
    stage.dispatch()
    offered = ann.offer["chat"]
    assert (offered["position"], offered["wait"]) == (1, None)


def test_the_pulse_tells_each_specialist_their_own_offer_alone(stage):
    ann, ben, sue = stage.on_duty("Ann"), stage.on_duty("Ben"), stage.employ("Sue", "supervisor")
    stage.visitor()
    stage.visitor()
    stage.dispatch()
    everybody = [ann.by.id, ben.by.id, sue.by.id]
    pulse = stage.do(take_pulse, TakePulse([], everybody, [], queue=False, languages=[]), System()).ack
    assert {one: [offer["offer_id"] for offer in offers] for one, offers in pulse["offers"].items()} == {
        ann.by.id: [ann.offer["offer_id"]],
        ben.by.id: [ben.offer["offer_id"]],
    }


def test_what_was_told_is_compared_with_the_wait(stage):
    ann, sue = stage.on_duty("Ann"), stage.employ("Sue", "supervisor")
    for _ in range(ENOUGH_HANDLED):
        converses(stage, ann)
    vera = stage.visitor()
    stage.dispatch()
    stage.time_passes(20)
    ann.accepts()
    gives_up = stage.visitor()
    gives_up.ends()
    report = told(stage, sue)
    (row,) = report["rows"]
    assert row == {
        **{"day": "2026-11-23", "language": "en", "asked": ENOUGH_HANDLED + 2, "none_told": ENOUGH_HANDLED},
        **{"n": 1, "share": 1.0, "median_range_width_s": AT_ONCE_S, "median_wait_s": 20.0},
    }
    assert report["totals"] == {key: value for key, value in row.items() if key not in {"day", "language"}}
    assert told(stage, sue, language="es")["totals"]["share"] is None
    assert vera.chat["state"] == "active"


def test_of_another_language_s_chats_only_those_count_that_the_same_slots_would_take(stage):
    for name in ("Ann", "Ben", "Sofía"):
        stage.on_duty(name)
    people = stage.database.read(lambda sql: staff.specialists(sql, stage.at))
    waiting = {"en": 6, "es": 2}
    assert slots_of("es", people, waiting) == Slots(free=1, taken=0, waiting=2, others=2.0)
    assert slots_of("en", people, waiting) == Slots(free=3, taken=0, waiting=6, others=2.0)
