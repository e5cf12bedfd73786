"""Visitors and specialists on different workers, over one PostgreSQL and one Redis."""

import os
import signal
import threading

import pytest
from conversing import Helpline, a_request, client_id


def meet(ann, vera):
    """Vera asks, Ann accepts; the chat's id."""
    asked = vera.do("request_chat", **a_request())
    chat_id = asked["chat"]["id"]
    offer = ann.wait_for("offer_made", lambda told: told["chat"]["id"] == chat_id)
    ann.do("accept_offer", offer_id=offer["offer_id"])
    vera.wait_for("chat_changed", lambda told: told["chat"]["state"] == "active")
    return chat_id, asked["token"]


def says(speaker, listener, text, **to):
    told = speaker.do("say", client_id=client_id(), text=text, **to)
    listener.wait_for("entry_added", lambda told: told["entry"].get("text") == text)
    return told["seq"]


@pytest.mark.parametrize("transports", [["websocket"], ["polling"], ["polling", "websocket"]])
def test_workers_behind_one_port_serve_every_transport(three, transports):
    helpline = Helpline(three.url)
    ann = helpline.staff("ann", transports=transports)
    ann.do("set_duty", status="available")
    for number in range(3):
        vera = helpline.visitor(transports=transports)
        chat_id, _ = meet(ann, vera)
        for turn in range(4):
            says(vera, ann, f"question {number}.{turn}")
            says(ann, vera, f"answer {number}.{turn}", chat_id=chat_id)
        vera.do("end_chat")
    helpline.everyone_goes_home()


def test_what_happens_on_one_worker_is_heard_on_the_other(pair):
    here, there = pair
    ann, vera = here.on_duty("ann"), there.visitor()
    chat_id, _ = meet(ann, vera)
    assert says(vera, ann, "Can you hear me?") < says(ann, vera, "Yes.", chat_id=chat_id)
    # Who types is carried once the workers have learnt of each other, a pulse later at most.
    wait_until_typing_crosses(vera, ann, chat_id)
    sofia = there.on_duty("sofia")
    sofia.close()
    ann.do("end_chat", chat_id=chat_id)
    vera.wait_for("chat_changed", lambda told: told["chat"]["state"] == "closed")


def test_a_supervisor_on_one_worker_reads_along_in_what_two_others_say_and_whispers(pair):
    here, there = pair
    # Neither of the two is on the supervisor's worker: it is told for her alone.
    ann, vera, sue = here.on_duty("ann"), here.visitor(), there.staff("sue")
    chat_id, _ = meet(ann, vera)
    says(vera, ann, "Before anybody watched.")
    seen = sue.do("watch_chat", chat_id=chat_id)
    assert "Before anybody watched." in [entry.get("text") for entry in seen["entries"]]
    says(ann, sue, "Now you can read me.", chat_id=chat_id)
    says(vera, sue, "And me.")
    refused = sue.refusal("say", chat_id=chat_id, client_id=client_id(), text="I may not.")
    assert refused["code"] == "not_found"
    sue.do("whisper", chat_id=chat_id, client_id=client_id(), text="Well done.")
    assert ann.wait_for("note_added")["note"]["whisper"] is True
    sue.do("unwatch_chat", chat_id=chat_id)
    says(ann, vera, "Only between us.", chat_id=chat_id)
    another = here.staff("sue")
    another.do("watch_chat", chat_id=chat_id)
    says(vera, another, "One of two connections.")
    assert "Only between us." not in [told["entry"].get("text") for told in sue.of("entry_added")]
    ann.do("end_chat", chat_id=chat_id)
    another.wait_for("chat_changed", lambda told: told["chat"]["state"] == "wrap_up")


def wait_until_typing_crosses(vera, ann, chat_id):
    for _ in range(50):
        vera.do("typing", typing=True)
        if any(told["chat_id"] == chat_id for told in ann.of("typing")):
            return
        threading.Event().wait(0.1)
    raise AssertionError("typing did not cross")


def test_signing_out_on_one_worker_closes_the_sockets_on_the_other(pair):
    here, there = pair
    cookie = here.sign_in("ann")
    ann = there.staff("ann")
    ann.close()
    ann = there._open(type(ann)(there.url, "/staff", None, {"Origin": there.url, "Cookie": cookie}))
    answer = here.request("DELETE", "/api/staff/session", headers={"Cookie": cookie})
    assert answer.status < 300
    assert ann.gone.wait(2)


def test_without_redis_everything_is_still_saved_and_read(pair, redis_server):
    here, there = pair
    ann, vera = here.on_duty("ann"), there.visitor()
    chat_id, _ = meet(ann, vera)
    redis_server.kill()
    seq = vera.do("say", client_id=client_id(), text="Is anyone there?")["seq"]
    ann.wait_for("chat_changed", lambda told: told["chat"]["last_seq"] >= seq)
    assert ann.do("catch_up", chat_id=chat_id, after_seq=seq - 1)["entries"][0]["text"] == "Is anyone there?"
    redis_server.start()
    ann.wait_for("resync")
    says(vera, ann, "And now?")
    both = here.process.log.read_text()  # the two write into one file
    assert both.count("listen_failed") == len(pair)


def test_a_redis_that_hangs_delays_no_ack(pair, redis_server):
    here, there = pair
    ann, vera = here.on_duty("ann"), there.visitor()
    chat_id, _ = meet(ann, vera)
    os.kill(redis_server.popen.pid, signal.SIGSTOP)
    seqs = [vera.do("say", client_id=client_id(), text=f"line {n}")["seq"] for n in range(5)]
    ann.wait_for("chat_changed", lambda told: told["chat"]["last_seq"] >= seqs[-1])
    os.kill(redis_server.popen.pid, signal.SIGCONT)
    # A push may be lost while the channel is joined again; what was acknowledged can be read at once.
    seq = ann.do("say", client_id=client_id(), text="Here I am", chat_id=chat_id)["seq"]
    assert vera.do("catch_up", after_seq=seq - 1)["entries"][0]["text"] == "Here I am"


def test_a_worker_that_is_killed_loses_nothing_and_its_visitor_comes_back_elsewhere(pair):
    here, there = pair
    ann, vera = here.on_duty("ann"), there.visitor()
    chat_id, token = meet(ann, vera)
    seq = says(vera, ann, "Before")
    there.process.kill()
    assert vera.gone.wait(10)
    back = here.visitor(token=token)
    assert back.wait_for("snapshot")["chat"]["last_seq"] == seq
    says(ann, back, "After", chat_id=chat_id)


def test_several_workers_without_redis_are_refused(start, tmp_path):
    with pytest.raises(AssertionError, match="several workers need PostgreSQL"):
        start(workers=2)
