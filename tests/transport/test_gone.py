"""What a page sends last: its token, so that nobody waits for somebody who had to leave in a hurry."""

import pytest
from conversing import a_request


def gone(helpline, token, origin=None):
    headers = {"Origin": origin or helpline.url, "Content-Type": "text/plain"}
    return helpline.request("POST", "/api/visitor/gone", token.encode(), headers=headers)


def test_a_chat_is_ended_by_its_token_and_its_specialist_hears_it(helpline):
    ann, vera = helpline.on_duty("ann"), helpline.visitor()
    asked = vera.do("request_chat", **a_request())
    ann.do("accept_offer", offer_id=ann.wait_for("offer_made")["offer_id"])
    vera.close()
    assert gone(helpline, asked["token"]).status == 204
    ended = ann.wait_for("chat_changed", lambda told: told["chat"]["state"] == "wrap_up")
    assert ended["chat"]["id"] == asked["chat"]["id"]
    assert gone(helpline, asked["token"]).status == 204
    helpline.everyone_goes_home()


@pytest.mark.parametrize("token", ["", "nobody's", "x" * 5000])
def test_what_opens_no_chat_is_answered_the_same(helpline, token):
    answer = gone(helpline, token)
    assert (answer.status, answer.content) == (204, b"")


def test_another_site_ends_nobodys_chat(helpline):
    ann, vera = helpline.on_duty("ann"), helpline.visitor()
    asked = vera.do("request_chat", **a_request())
    ann.do("accept_offer", offer_id=ann.wait_for("offer_made")["offer_id"])
    assert gone(helpline, asked["token"], "https://elsewhere.example").status == 204
    assert vera.do("catch_up", after_seq=0, limit=10)["chat"]["state"] == "active"
    helpline.everyone_goes_home()
