"""What a visitor is told to expect comes from the conversations, waits and slots of these days, and is kept."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import select, update
from stage import Stage

from chat_server.actions import queueing, reports, steering
from chat_server.actions.action import System
from chat_server.actions.availability import AskAvailability, ask_availability
from chat_server.actions.outlook import keep_estimates, slots_of
from chat_server.actions.pulse import TakePulse, take_pulse
from chat_server.protocol.reports import ReportWanted
from chat_server.protocol.staff import CloseChat
from chat_server.protocol.visitor import ChoosePhone
from chat_server.records import staff, tables
from chat_server.records.waits import KEPT, RecentWaits
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


def test_what_is_told_is_kept_again_when_half_of_those_ahead_have_gone(stage):
    ann, sue = stage.on_duty("Ann"), stage.employ("Sue", "supervisor")
    for _ in range(ENOUGH_HANDLED):
        converses(stage, ann)
    busy, *line = (stage.visitor() for _ in range(5))
    stage.dispatch()
    ann.accepts()
    busy.ends()
    ann.wraps_up(busy.chat_id)
    vera = line.pop()
    stage.do(keep_estimates, None, System())
    assert kept(stage, vera) == [5]  # of five, she is the fourth now
    line.pop().ends()
    for number, other in enumerate(line):
        stage.time_passes(60)
        stage.dispatch()
        ann.accepts()
        stage.do(keep_estimates, None, System())
        stage.do(keep_estimates, None, System())
        assert kept(stage, vera) == [[5, 2], [5, 2, 1]][number]
        other.ends()
        ann.wraps_up(other.chat_id)
    assert told(stage, sue)["totals"]["n"] == 5  # one to the first, two to each of the next
    stage.time_passes(30)
    stage.dispatch()
    ann.accepts()
    totals = told(stage, sue)["totals"]
    assert (totals["n"], totals["asked"]) == (8, ENOUGH_HANDLED + 5)


def test_a_second_wait_is_not_taken_for_the_end_of_the_first(stage):
    ann, sue = stage.on_duty("Ann"), stage.employ("Sue", "supervisor")
    for _ in range(ENOUGH_HANDLED):
        converses(stage, ann)
    vera = stage.visitor()
    # As a worker of the release before would leave it: answered, and nobody noted how long it took.
    stage.database.write(
        lambda sql: sql.execute(update(tables.wait_estimates).values(told_at=stage.at - timedelta(days=1)))
    )
    stage.database.write(
        lambda sql: sql.execute(
            update(tables.chats).where(tables.chats.c.id == vera.chat_id).values(answered_at=stage.at)
        )
    )
    stage.time_passes(60)
    stage.dispatch()
    ann.accepts()
    assert told(stage, sue)["totals"]["n"] == 0


def kept(stage, visitor):
    rows = stage.database.read(
        lambda sql: sql.execute(
            select(tables.wait_estimates.c.position)
            .where(tables.wait_estimates.c.chat_id == visitor.chat_id)
            .order_by(tables.wait_estimates.c.position.desc())
        ).scalars()
    )
    return list(rows)


def test_of_another_language_s_chats_only_those_count_that_the_same_slots_would_take(stage):
    for name in ("Ann", "Ben", "Sofía"):
        stage.on_duty(name)
    people = stage.database.read(lambda sql: staff.specialists(sql, stage.at))
    waiting = {"en": 6, "es": 2}
    assert slots_of("es", people, waiting) == Slots(free=1, taken=0, waiting=2, others=2.0, askable=1)
    assert slots_of("en", people, waiting) == Slots(free=3, taken=0, waiting=6, others=2.0, askable=3)


def test_who_is_declared_available_and_not_connected_is_not_on_duty(stage):
    ann = stage.on_duty("Ann")
    asked = AskAvailability(language="en")
    told = [stage.do(ask_availability, asked, System()).ack["availability"]["reason"]]
    ann.disconnects()
    told.append(stage.do(ask_availability, asked, System()).ack["availability"]["reason"])
    assert told == ["open", "nobody_on_duty"]


def test_a_language_learns_from_its_own_waits_alone(stage):
    ann = stage.on_duty("Ann")
    for _ in range(ENOUGH_HANDLED):
        converses(stage, ann)
    stage.on_duty("Sofía")
    assert stage.visitor(language="es").chat["wait"] is None
    assert stage.visitor().chat["wait"] is not None


def test_who_is_held_takes_nothing_so_no_minute_is_promised(stage):
    ann = stage.on_duty("Ann")
    for _ in range(ENOUGH_HANDLED):
        converses(stage, ann)
    vera = stage.visitor()
    stage.time_passes()
    stage.time_passes(31)  # the offer was never shown
    vera.ends()
    assert stage.visitor().chat["wait"] is None


def test_offers_conversations_and_wrap_ups_take_a_slot_each():
    held = {"offered": 1, "active": 1, "wrap_up": 1, "capacity": 5}
    ann = SimpleNamespace(languages=["en"], held_since=None, **held)
    ben = SimpleNamespace(languages=["en"], held_since=None, **{**held, "offered": 0, "capacity": 2})
    assert slots_of("en", [ann, ben], {}) == Slots(free=2, taken=5, askable=0)


def test_only_those_who_chose_to_leave_were_impatient(stage):
    ann, sue = stage.on_duty("Ann"), stage.employ("Sue", "supervisor")
    ann.goes("off")
    ann.goes("available")
    for_closing, gives_up, waits_still, phones = (stage.visitor() for _ in range(4))
    ann.goes("off")
    stage.do(steering.close_chat, CloseChat(chat_id=for_closing.chat_id), sue.by)
    gives_up.ends()
    stage.do(queueing.choose_phone, ChoosePhone(), phones.by)
    seen = stage.database.read(lambda sql: RecentWaits().lately(sql, "en", stage.at)).waits
    assert (seen.answered, seen.left) == (0, 2)
    assert waits_still.chat["state"] == "waiting"


def test_waits_are_read_once_for_all_who_ask_within_half_a_minute_and_then_anew(stage):
    ann, read = stage.on_duty("Ann"), RecentWaits()

    def handled(at):
        return stage.database.read(lambda sql: read.lately(sql, "en", at)).handled

    first = stage.at
    assert handled(first) == 0
    converses(stage, ann)
    assert handled(first + KEPT) == 0
    assert handled(first + 2 * KEPT) == 1
    assert handled(first + KEPT) == 1


def test_the_last_minutes_before_closing_are_open_where_somebody_is_free(stage):
    ann = stage.on_duty("Ann")
    for _ in range(ENOUGH_HANDLED):
        converses(stage, ann)
    stage.at = datetime(2026, 11, 24, 0, 29, 10, tzinfo=UTC)  # 18:29:10 in Chicago
    seen = stage.do(ask_availability, AskAvailability(language="en"), System()).ack["availability"]
    assert (seen["reason"], seen["queue"]["wait"]["high_s"]) == ("open", AT_ONCE_S)
