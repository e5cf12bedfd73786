"""Supervisors steer: somebody's duty, a chat's way. Sue supervises."""

import hashlib
import json
from itertools import pairwise

import pytest
from sqlalchemy import select

from chat_server.actions import steering, transferring
from chat_server.protocol.staff import (
    CloseChat,
    RequeueChat,
    SetDutyOf,
    TakeOver,
    TransferChat,
    TransferTarget,
)
from chat_server.records.tables import audit

OF_A_CHAT = {
    "take_over": (steering.take_over, TakeOver),
    "requeue_chat": (steering.requeue_chat, RequeueChat),
    "close_chat": (steering.close_chat, CloseChat),
}


@pytest.fixture
def sue(stage):
    found = stage.employ("Sue", "supervisor")
    found.connects()
    return found


def steer(sue, what, chat_id, reason=None):
    action, command = OF_A_CHAT[what]
    return sue.stage.perform(action, command(chat_id=chat_id, reason=reason), sue.by)


def set_duty(sue, who, status, reason=None):
    command = SetDutyOf(specialist_id=getattr(who, "id", who), status=status, reason=reason)
    return sue.stage.perform(steering.set_duty_of, command, sue.by)


def audited(stage):
    return stage.database.read(lambda sql: sql.execute(select(audit).order_by(audit.c.number)).all())


def ended(chat):
    return (chat["state"], chat["ended_at"] is not None)


def test_a_specialist_who_is_put_away_keeps_their_chats_and_loses_the_offer(stage, sue):
    vera, ann = stage.talking()
    stage.visitor()
    stage.dispatch()
    set_duty(sue, ann, "away", "meeting")
    me = ann.sees()["me"]
    assert (me["duty"], me["reason"], me["active"], me["offered"]) == ("away", "meeting", 1, 0)
    assert [event.payload["by"] for event in ann.hears() if "by" in event.payload] == ["Sue"]
    assert [event.payload["me"]["duty"] for event in ann.hears() if event.name == "duty_changed"][
        -1
    ] == "away"
    assert vera.chat["specialist"] == {"name": "Ann"}


def test_whoever_is_put_on_duty_is_offered_what_waits(stage, sue):
    vera = stage.visitor(asks=False)
    ann = stage.on_duty("Ann")
    vera.asks()
    ann.goes("off")
    assert set_duty(sue, ann, "available").rematch
    stage.dispatch()
    assert ann.offer["chat"]["id"] == vera.chat_id


@pytest.mark.parametrize("who", ["nobody", "Sue herself, who takes no chats"])
def test_only_a_specialists_duty_can_be_set(sue, who):
    assert set_duty(sue, who if who == "nobody" else sue, "off").code == "not_found"


def test_a_requeued_conversation_waits_at_its_old_place_and_its_specialist_is_passed_over(stage, sue):
    vera, ann = stage.talking()
    queued_at = vera.chat["queued_at"]
    stage.later(100)
    assert steer(sue, "requeue_chat", vera.chat_id).ack["chat"]["state"] == "waiting"
    assert (vera.chat["queued_at"], vera.chat["specialist"]) == (queued_at, None)
    assert vera.reads()["entries"][-1]["notice"] == {"what": "requeued"}
    stage.dispatch()
    assert ann.sees()["offers"] == ann.sees()["chats"] == []
    ben = stage.on_duty("Ben")
    stage.dispatch()
    assert ben.offer["chat"]["id"] == vera.chat_id


def test_a_requeued_offer_goes_to_somebody_else(stage, sue):
    ann = stage.on_duty("Ann")
    vera = stage.visitor()
    stage.dispatch()
    ben = stage.on_duty("Ben")
    steer(sue, "requeue_chat", vera.chat_id)
    stage.dispatch()
    assert (ann.sees()["offers"], ben.offer["chat"]["id"]) == ([], vera.chat_id)


def test_a_waiting_chat_is_taken_from_under_its_offer(stage, sue):
    ann = stage.on_duty("Ann")
    vera = stage.visitor()
    stage.dispatch()
    assert steer(sue, "take_over", vera.chat_id).ack["chat"]["specialist"] == {"id": sue.id, "name": "Sue"}
    assert ann.sees()["offers"] == []
    assert vera.reads()["entries"][-1]["notice"] == {"what": "joined", "name": "Sue"}


def test_a_conversation_is_taken_from_its_specialist_who_reads_it_no_more(stage, sue):
    vera, ann = stage.talking()
    steer(sue, "take_over", vera.chat_id)
    assert vera.chat["specialist"] == {"name": "Sue"}
    assert ann.sees()["chats"] == []
    told = len(stage.told)
    vera.says("for Sue alone")
    assert ann.hears(told) == []
    assert [chat["id"] for chat in sue.sees()["chats"]] == [vera.chat_id]
    assert sue.says(vera.chat_id, "Hello").ack["seq"]


def test_taking_over_again_answers_the_same_and_leaves_one_row(stage, sue):
    vera, _ = stage.talking()
    first, again = (steer(sue, "take_over", vera.chat_id) for _ in range(2))
    assert first.ack == again.ack
    assert [row.what for row in audited(stage)].count("take_over") == 1


def test_whoever_has_no_free_slot_takes_nothing_over_and_nothing_has_happened(stage, sue):
    ann = stage.on_duty("Ann")
    for _ in range(2):
        steer(sue, "take_over", stage.visitor().chat_id)
    victor = stage.visitor()
    stage.dispatch()
    offer, told = ann.offer, len(stage.told)
    assert steer(sue, "take_over", victor.chat_id).code == "conflict"
    assert (ann.offer, stage.told[told:]) == (offer, [])


@pytest.mark.parametrize("state", ["waiting", "offered", "active", "in transfer", "wrap_up"])
def test_a_chat_can_be_closed_from_any_state(stage, sue, state):
    ann = stage.on_duty("Ann")
    vera = stage.visitor()
    if state != "waiting":
        stage.dispatch()
    if state in {"active", "in transfer", "wrap_up"}:
        ann.accepts()
    if state == "in transfer":
        to = TransferTarget(specialist_id=stage.on_duty("Ben").id)
        stage.do(transferring.transfer_chat, TransferChat(chat_id=vera.chat_id, to=to), ann.by)
    if state == "wrap_up":
        ann.ends(vera.chat_id)
    assert ended(steer(sue, "close_chat", vera.chat_id).ack["chat"]) == ("closed", True)
    assert ended(vera.chat) == ("closed", True)
    assert [entry["notice"]["what"] for entry in vera.reads()["entries"]][-1] == "ended"
    seen = ann.sees()
    assert (seen["offers"], seen["chats"], seen["me"]["wrap_up"]) == ([], [], 0)
    told = len(stage.told)
    assert ended(steer(sue, "close_chat", vera.chat_id).ack["chat"]) == ("closed", True)
    assert stage.told[told:] == []


@pytest.mark.parametrize("what", OF_A_CHAT)
def test_what_is_not_there_is_not_found(sue, what):
    assert steer(sue, what, "nothing").code == "not_found"


@pytest.mark.parametrize("what", ["take_over", "requeue_chat"])
def test_what_has_ended_is_past_steering(stage, sue, what):
    vera, _ = stage.talking()
    vera.ends()
    refusal = steer(sue, what, vera.chat_id)
    assert (refusal.code, refusal.details["chat"]["id"]) == ("conflict", vera.chat_id)


def test_each_step_leaves_a_row_with_its_reason_chained_to_the_one_before(stage, sue):
    vera, ann = stage.talking()
    set_duty(sue, ann, "away", "training")
    for what in ("requeue_chat", "take_over", "close_chat"):
        steer(sue, what, vera.chat_id, "a reason")
    *_, duty, requeued, taken, closed = rows = audited(stage)
    assert [row.what for row in rows][-4:] == ["set_duty_of:away", "requeue_chat", "take_over", "close_chat"]
    assert (duty.subject, duty.reason, duty.actor_id) == (ann.id, "training", sue.id)
    assert {(row.subject, row.reason) for row in (requeued, taken, closed)} == {(vera.chat_id, "a reason")}
    stood = [json.loads(row.replaced) for row in (duty, requeued, taken, closed)]
    assert stood == [
        {"status": "available", "reason": None},
        {"state": "active", "specialist_ids": [ann.id]},
        {"state": "waiting", "specialist_ids": []},
        {"state": "active", "specialist_ids": [sue.id]},
    ]
    for before, row in pairwise(rows):
        told = [
            before.hash,
            str(row.number),
            row.at.isoformat(),
            row.actor_id or "",
            row.what,
            row.subject or "",
        ]
        given = [] if row.reason is None and row.replaced is None else [row.reason or ""]
        lines = [*told, *given, *([] if row.replaced is None else ["\0" + row.replaced])]
        assert row.hash == hashlib.sha256("\n".join(lines).encode()).hexdigest()
