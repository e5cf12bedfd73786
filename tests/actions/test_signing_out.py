"""Whoever signs out has gone home: nobody waits for them."""

from dataclasses import replace

import pytest
from stage import SYSTEM

from chat_server.actions import presence
from chat_server.actions import staff as accounts
from chat_server.actions.presence import Connect
from chat_server.actions.staff import OpenSession, Secret


def signs_in(person):
    """A session of its own, and a connection under it; its secret."""
    stage = person.stage
    secret = stage.do(accounts.open_session, OpenSession(person.id), SYSTEM).ack["secret"]
    member = stage.do(accounts.resume_session, Secret(secret), SYSTEM).ack["member"]
    came = Connect(stage.connection_id(), stage.worker_id)
    stage.do(presence.connect_staff, came, replace(member, connection_id=came.connection_id))
    return secret


def signs_out(person, secret):
    return person.stage.do(accounts.close_session, Secret(secret), SYSTEM)


@pytest.fixture
def ann(stage):
    """Signed in, on duty, and connected by that session alone."""
    found = stage.employ("Ann")
    found.secret = signs_in(found)
    found.goes("available")
    return found


def test_their_visitors_wait_again_at_once_at_their_old_place_and_are_offered_on(stage, ann):
    vera = stage.visitor()
    queued_at = vera.chat["queued_at"]
    stage.dispatch()
    ann.accepts()
    ben = stage.on_duty("Ben")
    assert signs_out(ann, ann.secret).rematch
    assert (vera.chat["state"], vera.chat["queued_at"]) == ("waiting", queued_at)
    assert vera.reads()["entries"][-1]["notice"] == {"what": "requeued"}
    stage.dispatch()
    assert ben.offer["chat"]["id"] == vera.chat_id


def test_they_are_off_duty_when_they_sign_in_again(ann):
    signs_out(ann, ann.secret)
    signs_in(ann)
    assert ann.sees()["me"]["duty"] == "off"


def test_a_pending_offer_is_withdrawn(stage, ann):
    stage.visitor()
    stage.dispatch()
    signs_out(ann, ann.secret)
    assert ann.sees()["offers"] == []
    assert [event.payload["state"] for event in ann.hears() if event.name == "offer_closed"] == ["withdrawn"]


def test_whoever_is_connected_in_another_browser_goes_on(stage, ann):
    vera = stage.visitor()
    stage.dispatch()
    ann.accepts()
    signs_out(ann, signs_in(ann))
    assert (ann.sees()["me"]["duty"], vera.chat["state"]) == ("available", "active")


def test_wrap_up_may_be_finished_after_signing_in_again(stage, ann):
    vera = stage.visitor()
    stage.dispatch()
    ann.accepts()
    ann.ends(vera.chat_id)
    signs_out(ann, ann.secret)
    assert ann.sees()["me"]["wrap_up"] == 1
    ann.wraps_up(vera.chat_id)


def test_signing_out_twice_does_nothing_more(stage, ann):
    signs_out(ann, ann.secret)
    told = len(stage.told)
    signs_out(ann, ann.secret)
    assert stage.told[told:] == []
