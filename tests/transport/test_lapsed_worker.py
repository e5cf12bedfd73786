"""A worker that is stopped past its lease and wakes."""

import os
import signal
import threading

from conversing import a_request, client_id


def test_a_worker_that_slept_past_its_lease_takes_a_new_one_and_its_people_come_back(start):
    helpline = start(HELPLINE_LEASE_SECONDS="1", HELPLINE_SPECIALIST_GRACE_SECONDS="5")
    ann = helpline.on_duty("ann")
    vera = helpline.visitor()
    asked = vera.do("request_chat", **a_request())
    ann.do("accept_offer", offer_id=ann.wait_for("offer_made")["offer_id"])

    pid = helpline.process.popen.pid
    os.kill(pid, signal.SIGSTOP)
    threading.Event().wait(2.5)  # longer than its lease: there is no event to wait for in a stopped process
    os.kill(pid, signal.SIGCONT)

    assert vera.gone.wait(10)
    back, ann_again = helpline.visitor(token=asked["token"]), helpline.staff("ann")
    assert back.wait_for("snapshot")["chat"]["state"] == "active"
    ann_again.do("say", chat_id=asked["chat"]["id"], client_id=client_id(), text="Here we are again")
    assert back.wait_for("entry_added", lambda told: told["entry"].get("text") == "Here we are again")
