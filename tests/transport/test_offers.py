"""Offers, presence and wrap-up over the wire, with short times by settings."""

from conversing import a_request, until_asked

SHORT = {
    "HELPLINE_OFFER_SECONDS": "1",
    "HELPLINE_SPECIALIST_GRACE_SECONDS": "1",
    "HELPLINE_VISITOR_GRACE_SECONDS": "1",
    "HELPLINE_WRAP_UP_SECONDS": "1",
    "HELPLINE_LEASE_SECONDS": "2",
}


def test_time_does_what_nobody_does(start):
    helpline = start(**SHORT)
    ann = helpline.on_duty("ann")
    vera = helpline.visitor()
    queued_at = vera.do("request_chat", **a_request())["chat"]["queued_at"]

    missed = ann.wait_for("offer_closed")
    assert missed["state"] == "expired"
    assert (
        ann.wait_for("duty_changed", lambda told: told["me"]["duty"] == "away")["me"]["reason"]
        == "missed_offer"
    )

    ben = helpline.on_duty("ben")
    offer = ben.wait_for("offer_made")
    assert offer["chat"]["queued_at"] == queued_at
    ben.do("accept_offer", offer_id=offer["offer_id"])
    ben.close()
    back = vera.wait_for(
        "chat_changed", lambda told: told["chat"]["state"] == "waiting" and told["chat"]["last_seq"] > 1
    )
    assert back["chat"]["queued_at"] == queued_at
    notices = [
        told["entry"]["notice"]["what"] for told in vera.of("entry_added") if "notice" in told["entry"]
    ]
    assert notices == ["joined", "requeued"]

    sofia = helpline.on_duty("sofia")
    sofia.do("accept_offer", offer_id=sofia.wait_for("offer_made")["offer_id"])
    vera.do("end_chat")
    assert sofia.wait_for("duty_changed", lambda told: told["me"]["wrap_up"] == 1)
    assert sofia.wait_for("chat_changed", lambda told: told["chat"]["state"] == "closed")


def test_an_offer_that_no_client_shows_is_withdrawn_and_duty_stays(start):
    helpline = start(**SHORT)
    ann = helpline.staff("ann")
    ann.shows_offers = False
    ann.do("set_duty", status="available")
    sue = helpline.staff("sue")
    helpline.visitor().do("request_chat", **a_request())
    assert ann.wait_for("offer_closed")["state"] == "withdrawn"
    assert sue.wait_for("alert")["kind"] == "offer_not_shown"
    assert ann.do("sync")["me"]["duty"] == "available"


def test_who_has_waited_long_is_asked_before_a_slot_is_spent(start):
    helpline = start(**SHORT, HELPLINE_STILL_THERE_AFTER_SECONDS="0.5", HELPLINE_STILL_THERE_SECONDS="2")
    ann, vera = helpline.on_duty("ann"), helpline.visitor()
    vera.do("request_chat", **a_request())
    until_asked(ann, lambda: vera.of("still_there"))
    (question,) = vera.of("still_there")
    assert vera.wait_for("chat_changed", lambda told: told["chat"]["still_there"] == question["deadline"])
    offered = len(ann.of("offer_made"))
    assert vera.do("confirm_presence")["chat"]["still_there"] is None
    ann.wait_for("offer_made", lambda _: len(ann.of("offer_made")) > offered)
    until_asked(ann, lambda: len(vera.of("still_there")) > 1)
    assert vera.wait_for("chat_changed", lambda told: told["chat"]["state"] == "abandoned")


def test_a_restart_loses_nothing(start):
    helpline = start()
    ann = helpline.on_duty("ann")
    vera = helpline.visitor()
    asked = vera.do("request_chat", **a_request(question="first"))
    offer = ann.wait_for("offer_made")
    ann.do("accept_offer", offer_id=offer["offer_id"])
    said = vera.do("say", client_id="before-kill", text="kept")
    helpline.process.kill()
    helpline.process.start()
    back = helpline.visitor(token=asked["token"])
    log = back.do("catch_up", after_seq=0)["entries"]
    assert (log[-1]["text"], log[-1]["seq"]) == ("kept", said["seq"])
    assert back.do("say", client_id="before-kill", text="kept")["seq"] == said["seq"]
    assert helpline.staff("ann").wait_for("snapshot")["chats"][0]["id"] == asked["chat"]["id"]


def test_on_sigterm_everyone_is_told_to_move_and_the_process_is_gone(start):
    helpline = start()
    vera = helpline.visitor()
    vera.wait_for("snapshot")
    assert helpline.process.stop() == 0
    assert vera.wait_for("moved")["after_ms"] > 0
