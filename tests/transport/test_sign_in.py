import pytest
import socketio
from conversing import Client


def test_without_a_session_the_staffs_door_stays_shut(helpline):
    client = Client(helpline.url, "/staff", None, {"Origin": helpline.url})
    with pytest.raises(socketio.exceptions.ConnectionError):
        client.open()
    assert client.refused["data"]["error"]["code"] == "unauthorized"


def test_signing_out_closes_the_sockets_of_that_session_only(helpline):
    cookie = helpline.sign_in("ann")
    headers = {"Origin": helpline.url, "Cookie": cookie}
    ann = Client(helpline.url, "/staff", None, headers).open()
    elsewhere = helpline.staff("ann")
    answer = helpline.request("DELETE", "/api/staff/session", headers={"Cookie": cookie})
    assert answer.status == 200
    assert ann.gone.wait(2)
    assert elsewhere.do("sync")["me"]["name"] == "Ann"
    again = Client(helpline.url, "/staff", None, headers)
    with pytest.raises(socketio.exceptions.ConnectionError):
        again.open()


def test_the_cookie_has_an_age_and_no_expiry_date(helpline):
    answer = helpline.request(
        "POST", "/api/staff/session", {"email": "ANN@demo.helpline ", "password": "demo-pass", "code": None}
    )
    cookie = answer.headers["Set-Cookie"]
    assert "Max-Age=" in cookie
    assert "Expires" not in cookie
    assert "HttpOnly" in cookie
    assert "Secure" not in cookie


@pytest.mark.parametrize("email", ["ann@demo.helpline", "nobody@demo.helpline"])
def test_a_wrong_password_and_a_wrong_address_answer_alike(helpline, email):
    answer = helpline.request("POST", "/api/staff/session", {"email": email, "password": "not this one"})
    assert (answer.status, answer.body["error"]["code"]) == (401, "unauthorized")
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "body", [b"{", b"[]", b"null", b'{"email": 5}', b'{"email":"a@b","password":"x","role":"x"}']
)
def test_a_malformed_sign_in_is_a_400(helpline, body):
    answer = helpline.request("POST", "/api/staff/session", body)
    assert (answer.status, answer.body["error"]["code"]) == (400, "invalid")


def test_a_sign_in_from_a_foreign_page_is_refused(helpline):
    credentials = {"email": "ann@demo.helpline", "password": "demo-pass"}
    for origin in ("https://evil.example", ""):
        answer = helpline.request("POST", "/api/staff/session", credentials, {"Origin": origin})
        assert answer.status == 403


def test_only_failures_count_and_five_a_minute_are_free(start):
    helpline = start()
    for _ in range(8):
        helpline.sign_in("ann")

    def fails():
        return helpline.request(
            "POST", "/api/staff/session", {"email": "ann@demo.helpline", "password": "wrong one"}
        )

    assert [fails().status for _ in range(6)] == [401] * 5 + [429]
    assert fails().body["error"]["retry_after_s"] > 0


def test_a_burst_is_taken_and_a_flood_is_slowed_down(start):
    helpline = start()
    vera = helpline.visitor()
    answers = [vera.call("catch_up", {"after_seq": 0}) for _ in range(50)]
    assert {answer["error"]["code"] for answer in answers} == {"not_found"}
    flood = [vera.call("catch_up", {"after_seq": 0})["error"] for _ in range(60)]
    limited = [error for error in flood if error["code"] == "limited"]
    assert limited
    assert limited[0]["retry_after_s"] >= 1
