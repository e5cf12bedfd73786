"""Stale snapshot + the events since == fresh snapshot; and the outsider gets nothing."""

from copy import deepcopy

import pytest
from conversing import client_id
from folding import fold_chat, fold_staff
from stage import as_text

from chat_server.actions import assigning, conversation, sharing, steering, transferring
from chat_server.protocol.staff import (
    AddNote,
    CloseChat,
    DeclineOffer,
    RequeueChat,
    SetDutyOf,
    ShareArticle,
    TakeOver,
    TransferChat,
    TransferTarget,
)
from chat_server.protocol.visitor import ChoosePhone


def note(ann, vera):
    command = AddNote(chat_id=vera.chat_id, client_id=client_id(), text="n")
    ann.stage.do(conversation.add_note, command, ann.by)


def share(ann, vera):
    command = ShareArticle(chat_id=vera.chat_id, client_id=client_id(), slug="bcg", language="en")
    ann.stage.do(sharing.share_article, command, ann.by)


def to_queue(ann, vera):
    command = TransferChat(chat_id=vera.chat_id, to=TransferTarget(queue=True))
    ann.stage.do(transferring.transfer_chat, command, ann.by)


def ends_and_wraps_up(ann, vera):
    ann.ends(vera.chat_id)
    ann.wraps_up(vera.chat_id)


def supervisor(ann):
    sue = ann.stage.employ("Sue", "supervisor")
    sue.connects()
    return sue.by


def requeued(ann, vera):
    ann.stage.do(steering.requeue_chat, RequeueChat(chat_id=vera.chat_id), supervisor(ann))


def taken_over(ann, vera):
    ann.stage.do(steering.take_over, TakeOver(chat_id=vera.chat_id), supervisor(ann))


def closed(ann, vera):
    ann.stage.do(steering.close_chat, CloseChat(chat_id=vera.chat_id), supervisor(ann))


def put_away(ann):
    ann.stage.do(steering.set_duty_of, SetDutyOf(specialist_id=ann.id, status="away"), supervisor(ann))


IN_CONVERSATION = {
    "the visitor says something": lambda vera, ann: vera.says("x"),
    "the specialist says something": lambda vera, ann: ann.says(vera.chat_id, "x"),
    "an article is shared": lambda vera, ann: share(ann, vera),
    "a note is filed": lambda vera, ann: note(ann, vera),
    "the visitor ends": lambda vera, ann: vera.ends(),
    "the specialist ends": lambda vera, ann: ann.ends(vera.chat_id),
    "it is wrapped up": lambda vera, ann: ends_and_wraps_up(ann, vera),
    "wrap-up runs out": lambda vera, ann: (ann.ends(vera.chat_id), ann.stage.time_passes(300)),
    "it goes back to the queue": lambda vera, ann: to_queue(ann, vera),
    "duty changes": lambda vera, ann: ann.goes("away", "break"),
    "a supervisor puts the specialist away": lambda vera, ann: put_away(ann),
    "a supervisor puts it back": lambda vera, ann: requeued(ann, vera),
    "a supervisor takes it over": lambda vera, ann: taken_over(ann, vera),
    "a supervisor closes it": lambda vera, ann: closed(ann, vera),
    "the visitor drops": lambda vera, ann: vera.disconnects(),
    "the visitor is lost for good": lambda vera, ann: (
        vera.disconnects(),
        ann.stage.time_passes(),
        ann.stage.time_passes(600),
    ),
}


@pytest.mark.parametrize("what", IN_CONVERSATION)
def test_in_conversation_events_carry_a_snapshot_forward_when(stage, what):
    stage.shelve_articles()
    vera, ann = stage.talking()
    stale, before, told = ann.sees(), deepcopy(vera.chat), len(stage.told)
    IN_CONVERSATION[what](vera, ann)
    fresh = ann.sees()
    assert fold_staff(stale, ann.hears(told), fresh) == fresh
    for event in vera.hears(told):
        fold_chat(before, event)
    assert before == vera.chat


def test_from_the_offer_to_the_conversation_events_carry_both_snapshots_forward(stage):
    ann = stage.on_duty("Ann")
    stale, told = ann.sees(), len(stage.told)
    vera = stage.visitor(question="Hello?")
    before = deepcopy(vera.chat)
    stage.dispatch()
    vera.says("Anybody there?")
    ann.accepts()
    fresh = ann.sees()
    assert fold_staff(stale, ann.hears(told), fresh) == fresh
    for event in vera.hears(told):
        fold_chat(before, event)
    assert before == vera.chat


@pytest.mark.parametrize("answer", ["declines", "misses it", "leaves", "phones"])
def test_an_offer_that_ends_otherwise_leaves_no_trace(stage, answer):
    ann = stage.on_duty("Ann")
    vera = stage.visitor()
    stage.dispatch()
    stale, told = ann.sees(), len(stage.told)
    if answer == "declines":
        stage.do(assigning.decline_offer, DeclineOffer(offer_id=ann.offer["offer_id"]), ann.by)
    elif answer == "misses it":
        stage.do(assigning.offer_shown, ann.offer["offer_id"], ann.by)
        stage.time_passes(30)
    elif answer == "leaves":
        vera.ends()
    else:
        from chat_server.actions.queueing import choose_phone

        stage.do(choose_phone, ChoosePhone(), vera.by)
    fresh = ann.sees()
    assert fresh["offers"] == []
    assert fold_staff(stale, ann.hears(told), fresh) == fresh


@pytest.mark.parametrize("what", IN_CONVERSATION)
def test_the_outsiders_hear_nothing_when(stage, what):
    stage.shelve_articles()
    vera, ann = stage.talking()
    ben = stage.on_duty("Ben")
    ben.goes("away")
    victor = stage.visitor(asks=False)
    told = len(stage.told)
    IN_CONVERSATION[what](vera, ann)
    assert vera.chat_id not in as_text([event for event in ben.hears(told) if event.name != "alert"])
    assert [event for event in stage.told[told:] if event.to.visitor_of not in {None, vera.chat_id}] == []
    assert victor.connects()["chat"] is None


def test_a_transfer_is_seen_by_the_three_who_are_concerned_and_by_nobody_else(stage):
    vera, ann = stage.talking()
    ben, sofia = stage.on_duty("Ben"), stage.on_duty("Sofía")
    told = len(stage.told)
    command = TransferChat(chat_id=vera.chat_id, to=TransferTarget(specialist_id=ben.id))
    stage.do(transferring.transfer_chat, command, ann.by)
    ben.accepts()
    vera.says("thank you")
    assert sofia.hears(told) == []
    assert "thank you" in as_text(ben.hears(told))
    assert "thank you" not in as_text(ann.hears(told))
