"""Ann hands Vera over to Ben warmly: he reads along before he answers, and she keeps the chat until he does."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from chat_server.actions import assigning, conversation, steering, transferring, upkeep
from chat_server.actions.action import Done
from chat_server.protocol.fields import wire_time
from chat_server.protocol.refusal import Refusal
from chat_server.protocol.staff import (
    CatchUpOn,
    DeclineOffer,
    ReadBefore,
    TakeOver,
    TransferChat,
    TransferTarget,
    WithdrawTransfer,
)
from chat_server.records import chats
from chat_server.records.tables import assignments

NOTE = "She asks about costs."


class Handing:
    """Vera talks with Ann, who has asked Ben to take her over warmly."""

    def __init__(self, stage):
        self.stage = stage
        self.vera, self.ann = stage.talking()
        self.ben = stage.on_duty("Ben")
        self.chat_id = self.vera.chat_id
        self.offer_id = self.ask().ack["offer_id"]

    def ask(self):
        command = TransferChat(
            chat_id=self.chat_id, to=TransferTarget(specialist_id=self.ben.id), note=NOTE, warm=True
        )
        return self.stage.perform(transferring.transfer_chat, command, self.ann.by)

    def reads(self, who=None):
        by = (who or self.ben).by
        return self.stage.perform(transferring.read_before, ReadBefore(offer_id=self.offer_id), by)

    def closed_as(self, who):
        heard = (event.payload for event in who.hears() if event.name == "offer_closed")
        return [told["state"] for told in heard if told["offer_id"] == self.offer_id]

    def may_read(self):
        command = CatchUpOn(chat_id=self.chat_id, after_seq=0)
        return isinstance(self.stage.perform(conversation.specialist_catches_up, command, self.ben.by), Done)

    def assert_still_anns(self, state):
        assert self.vera.chat["specialist"] == {"name": "Ann"}
        assert self.closed_as(self.ben) == self.closed_as(self.ann) == [state]
        assert not self.may_read()
        assert self.ann.says(self.chat_id, "I am still here.").ack["seq"]


@pytest.fixture
def handing(stage):
    return Handing(stage)


def test_whoever_is_asked_reads_the_note_and_what_is_said_while_the_first_one_writes(stage, handing):
    assert handing.ben.offer["warm"] is True
    handing.vera.says("How much is it?")
    seen = handing.reads().ack
    assert [note["text"] for note in seen["notes"]] == [NOTE]
    assert "How much is it?" in [entry.get("text") for entry in seen["entries"]]
    heard = len(stage.told)
    handing.ann.says(handing.chat_id, "My colleague knows more.")
    handing.vera.says("Thank you.")
    texts = [
        event.payload["entry"]["text"] for event in handing.ben.hears(heard) if event.name == "entry_added"
    ]
    assert texts == ["My colleague knows more.", "Thank you."]
    assert handing.ben.says(handing.chat_id, "I am here too.").code == "not_found"
    assert handing.vera.chat["specialist"] == {"name": "Ann"}


def test_both_hear_that_it_is_read_and_until_when(stage, handing):
    stage.later(20)
    until = handing.reads().ack["expires_at"]
    assert until == wire_time(stage.at + timedelta(seconds=180))
    for person in (handing.ann, handing.ben):
        told = [event.payload for event in person.hears() if event.name == "offer_being_read"]
        assert told == [{"offer_id": handing.offer_id, "expires_at": until}]
    assert (handing.ben.offer["reading"], handing.ben.offer["expires_at"]) == (True, until)


def test_to_read_again_gives_no_more_time(stage, handing):
    first = handing.reads().ack["expires_at"]
    stage.later(60)
    heard = len(stage.told)
    assert handing.reads().ack["expires_at"] == first
    assert stage.told[heard:] == []


def test_when_they_accept_the_chat_moves_with_its_note(stage, handing):
    handing.reads()
    taken = handing.ben.accepts()
    assert [note["text"] for note in taken["notes"]] == [NOTE]
    assert handing.vera.chat["specialist"] == {"name": "Ben"}
    assert handing.ann.sees()["chats"] == []
    assert handing.closed_as(handing.ann) == ["accepted"]
    assert "resync" in [event.name for event in handing.ann.hears()]


def test_when_they_decline_it_stays_and_both_hear_of_it(stage, handing):
    handing.reads()
    stage.do(assigning.decline_offer, DeclineOffer(offer_id=handing.offer_id), handing.ben.by)
    handing.assert_still_anns("declined")


def test_when_their_time_runs_out_it_stays_and_they_stay_on_duty(stage, handing):
    handing.reads()
    stage.time_passes(179)
    assert handing.may_read()
    stage.time_passes(1)
    handing.assert_still_anns("expired")
    assert handing.ben.sees()["me"]["duty"] == "available"
    assert handing.reads().code == "gone"


def test_whoever_never_looked_misses_the_offer_like_any_other(stage, handing):
    stage.do(assigning.offer_shown, handing.offer_id, handing.ben.by)
    stage.time_passes(30)
    assert handing.closed_as(handing.ann) == ["expired"]
    assert handing.ben.sees()["me"]["duty"] == "away"


def test_the_first_one_asks_no_longer(stage, handing):
    handing.reads()
    for _ in range(2):
        command = WithdrawTransfer(chat_id=handing.chat_id)
        stage.do(transferring.withdraw_transfer, command, handing.ann.by)
    handing.assert_still_anns("withdrawn")
    assert stage.refusal(transferring.withdraw_transfer, command, handing.ben.by).code == "not_found"


def test_when_the_visitor_leaves_nobody_is_asked_and_the_first_one_wraps_up(stage, handing):
    handing.reads()
    handing.vera.ends()
    assert handing.closed_as(handing.ben) == ["withdrawn"]
    assert not handing.may_read()
    assert (handing.ann.sees()["me"]["wrap_up"], handing.ben.sees()["me"]["offered"]) == (1, 0)


def test_when_the_first_one_is_gone_the_chat_waits_at_its_place_and_is_read_no_more(stage, handing):
    queued_at = handing.vera.chat["queued_at"]
    handing.reads()
    handing.ben.goes("away")  # else the waiting chat would be offered to Ben at once
    handing.ann.disconnects()
    stage.time_passes(0)
    stage.time_passes(31)
    assert (handing.vera.chat["state"], handing.vera.chat["queued_at"]) == ("waiting", queued_at)
    assert not handing.may_read()


@pytest.mark.parametrize("how", ["signs off", "loses the connection"])
def test_when_the_colleague_is_gone_it_stays_where_it_was(stage, handing, how):
    handing.reads()
    if how == "signs off":
        handing.ben.goes("off")
    else:
        handing.ben.disconnects()
        stage.time_passes(0)
        stage.time_passes(31)
    handing.assert_still_anns("withdrawn")


def test_a_supervisor_who_takes_it_over_ends_the_asking(stage, handing):
    sue = stage.employ("Sue", "supervisor")
    sue.connects()
    handing.reads()
    stage.do(steering.take_over, TakeOver(chat_id=handing.chat_id), sue.by)
    assert handing.vera.chat["specialist"] == {"name": "Sue"}
    assert not handing.may_read()


def test_nobody_reads_what_was_not_offered_to_them_nor_warmly(stage, handing):
    sofia = stage.on_duty("Sofía")
    assert handing.reads(sofia).code == "not_found"
    assert handing.reads(handing.ann).code == "not_found"
    stage.do(assigning.decline_offer, DeclineOffer(offer_id=handing.offer_id), handing.ben.by)
    cold = TransferChat(chat_id=handing.chat_id, to=TransferTarget(specialist_id=sofia.id))
    asked = stage.do(transferring.transfer_chat, cold, handing.ann.by).ack["offer_id"]
    assert stage.refusal(transferring.read_before, ReadBefore(offer_id=asked), sofia.by).code == "not_found"


def test_the_place_that_is_kept_for_it_is_taken(stage, handing):
    handing.reads()
    assert handing.ben.sees()["me"]["offered"] == 1
    assert isinstance(handing.ask(), Refusal)
    stage.visitor()
    handing.ann.goes("away")
    stage.dispatch()
    assert [one["offer_id"] for one in handing.ben.sees()["offers"]] == [handing.offer_id]


def test_whoever_begins_to_read_as_the_offer_runs_out_keeps_it(stage, handing, monkeypatch):
    stage.later(30)
    lock = chats.lock

    def after_they_began(sql, chat_ids):
        more = {"reading_since": stage.at, "deadline": stage.at + timedelta(seconds=60)}
        sql.execute(update(assignments).where(assignments.c.id == handing.offer_id).values(**more))
        return lock(sql, chat_ids)

    monkeypatch.setattr(chats, "lock", after_they_began)
    stage.do(upkeep.meet_deadlines, None, None)
    assert handing.closed_as(handing.ann) == []


def test_it_goes_to_a_person():
    with pytest.raises(ValueError, match="warm goes with specialist_id"):
        TransferChat(chat_id="chat", to=TransferTarget(queue=True), warm=True)
