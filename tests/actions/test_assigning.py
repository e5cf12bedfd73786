from concurrent.futures import ThreadPoolExecutor

import gevent
import pytest
from services import until
from sqlalchemy import text, update
from stage import Stage

from chat_server.actions import assigning, recording
from chat_server.actions.action import Done
from chat_server.protocol.contacts import ContactRecord, WrapUp
from chat_server.protocol.staff import AcceptOffer, DeclineOffer, PullNext
from chat_server.records.tables import assignments

RECORD = ContactRecord(contact_type="support", relation="patient", topics=[], outcome="answered")


def answer(person, action, command_type, offer_id):
    return person.stage.perform(action, command_type(offer_id=offer_id), person.by)


def test_the_oldest_chat_is_offered_to_a_free_specialist(stage):
    ann = stage.on_duty("Ann")
    vera, _ = stage.visitor(), stage.visitor()
    stage.dispatch()
    stage.dispatch()
    assert [offer["chat"]["id"] for offer in ann.sees()["offers"]] == [vera.chat_id]


def test_accepting_makes_the_chat_theirs_and_tells_the_visitor_who_it_is(stage):
    vera, ann = stage.talking()
    assert vera.chat["state"] == "active"
    assert vera.chat["specialist"] == {"name": "Ann"}
    assert vera.reads()["entries"][0]["notice"] == {"what": "joined", "name": "Ann"}
    assert ann.sees()["me"]["active"] == 1


def test_an_accepted_offer_is_gone_to_its_acceptor_too_who_is_shown_the_chat(stage):
    ann = stage.on_duty("Ann")
    vera = stage.visitor()
    stage.dispatch()
    offer_id = ann.offer["offer_id"]
    ann.accepts()
    refusal = answer(ann, assigning.accept_offer, AcceptOffer, offer_id)
    assert (refusal.code, refusal.details["chat"]["id"]) == ("gone", vera.chat_id)


def test_another_persons_offer_is_not_found(stage):
    ann = stage.on_duty("Ann")
    stage.visitor()
    stage.dispatch()
    offer_id = ann.offer["offer_id"]
    ben = stage.on_duty("Ben")
    assert answer(ben, assigning.accept_offer, AcceptOffer, offer_id).code == "not_found"
    assert answer(ben, assigning.decline_offer, DeclineOffer, offer_id).code == "not_found"


def test_an_accepted_offer_is_gone_to_everyone(stage):
    ann, ben = stage.on_duty("Ann"), stage.employ("Ben")
    stage.visitor()
    stage.dispatch()
    offer_id = ann.offer["offer_id"]
    ann.accepts()
    refusal = answer(ben, assigning.accept_offer, AcceptOffer, offer_id)
    assert (refusal.code, refusal.details) == ("gone", {})


def test_a_declined_chat_keeps_its_place_and_goes_to_the_next_in_line(stage):
    ann, ben = stage.on_duty("Ann"), stage.on_duty("Ben")
    vera = stage.visitor()
    queued_at = vera.chat["queued_at"]
    stage.dispatch()
    asked, other = (ann, ben) if ann.sees()["offers"] else (ben, ann)
    answer(asked, assigning.decline_offer, DeclineOffer, asked.offer["offer_id"])
    stage.visitor()
    stage.dispatch()
    assert other.offer["chat"]["id"] == vera.chat_id
    assert vera.chat["queued_at"] == queued_at
    assert asked.offer["chat"]["id"] != vera.chat_id


def test_who_declined_is_skipped_for_a_minute_even_if_alone(stage):
    ann = stage.on_duty("Ann")
    vera = stage.visitor()
    stage.dispatch()
    answer(ann, assigning.decline_offer, DeclineOffer, ann.offer["offer_id"])
    stage.time_passes(59)
    assert ann.sees()["offers"] == []
    stage.time_passes(1)
    assert ann.offer["chat"]["id"] == vera.chat_id


def test_an_offer_that_was_shown_and_missed_expires_and_sets_away(stage):
    ann = stage.on_duty("Ann")
    vera = stage.visitor()
    stage.dispatch()
    offer_id = ann.offer["offer_id"]
    stage.do(assigning.offer_shown, offer_id, ann.by)
    stage.time_passes(30)
    me = ann.sees()["me"]
    assert (me["duty"], me["reason"]) == ("away", "missed_offer")
    assert vera.chat["state"] == "waiting"
    closed = [event.payload for event in ann.hears() if event.name == "offer_closed"]
    assert closed == [{"offer_id": offer_id, "state": "expired"}]
    assert answer(ann, assigning.accept_offer, AcceptOffer, offer_id).code == "gone"


def test_an_offer_that_was_never_shown_is_withdrawn_and_duty_is_unchanged(stage):
    ann, sue = stage.on_duty("Ann"), stage.employ("Sue", "supervisor")
    stage.visitor()
    stage.dispatch()
    stage.time_passes(30)
    assert ann.sees()["me"]["duty"] == "available"
    assert [event.payload["kind"] for event in sue.hears() if event.name == "alert"] == ["offer_not_shown"]
    stage.time_passes(61)
    assert ann.sees()["offers"] == [], "nothing more is offered until one of their clients sends a command"
    from chat_server.actions.duty import released

    stage.do(released, None, ann.by)
    stage.dispatch()
    assert ann.sees()["offers"]


def test_an_offer_at_its_deadline_can_no_longer_be_accepted(stage):
    ann = stage.on_duty("Ann")
    stage.visitor()
    stage.dispatch()
    offer_id = ann.offer["offer_id"]
    stage.later(30)
    assert answer(ann, assigning.accept_offer, AcceptOffer, offer_id).code == "gone"


def test_capacity_counts_offers_conversations_and_wrap_ups(stage):
    ann = stage.on_duty("Ann")
    first, second, third = stage.visitor(), stage.visitor(), stage.visitor()
    for _ in range(2):
        stage.dispatch()
        ann.accepts()
    ann.ends(first.chat_id)
    stage.dispatch()
    assert ann.sees()["offers"] == []
    ann.wraps_up(first.chat_id)
    stage.dispatch()
    assert ann.offer["chat"]["id"] == third.chat_id
    assert second.chat["state"] == "active"


def test_wrap_up_is_filed_once_and_only_after_the_end(stage):
    vera, ann = stage.talking()
    command = WrapUp(chat_id=vera.chat_id, record=RECORD)
    assert stage.refusal(recording.wrap_up, command, ann.by).code == "conflict"
    ann.ends(vera.chat_id)
    assert stage.do(recording.wrap_up, command, ann.by).ack["chat"]["state"] == "closed"
    assert stage.refusal(recording.wrap_up, command, ann.by).code == "not_found"
    assert ann.sees()["chats"] == []


def test_wrap_up_has_a_limit_after_which_the_slot_is_free(stage):
    vera, ann = stage.talking()
    ann.ends(vera.chat_id)
    stage.time_passes(299)
    assert ann.sees()["me"]["wrap_up"] == 1
    stage.time_passes(1)
    assert ann.sees()["me"]["wrap_up"] == 0


def test_nobody_pulls_where_chats_are_offered(stage):
    ann = stage.on_duty("Ann")
    assert stage.refusal(assigning.pull_next, PullNext(), ann.by).code == "conflict"


def test_where_chats_are_pulled_the_oldest_comes_first_and_an_empty_queue_gives_none(database):
    stage = Stage(database, routing="pull")
    ann = stage.on_duty("Ann")
    stage.on_duty("Sofía")
    stage.visitor(language="es")
    vera = stage.visitor()
    stage.dispatch()
    assert ann.sees()["offers"] == []
    assert stage.do(assigning.pull_next, PullNext(), ann.by).ack["chat"]["id"] == vera.chat_id
    assert stage.do(assigning.pull_next, PullNext(), ann.by).ack["chat"] is None


def test_twenty_dispatchers_at_once_never_ask_two_for_one_chat(stage):
    people = [stage.on_duty(name) for name in ("Ann", "Ben", "Sofía")]
    for _ in range(2):
        stage.visitor()
    gevent.joinall([gevent.spawn(stage.dispatch) for _ in range(20)], raise_error=True)
    asked = [offer["chat"]["id"] for person in people for offer in person.sees()["offers"]]
    assert len(asked) == len(set(asked)) == 2


@pytest.mark.parametrize("round_number", range(3))
def test_an_acceptance_and_an_ending_at_once_leave_one_outcome(stage, round_number):
    ann = stage.on_duty("Ann")
    vera = stage.visitor()
    stage.dispatch()
    offer_id = ann.offer["offer_id"]
    accept = gevent.spawn(answer, ann, assigning.accept_offer, AcceptOffer, offer_id)
    end = gevent.spawn(vera.ends)
    gevent.joinall([accept, end], raise_error=True)
    if isinstance(accept.value, Done):
        assert vera.chat["state"] == "closed"
        assert ann.sees()["me"]["wrap_up"] == 1
    else:
        assert accept.value.code == "gone"
        assert vera.chat["state"] == "abandoned"


def test_an_offer_that_is_ending_elsewhere_is_not_accepted(postgresql):
    """Who sets a duty ends the offer without the chat's lock: accepting waits for it, and gives up."""
    stage = Stage(postgresql)
    ann, vera = stage.on_duty("Ann"), stage.visitor()
    stage.dispatch()
    command = AcceptOffer(offer_id=ann.offer["offer_id"])
    ends = (
        update(assignments).where(assignments.c.state == "offered").values(state="withdrawn", deadline=None)
    )
    with ThreadPoolExecutor(1) as another, postgresql.engine.connect() as elsewhere:
        elsewhere.execute(ends)
        accepting = another.submit(stage.perform, assigning.accept_offer, command, ann.by)
        until(lambda: elsewhere.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")) == 1)
        elsewhere.commit()
        assert accepting.result(10).code == "gone"
    assert (vera.chat["state"], ann.sees()["chats"]) == ("waiting", [])
