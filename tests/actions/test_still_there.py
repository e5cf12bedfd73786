"""Before a slot is spent on somebody who has waited long, they are asked whether they are there."""

import pytest
from stage import SYSTEM

from chat_server.actions import queueing, transferring, upkeep
from chat_server.protocol.staff import TransferChat, TransferTarget
from chat_server.protocol.visitor import ConfirmPresence

LONG, ANSWER_S = 300, 60


def waits_long(stage, name="Ann", **wishes):
    """A visitor who has waited until somebody can take the chat."""
    busy = stage.on_duty(name)
    vera = stage.visitor(**wishes)
    busy.goes("away")
    stage.time_passes(LONG)
    busy.goes("available")
    return vera, busy


def questions(visitor, since=0):
    return [event.payload["deadline"] for event in visitor.hears(since) if event.name == "still_there"]


def confirms(visitor):
    return visitor.stage.perform(queueing.confirm_presence, ConfirmPresence(), visitor.by)


def test_who_has_waited_long_is_asked_first_and_offered_at_once_when_they_answer(stage):
    vera, ann = waits_long(stage)
    stage.dispatch()
    assert ann.sees()["offers"] == []
    assert questions(vera) == [vera.chat["still_there"]]
    answer = confirms(vera)
    assert (answer.rematch, answer.ack["chat"]["still_there"]) == (True, None)
    stage.dispatch()
    assert ann.offer["chat"]["id"] == vera.chat_id


def test_the_question_is_put_once(stage):
    vera, _ = waits_long(stage)
    for _ in range(3):
        stage.dispatch()
        stage.later(1)
    assert len(questions(vera)) == 1


def test_who_has_not_waited_long_is_not_asked(stage):
    ann = stage.on_duty("Ann")
    vera = stage.visitor()
    stage.later(LONG - 1)
    stage.dispatch()
    assert (questions(vera), ann.offer["chat"]["id"]) == ([], vera.chat_id)


def test_nobody_is_asked_while_nobody_could_take_them(stage):
    ann = stage.on_duty("Ann")
    vera = stage.visitor()
    ann.goes("away")
    stage.time_passes(2 * LONG)
    assert (questions(vera), vera.chat["still_there"]) == ([], None)


def test_the_slot_is_kept_for_who_is_being_asked(stage):
    vera, ann = waits_long(stage)
    stage.dispatch()
    victor = stage.visitor()
    stage.dispatch()
    assert ann.sees()["offers"] == []
    confirms(vera)
    stage.dispatch()
    assert ann.offer["chat"]["id"] == vera.chat_id
    assert victor.chat["state"] == "waiting"


def test_no_answer_is_an_abandoned_chat_and_the_next_is_offered(stage):
    vera, ann = waits_long(stage)
    stage.dispatch()
    victor = stage.visitor()
    stage.time_passes(ANSWER_S - 1)
    assert vera.chat["state"] == "waiting"
    stage.time_passes(1)
    assert (vera.chat["state"], vera.chat["still_there"]) == ("abandoned", None)
    assert ann.offer["chat"]["id"] == victor.chat_id
    refusal = confirms(vera)
    assert (refusal.code, refusal.details["chat"]["state"]) == ("conflict", "abandoned")


def test_who_is_away_is_neither_asked_nor_let_go_before_the_grace(stage):
    vera, ann = waits_long(stage)
    vera.disconnects()
    stage.time_passes()
    stage.time_passes(ANSWER_S + 1)
    assert (questions(vera), vera.chat["state"], ann.sees()["offers"]) == ([], "waiting", [])
    vera.connects()
    stage.dispatch()
    assert len(questions(vera)) == 1


def test_who_was_away_when_asked_has_the_whole_time_after_coming_back(stage):
    vera, _ = waits_long(stage)
    stage.dispatch()
    vera.disconnects()
    stage.time_passes()
    stage.time_passes(ANSWER_S + 10)
    told = len(stage.told)
    snapshot = vera.connects()
    first, again = questions(vera)
    assert (again > first, snapshot["chat"]["still_there"], questions(vera, told)) == (True, again, [again])
    stage.time_passes(ANSWER_S - 1)
    assert vera.chat["state"] == "waiting"


def test_who_only_reloads_hears_the_question_again_and_has_no_more_time(stage):
    vera, _ = waits_long(stage)
    stage.dispatch()
    stage.later(5)
    assert vera.connects()["chat"]["still_there"] == questions(vera)[0]
    assert len(set(questions(vera))) == 1
    assert len(questions(vera)) == 2


def test_who_comes_back_after_the_time_has_run_out_in_an_outage_has_it_again(stage):
    vera, _ = waits_long(stage)
    stage.dispatch()
    stage.later(ANSWER_S + 10)  # nobody was marked lost meanwhile
    assert vera.connects()["chat"]["still_there"] == questions(vera)[-1] > questions(vera)[0]
    stage.time_passes(ANSWER_S - 1)
    assert vera.chat["state"] == "waiting"


@pytest.mark.parametrize("after", [upkeep.withdraw_all_offers, upkeep.withdraw_overdue_offers])
def test_after_an_outage_the_question_is_put_anew(stage, after):
    vera, _ = waits_long(stage)
    stage.dispatch()
    stage.later(ANSWER_S + 10)
    stage.do(after, None, SYSTEM)
    first, again = questions(vera)
    assert (again > first, vera.chat["still_there"]) == (True, again)


def test_who_has_written_since_they_were_asked_is_there(stage):
    vera, ann = waits_long(stage)
    stage.dispatch()
    stage.later(1)
    vera.says("I am here, I only write slowly")
    stage.time_passes(ANSWER_S)
    assert (vera.chat["state"], vera.chat["still_there"]) == ("waiting", None)
    assert ann.offer["chat"]["id"] == vera.chat_id


def test_a_chat_that_was_put_back_is_asked_by_this_wait(stage):
    vera, ann = stage.talking()
    stage.later(2 * LONG)
    to = TransferChat(chat_id=vera.chat_id, to=TransferTarget(queue=True))
    stage.do(transferring.transfer_chat, to, ann.by)
    ben = stage.on_duty("Ben")
    stage.dispatch()
    assert (questions(vera), ben.offer["chat"]["id"]) == ([], vera.chat_id)


def test_who_says_so_unasked_is_not_asked_for_a_while(stage):
    ann = stage.on_duty("Ann")
    vera = stage.visitor()
    stage.later(LONG)
    confirms(vera)
    stage.later(LONG - 1)
    stage.dispatch()
    assert (questions(vera), ann.offer["chat"]["id"]) == ([], vera.chat_id)


@pytest.mark.parametrize("state", ["no chat", "active", "ended"])
def test_confirming_unasked_harms_nothing(stage, state):
    if state == "no chat":
        assert confirms(stage.visitor(asks=False)).code == "not_found"
        return
    vera, ann = stage.talking()
    if state == "ended":
        ann.ends(vera.chat_id)
        assert confirms(vera).code == "conflict"
    else:
        assert confirms(vera).ack["chat"] == vera.chat
