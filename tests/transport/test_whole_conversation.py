"""An independent client that knows only the contract, against the running helpline."""

import pytest
from conversing import A_RECORD, a_request, client_id


def begin(helpline, name="ann", **request):
    """A visitor and a specialist in conversation: both clients and the chat's id."""
    specialist = helpline.on_duty(name)
    visitor = helpline.visitor()
    requested = visitor.do("request_chat", **a_request(**request))
    chat_id = requested["chat"]["id"]
    offer = specialist.wait_for("offer_made", lambda made: made["chat"]["id"] == chat_id)
    specialist.do("accept_offer", offer_id=offer["offer_id"])
    return visitor, specialist, chat_id, requested["token"]


@pytest.mark.parametrize("transport", ["websocket", "polling"])
def test_the_whole_conversation(helpline, transport):
    ann = helpline.on_duty("ann")
    vera = helpline.visitor(transports=[transport])
    assert vera.wait_for("snapshot")["chat"] is None
    requested = vera.do("request_chat", **a_request(name="Vera", question="Is BCG a vaccine?"))
    assert (requested["chat"]["state"], requested["chat"]["position"]) == ("waiting", 1)
    chat_id = requested["chat"]["id"]
    offer = ann.wait_for("offer_made")
    assert (offer["chat"]["id"], offer["entries"][0]["text"]) == (chat_id, "Is BCG a vaccine?")
    taken = ann.do("accept_offer", offer_id=offer["offer_id"])
    assert taken["chat"]["state"] == "active"
    assert vera.wait_for("chat_changed", lambda told: told["chat"]["state"] == "active")

    said = ann.do("say", chat_id=chat_id, client_id="from-ann-1", text="Hello Vera")
    heard = vera.wait_for("entry_added", lambda told: told["entry"]["seq"] == said["seq"])
    assert heard["entry"]["text"] == "Hello Vera"
    vera.do("typing", typing=True)
    assert ann.wait_for("typing") == {"chat_id": chat_id, "typing": True}
    ann.do("typing", chat_id=chat_id, typing=True)
    assert vera.wait_for("typing") == {"typing": True}
    found = ann.do("find_articles", query="calmete bladder wash", language="en")["articles"]
    assert found[0]["slug"] == "bcg"
    ann.do(
        "share_article",
        chat_id=chat_id,
        client_id=client_id(),
        slug="bcg",
        language="en",
        anchor="bladder-cancer",
    )
    card = vera.wait_for("entry_added", lambda told: told["entry"]["kind"] == "article")["entry"]["article"]
    assert helpline.request("GET", card["url"].split("#")[0]).status == 200
    ann.do("add_note", chat_id=chat_id, client_id=client_id(), text="a note that is not for Vera")
    vera.do("say", client_id="from-vera-1", text="Thank you")

    page = vera.do("catch_up", after_seq=0)
    assert [entry["seq"] for entry in page["entries"]] == list(range(1, page["chat"]["last_seq"] + 1))
    assert vera.do("end_chat")["chat"]["state"] == "closed"
    vera.do("rate_chat", score=5, comment="kind")
    assert ann.do("wrap_up", chat_id=chat_id, record=A_RECORD)["chat"]["state"] == "closed"
    assert ann.do("sync")["chats"] == []
    assert "not for Vera" not in str(vera.pushed)


def test_a_token_resumes_the_chat_on_another_connection(helpline):
    vera, ann, chat_id, token = begin(helpline)
    vera.close()
    ann.do("say", chat_id=chat_id, client_id=client_id(), text="Are you there?")
    back = helpline.visitor(token=token)
    assert back.wait_for("snapshot")["chat"]["id"] == chat_id
    assert back.do("catch_up", after_seq=0)["entries"][-1]["text"] == "Are you there?"


def test_a_repeated_say_gets_the_first_answer_across_connections(helpline):
    vera, _, _, token = begin(helpline)
    first = vera.do("say", client_id="say-once-1", text="once")
    again = helpline.visitor(token=token).do("say", client_id="say-once-1", text="once")
    assert again == first


def test_a_repeated_request_gets_the_same_chat_and_token(helpline):
    helpline.on_duty("ann")
    request = a_request()
    first = helpline.visitor().do("request_chat", **request)
    again = helpline.visitor().do("request_chat", **request)
    assert (again["token"], again["chat"]["id"]) == (first["token"], first["chat"]["id"])


def test_pipelined_messages_keep_their_order(helpline):
    vera, _, _, _ = begin(helpline)
    answers = []
    for number in range(40):
        vera.socket.emit(
            "say",
            {"client_id": f"pipelined-{number}", "text": str(number)},
            namespace="/visitor",
            callback=answers.append,
        )
    vera.do("catch_up", after_seq=0)
    texts = [entry.get("text") for entry in vera.do("catch_up", after_seq=1)["entries"]]
    assert texts == [str(number) for number in range(40)]
    assert len(answers) == 40


def test_the_outsider_gets_nothing(helpline):
    vera, ann, chat_id, _ = begin(helpline)
    ben = helpline.on_duty("ben")
    victor = helpline.visitor(token="0" * 64)
    assert victor.wait_for("snapshot")["chat"] is None
    seen = [len(ben.pushed), len(victor.pushed)]
    vera.do("say", client_id=client_id(), text="private")
    ann.wait_for("entry_added", lambda told: told["entry"].get("text") == "private")
    attempts = {
        "catch_up": {"chat_id": chat_id, "after_seq": 0},
        "say": {"chat_id": chat_id, "client_id": client_id(), "text": "x"},
        "add_note": {"chat_id": chat_id, "client_id": client_id(), "text": "x"},
        "typing": {"chat_id": chat_id, "typing": True},
        "end_chat": {"chat_id": chat_id},
        "wrap_up": {"chat_id": chat_id, "record": A_RECORD},
        "transfer_chat": {"chat_id": chat_id, "to": {"queue": True}},
        "share_article": {"chat_id": chat_id, "client_id": client_id(), "slug": "bcg", "language": "en"},
        "report_missing": {"chat_id": chat_id, "query": "x", "language": "en"},
        "share_resource": {
            "chat_id": chat_id,
            "client_id": client_id(),
            "resource_id": "x",
            "language": "en",
        },
    }
    assert {
        command: ben.refusal(command, payload)["code"] for command, payload in attempts.items()
    } == dict.fromkeys(attempts, "not_found")
    for command in ("say", "catch_up", "typing", "end_chat", "rate_chat"):
        payload = {
            "say": {"client_id": client_id(), "text": "x"},
            "catch_up": {"after_seq": 0},
            "typing": {"typing": True},
            "rate_chat": {"score": 1},
        }
        assert victor.refusal(command, payload.get(command, {}))["code"] == "not_found"
    assert "private" not in str(ben.pushed[seen[0] :]) + str(victor.pushed[seen[1] :])


def test_a_specialist_is_refused_what_supervisors_may_whatever_it_carries(helpline):
    ann = helpline.staff("ann")
    for payload in ({}, {"switch": "closed"}, {"nonsense": 1}, [1], "text"):
        assert ann.refusal("set_switch", payload)["code"] == "forbidden"
    assert ann.refusal("watch_queue")["code"] == "forbidden"


def test_a_supervisor_follows_the_queue_until_no_longer(helpline):
    sue = helpline.staff("sue")
    queue = sue.do("watch_queue")["queue"]
    assert {row["name"] for row in queue["specialists"]} >= {"Ann", "Ben", "Sofía"}
    helpline.on_duty("sofia")
    changed = sue.wait_for("queue_changed", lambda told: told["queue"]["on_duty"] == 1)
    assert changed["queue"]["free_slots"] == 3
    sue.do("unwatch_queue")


def test_an_unknown_command_says_so(helpline):
    assert helpline.visitor().refusal("make_tea", {})["code"] == "unknown_command"
    assert helpline.staff("ann").refusal("confirm_presence", {})["code"] == "unknown_command"


def test_an_administrator_signs_in_but_takes_no_chats(helpline):
    assert helpline.staff("ada").refusal("set_duty", status="available")["code"] == "forbidden"
