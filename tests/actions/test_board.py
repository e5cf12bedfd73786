from datetime import timedelta

import pytest
from stage import Stage

from chat_server.actions import availability, board, transferring
from chat_server.actions.availability import AskAvailability
from chat_server.protocol.staff import SetSwitch, TransferChat, TransferTarget, WatchQueue


def queue(stage):
    return stage.do(board.watch_queue, WatchQueue(), None).ack["queue"]


def told(stage, language="en"):
    asked = AskAvailability(language=language)
    return stage.do(availability.ask_availability, asked, None).ack["availability"]


def reason(stage, language="en"):
    return told(stage, language)["reason"]


def set_switch(stage, **switch):
    sue = stage.employ("Sue", "supervisor")
    return stage.perform(board.set_switch, SetSwitch(**switch), sue.by)


def test_an_empty_queue_says_null_where_there_is_no_data(stage):
    seen = queue(stage)
    assert (seen["asa_s"], seen["aht_s"], seen["longest_wait_s"], seen["service_level"]["share"]) == (
        None,
    ) * 4
    assert (seen["waiting_count"], seen["abandoned"], seen["turned_away"]) == (0, 0, 0)


def test_the_queue_shows_who_waits_and_who_is_being_asked(stage):
    ann = stage.on_duty("Ann")
    stage.on_duty("Sofía").goes("away", "meal")
    vera = stage.visitor()
    stage.dispatch()
    stage.visitor()
    stage.later(40)
    seen = queue(stage)
    assert [(row["position"], row["offered"]) for row in seen["waiting"]] == [(1, ann.id), (2, None)]
    assert seen["waiting"][0]["chat_id"] == vera.chat_id
    assert (seen["longest_wait_s"], seen["on_duty"], seen["free_slots"]) == (40, 1, 1)
    assert {row["name"]: (row["duty"], row["reason"]) for row in seen["specialists"]}["Sofía"] == (
        "away",
        "meal",
    )


def test_the_day_has_its_course_and_what_has_just_happened_its_own_service_level(stage):
    ann = stage.on_duty("Ann")
    stage.visitor()
    stage.later(30)
    stage.dispatch()
    ann.accepts()
    stage.later(45 * 60)
    seen = queue(stage)
    assert seen["service_level"]["share"] == 1.0
    now = seen["service_level_now"]
    assert (now["share"], now["answered_within"], now["window_s"]) == (None, 0, 1800)
    course = seen["course"]
    assert len(course) in (2, 3)
    assert [sum(one[what] for one in course) for what in ("asked", "answered", "abandoned")] == [1, 1, 0]
    assert (course[0]["longest_wait_s"], course[0]["share"], course[-1]["share"]) == (30, 1.0, None)


def test_who_is_refused_is_in_the_course_of_the_day_at_once(stage):
    set_switch(stage, switch="closed")
    stage.visitor(asks=False).requests()
    assert [(one["turned_away"], one["asked"]) for one in queue(stage)["course"]] == [(1, 0)]


def test_the_day_is_counted_by_language(stage):
    ann = stage.on_duty("Ann")
    vera = stage.visitor()
    stage.later(30)
    stage.dispatch()
    ann.accepts()
    stage.later(60)
    ann.ends(vera.chat_id)
    ann.wraps_up(vera.chat_id)
    stage.visitor().ends()
    stage.visitor(asks=False).requests(language="es")
    seen = queue(stage)
    assert (seen["asa_s"], seen["aht_s"], seen["abandoned"], seen["turned_away"]) == (30, 60, 1, 1)
    assert seen["by_language"]["es"]["turned_away"] == 1
    by_reason = {name: row["turned_away_by_reason"] for name, row in seen["by_language"].items()}
    assert by_reason == {"en": {"gave_up": 1}, "es": {"nobody_on_duty": 1}}
    assert seen["by_language"]["en"]["abandoned"] == 1


def test_a_wait_ends_when_it_is_answered_first(stage):
    vera, ann = stage.talking()
    stage.later(600)
    command = TransferChat(chat_id=vera.chat_id, to=TransferTarget(queue=True))
    stage.do(transferring.transfer_chat, command, ann.by)
    assert vera.chat["assigned_at"] is None
    ben = stage.on_duty("Ben")
    stage.dispatch()
    ben.accepts()
    assert queue(stage)["asa_s"] == 0


def test_yesterday_does_not_count(stage):
    stage.on_duty("Ann")
    stage.visitor().ends()
    stage.later(24 * 3600)
    assert queue(stage)["abandoned"] == 0


def test_the_switch_closes_and_opens_chat_at_once(stage):
    stage.on_duty("Ann")
    assert reason(stage) == "open"
    set_switch(stage, switch="closed", message={"en": "Back soon", "es": "Volvemos pronto"})
    assert reason(stage) == "switched_off"
    assert (queue(stage)["switch"], queue(stage)["switch_message"]["es"]) == ("closed", "Volvemos pronto")


def test_what_supervisors_say_of_the_closed_chat_is_told_in_each_language_until_it_opens(stage):
    stage.on_duty("Sofía")
    sue = stage.employ("Sue", "supervisor")

    def switch(**wanted):
        stage.do(board.set_switch, SetSwitch(**wanted), sue.by)

    switch(switch="closed", message={"en": "Back soon", "es": "Volvemos pronto"})
    assert [told(stage, one)["message"] for one in ("en", "es")] == ["Back soon", "Volvemos pronto"]
    switch(switch="open", message={"en": "Open late", "es": "Abierto hasta tarde"})
    assert (told(stage, "es")["reason"], told(stage, "es")["message"]) == ("open", None)
    switch(switch="closed")
    assert told(stage, "es")["message"] is None


def test_opened_by_hand_until_then_it_follows_the_calendar(stage):
    stage.on_duty("Ann")
    stage.later(-24 * 3600)
    assert reason(stage) == "outside_hours"
    set_switch(stage, switch="open", until=stage.at + timedelta(hours=1))
    assert reason(stage) == "open"
    stage.later(3600)
    assert reason(stage) == "outside_hours"


@pytest.mark.parametrize("ahead", [0, -1, 367])
def test_a_switch_into_the_past_or_beyond_a_year_is_refused(stage, ahead):
    refusal = set_switch(stage, switch="open", until=stage.at + timedelta(days=ahead))
    assert (refusal.code, refusal.details["field"]) == ("invalid", "until")


def test_availability_depends_on_the_language_on_duty(database):
    stage = Stage(database)
    stage.on_duty("Ann")
    assert (reason(stage, "en"), reason(stage, "es")) == ("open", "nobody_on_duty")
    stage.on_duty("Sofía")
    assert reason(stage, "es") == "open"
