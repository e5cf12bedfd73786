import json
import threading

import pytest
import socketio
from conversing import Client, Helpline
from services import Process


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


@pytest.fixture(scope="module")
def limited(tmp_path_factory):
    """A helpline with its rates on. What counts, counts by account: each test has one of its own."""
    running = Process(tmp_path_factory.mktemp("limited"))
    house = Helpline(running.url)
    yield house
    house.everyone_leaves()
    running.stop()


def test_only_failures_count_and_five_a_minute_are_free(limited):
    for _ in range(6):
        limited.sign_in("ben")

    def fails():
        return limited.request(
            "POST", "/api/staff/session", {"email": "ben@demo.helpline", "password": "wrong one"}
        )

    assert [fails().status for _ in range(6)] == [401] * 5 + [429]
    assert fails().body["error"]["retry_after_s"] > 0


def test_a_burst_is_taken_and_a_flood_is_slowed_down(limited):
    vera = limited.visitor()
    answers = [vera.call("catch_up", {"after_seq": 0}) for _ in range(50)]
    assert {answer["error"]["code"] for answer in answers} == {"not_found"}
    flood = [vera.call("catch_up", {"after_seq": 0})["error"] for _ in range(60)]
    limited = [error for error in flood if error["code"] == "limited"]
    assert limited
    assert limited[0]["retry_after_s"] >= 1


def test_many_wrong_passwords_at_once_count_too(limited):
    statuses = []

    def fails():
        credentials = {"email": "sue@demo.helpline", "password": "wrong one"}
        statuses.append(limited.request("POST", "/api/staff/session", credentials).status)

    tries = [threading.Thread(target=fails) for _ in range(20)]
    for one in tries:
        one.start()
    for one in tries:
        one.join()
    assert statuses.count(401) == 5


def test_failed_handoff_codes_are_limited_and_five_a_minute_are_free(limited):
    ann = limited.staff("ann")
    codes = [ann.refusal("open_handoff", code="ACDE-FGHJ")["code"] for _ in range(6)]
    assert codes == ["not_found"] * 5 + ["limited"]
    assert limited.staff("ann").refusal("open_handoff", code="ACDE-FGHJ")["code"] == "limited"


def test_other_cookies_stand_in_nobodys_way(helpline):
    for other in ('foo={"a":1}', "a b", 'foo="bar', "[x]=1"):
        cookie = f"{other}; {helpline.sign_in('ann')}"
        client = Client(helpline.url, "/staff", None, {"Origin": helpline.url, "Cookie": cookie}).open()
        assert client.wait_for("snapshot")["me"]["name"] == "Ann"
        client.close()


def test_a_connection_that_goes_while_its_session_is_looked_up_leaves_nothing(helpline):
    cookie = {"Cookie": helpline.sign_in("ben")}
    for _ in range(10):
        handshake = helpline.request("GET", "/socket.io/?EIO=4&transport=polling", headers=cookie)
        address = f"/socket.io/?EIO=4&transport=polling&sid={json.loads(handshake.content[1:])['sid']}"
        posts = [
            threading.Thread(target=helpline.request, args=("POST", address, body, cookie))
            for body in (b"40/staff,", b"40/staff,", b"1")
        ]
        for post in posts:
            post.start()
        for post in posts:
            post.join()
    sue = helpline.staff("sue")
    ben = helpline.on_duty("ben")
    sue.do("watch_queue")
    sue.wait_for("queue_changed", lambda told: told["queue"]["on_duty"] == 1)
    ben.close()
    assert sue.wait_for("queue_changed", lambda told: told["queue"]["on_duty"] == 0)
