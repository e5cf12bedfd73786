"""A whole conversation through nginx, between people whom it has put on different workers."""

import pytest
from conversing import A_RECORD, a_request, client_id
from services import until

WORKERS_OF = "SELECT worker_id FROM connections WHERE (staff_id IS NULL) = %s"


@pytest.fixture
def here(lasting_town):
    """One town for all who leave it as they found it."""
    yield lasting_town
    lasting_town.everyone_goes_home()
    lasting_town.clients.clear()
    until(lambda: lasting_town.rows("SELECT 1 FROM connections") == [])


def says(speaker, listener, text, **to):
    seq = speaker.do("say", client_id=client_id(), text=text, **to)["seq"]
    listener.wait_for("entry_added", lambda told: told["entry"].get("text") == text)
    return seq


@pytest.mark.parametrize("transport", ["websocket", "polling"])
def test_vera_and_ann_talk_from_different_workers(here, transport):
    ann = here.client("ann", here.k_for(0)).open([transport])
    vera = here.client(None, here.k_for(1)).open([transport])
    for person in (ann, vera):
        person.wait_for("snapshot")
    ((annas,), (veras,)) = (here.rows(WORKERS_OF, visitor) for visitor in (False, True))
    assert annas["worker_id"] != veras["worker_id"]

    ann.do("set_duty", status="available")
    asked = vera.do("request_chat", **a_request(question="What is a checkpoint inhibitor?"))
    chat_id = asked["chat"]["id"]
    offer = ann.wait_for("offer_made", lambda told: told["chat"]["id"] == chat_id)
    ann.do("accept_offer", offer_id=offer["offer_id"])
    vera.wait_for("chat_changed", lambda told: told["chat"]["state"] == "active")
    spoken = []
    for turn in range(3):
        spoken.append(says(ann, vera, f"answer {turn}", chat_id=chat_id))
        spoken.append(says(vera, ann, f"question {turn}"))
    assert spoken == sorted(spoken)
    vera.do("end_chat")
    vera.do("rate_chat", score=5)
    ann.wait_for("chat_changed", lambda told: told["chat"]["state"] == "wrap_up")
    ann.do("wrap_up", chat_id=chat_id, record=A_RECORD)

    (chat,) = here.rows("SELECT state, last_seq FROM chats WHERE id = %s", chat_id)
    rows = here.rows("SELECT seq FROM entries WHERE chat_id = %s ORDER BY seq", chat_id)
    seqs = [row["seq"] for row in rows]
    assert (chat["state"], seqs) == ("closed", list(range(1, chat["last_seq"] + 1)))
    assert here.nginx.log.read_text() == ""


def test_a_polling_client_that_goes_over_to_a_websocket_stays_with_its_worker(here):
    for number in (0, 1):
        vera = here.client(None, here.k_for(number)).open(["polling", "websocket"])
        assert vera.socket.transport() == "websocket"
        assert vera.wait_for("snapshot")["chat"] is None


def test_pages_and_the_largest_polling_body_pass_and_what_is_larger_or_slow_does_not(here):
    assert here.request("GET", "/widget.js").status == 200
    assert here.request("GET", "/api/availability?language=en").body["channel"] == "phone"
    assert here.request("GET", "/metrics").status == 404
    assert here.request("GET", "/readyz").status == 404
    opened = here.request("GET", "/socket.io/?EIO=4&transport=polling")
    assert opened.status == 200
    path = "/socket.io/?EIO=4&transport=polling&sid=unknown"
    assert here.request("POST", path, b"x" * 60_000).status == 400
    assert here.request("POST", path, b"x" * (4 * 1024 * 1024 + 1)).status == 413
    assert here.request("POST", "/api/staff/session", b"x" * (64 * 1024 + 1)).status == 413


def test_a_forged_address_does_not_count(here):
    """Guesses are counted by the address that nginx saw, whatever the client says of itself."""
    guess = {"email": "nobody@example.org", "password": "guess"}
    told = [
        here.request("POST", "/api/staff/session", guess, {"X-Forwarded-For": f"203.0.113.{n}"}).status
        for n in range(14)
    ]
    assert 429 in told


def test_while_no_worker_answers_nginx_gives_the_phone(town):
    here = town()
    for worker in here.workers:
        worker.kill()
    answer = here.request("GET", "/widget/?language=es")
    assert answer.status == 503
    for word in ("1-800-227-2345", "tel:+18002272345", "Llame", "Please call"):
        assert word in answer.content.decode()
    assert here.nginx.log.read_text() == ""
