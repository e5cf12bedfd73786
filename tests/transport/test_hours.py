"""The closed hours, against the running helpline with its clock set."""

import pytest
from conversing import a_request

CLOSED = {
    "a Sunday": ("2026-11-22T18:00:00Z", "outside_hours", "2026-11-23T13:00:00.000Z"),
    "Thanksgiving": ("2026-11-26T18:00:00Z", "holiday", "2026-11-27T13:00:00.000Z"),
    "before opening": ("2026-11-23T12:59:30Z", "outside_hours", "2026-11-23T13:00:00.000Z"),
}


@pytest.mark.parametrize("when", CLOSED)
def test_nobody_gets_in_by_the_socket_on(start, when):
    instant, reason, opens_at = CLOSED[when]
    helpline = start(HELPLINE_DEMO_SWITCH="schedule", HELPLINE_DEMO_CLOCK=instant)
    helpline.on_duty("ann")
    offered = helpline.request("GET", "/api/availability?language=en").body
    assert (offered["channel"], offered["reason"]) == ("phone", reason)
    assert offered["chat"]["opens_at"] == opens_at
    error = helpline.visitor().refusal("request_chat", a_request())
    assert error["code"] == "phone"
    assert error["availability"]["reason"] == reason
    assert error["availability"]["phone"]["uri"] == "tel:+18002272345"
    assert error["handoff"] is None


def test_when_a_supervisor_opens_chat_those_who_look_at_the_phone_are_told(start):
    helpline = start(HELPLINE_DEMO_SWITCH="schedule", HELPLINE_DEMO_CLOCK="2026-11-22T18:00:00Z")
    ann, sue, vera = helpline.on_duty("ann"), helpline.staff("sue"), helpline.visitor()
    assert vera.refusal("request_chat", a_request())["code"] == "phone"
    sue.do("set_switch", switch="open")
    assert vera.wait_for("availability_changed", lambda told: told["availability"]["reason"] == "open")
    vera.do("request_chat", **a_request())
    assert ann.wait_for("offer_made")


def test_who_waits_hears_when_the_last_specialist_leaves_and_keeps_the_place(start):
    helpline = start()
    ann = helpline.on_duty("ann")
    vera = helpline.visitor()
    chat = vera.do("request_chat", **a_request())["chat"]
    ann.do("set_duty", status="off")
    told = vera.wait_for("availability_changed", lambda told: told["availability"]["channel"] == "phone")
    assert told["availability"]["reason"] == "nobody_on_duty"
    assert told["availability"]["phone"]["uri"] == "tel:+18002272345"
    caught_up = vera.do("catch_up", after_seq=0)["chat"]
    assert (caught_up["state"], caught_up["position"], caught_up["id"]) == ("waiting", 1, chat["id"])
    ann.do("set_duty", status="available")
    vera.wait_for("availability_changed", lambda told: told["availability"]["channel"] == "chat")
    assert ann.wait_for("offer_made", lambda told: told["chat"]["id"] == chat["id"])


def test_a_language_nobody_speaks_on_duty_has_its_own_reason(helpline):
    helpline.on_duty("ann")
    assert helpline.request("GET", "/api/availability?language=es").body["reason"] == "nobody_on_duty"


@pytest.mark.parametrize("query", ["language=fr", "language=", "lang=en", "language=en&x=1"])
def test_availability_refuses_what_it_does_not_know(helpline, query):
    answer = helpline.request("GET", f"/api/availability?{query}")
    assert (answer.status, answer.body["error"]["code"]) == (400, "invalid")
