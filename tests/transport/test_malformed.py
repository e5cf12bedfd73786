"""Anything malformed: an error ack or a closed connection; never `internal`, never a word in the log."""

import json
import threading

import pytest
import websocket
from conversing import a_request, client_id

SAY = {"client_id": "client-0001", "text": "hello"}
BAD_SAYS = {
    "no object": ("just text", "invalid"),
    "a list": ([[1, 2]], "invalid"),
    "a number": (5, "invalid"),
    "nothing in it": ({}, "invalid"),
    "a field too many": ({**SAY, "admin": True}, "invalid"),
    "a wrong type": ({**SAY, "text": 5}, "invalid"),
    "an empty text": ({**SAY, "text": ""}, "invalid"),
    "a blank text": ({**SAY, "text": " \n"}, "invalid"),
    "a text too long": ({**SAY, "text": "x" * 4001}, "too_large"),
    "a NUL": ({**SAY, "text": "a\x00b"}, "invalid"),
    "half a character": ({**SAY, "text": "a\ud800b"}, "invalid"),
    "a short client id": ({**SAY, "client_id": "short"}, "invalid"),
    "a client id with a newline": ({**SAY, "client_id": "abcdefgh\n"}, "invalid"),
    "null": ({**SAY, "text": None}, "invalid"),
    "nested": ({**SAY, "text": {"a": {"b": []}}}, "invalid"),
}
BAD_REQUESTS = {
    "consent": {"consent": False},
    "consent as a word": {"consent": "true"},
    "consent as a number": {"consent": 1},
    "an unknown language": {"language": "fr"},
    "an unknown role": {"role": "king"},
    "an unknown topic": {"topic": "weather"},
    "a long name": {"name": "x" * 81},
    "a long question": {"question": "x" * 1001},
    "a guessable client id": {"client_id": "short-0001"},
}


@pytest.mark.parametrize("what", BAD_SAYS)
def test_a_bad_message_is_refused_with_its_code_and_nothing_is_lost(helpline, what):
    helpline.on_duty("ann")
    vera = helpline.visitor()
    vera.do("request_chat", **a_request())
    payload, code = BAD_SAYS[what]
    error = vera.refusal("say", payload)
    assert error["code"] == code
    assert "field" in error
    assert vera.do("say", **{**SAY, "client_id": client_id()})["seq"] == 1


@pytest.mark.parametrize("what", BAD_REQUESTS)
def test_a_bad_request_names_the_field(helpline, what):
    helpline.on_duty("ann")
    wrong = BAD_REQUESTS[what]
    error = helpline.visitor().refusal("request_chat", a_request(**wrong))
    assert (error["code"], error["field"]) == ("invalid", next(iter(wrong)))


@pytest.mark.parametrize("after", [-1, 1.5, "0", None, True, 2**60])
def test_a_log_is_read_from_a_whole_number_on(helpline, after):
    helpline.on_duty("ann")
    vera = helpline.visitor()
    vera.do("request_chat", **a_request())
    assert vera.refusal("catch_up", after_seq=after)["code"] == "invalid"
    assert vera.refusal("catch_up", after_seq=0, limit=201)["code"] == "invalid"


class Raw:
    """A WebSocket that says just what it is told to."""

    def __init__(self, helpline, namespace="/visitor"):
        address = helpline.url.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"
        self.socket = websocket.create_connection(address, origin=helpline.url, timeout=10)
        assert self.socket.recv().startswith("0")
        self.socket.send(f"40{namespace},{{}}")
        assert self.receives("40").startswith(f"40{namespace}")
        self.receives("42")

    def receives(self, prefix):
        while True:
            message = self.socket.recv()
            if message == "2":
                self.socket.send("3")
            elif message.startswith(prefix):
                return message
            elif message == "":
                raise ConnectionError("closed")

    def is_closed(self):
        try:
            while self.socket.recv() not in {"", "1"}:
                pass
        except (websocket.WebSocketException, ConnectionError):
            pass
        return True


@pytest.mark.parametrize(
    "packet",
    [
        pytest.param('42/visitor,1["say",{"client_id":"client-0001","text":NaN}]', id="NaN"),
        pytest.param('42/visitor,1["say",{"client_id":"client-0001","text":-Infinity}]', id="Infinity"),
        pytest.param('42/visitor,1["catch_up",{"after_seq":1e999}]', id="a number beyond all bounds"),
        pytest.param('42/visitor,1["connect",{}]', id="the reserved name connect"),
        pytest.param('42/visitor,1["disconnect"]', id="the reserved name disconnect"),
        pytest.param('451-/visitor,["say",{"_placeholder":true,"num":0}]', id="binary"),
        pytest.param('459999999999-/visitor,["say"]', id="ten thousand million attachments"),
        pytest.param("42/visitor,1{not json", id="not JSON"),
        pytest.param("42/visitor,1[5]", id="an event without a name"),
        pytest.param("49", id="an unknown packet"),
        pytest.param("40/visitor,{}", id="a second connect"),
    ],
)
def test_a_malformed_packet_closes_the_connection(helpline, packet):
    raw = Raw(helpline)
    raw.socket.send(packet)
    assert raw.is_closed()


def test_a_frame_over_64_kib_closes_the_connection_with_1009(helpline):
    raw = Raw(helpline)
    raw.socket.send("4" + "x" * (64 * 1024 + 1))
    while True:
        opcode, data = raw.socket.recv_data()
        if opcode == websocket.ABNF.OPCODE_CLOSE:
            break
    assert int.from_bytes(data[:2], "big") == 1009


def test_what_nests_too_deep_is_answered(helpline):
    raw = Raw(helpline)
    raw.socket.send("42/visitor,7" + '["say",' + "[" * 20_000 + "]" * 20_000 + "]")
    assert json.loads(raw.receives("43/visitor,7")[len("43/visitor,7") :])[0]["error"]["code"] == "invalid"


def test_a_number_of_too_many_digits_is_answered(helpline):
    raw = Raw(helpline)
    raw.socket.send('42/visitor,8["catch_up",{"after_seq":' + "9" * 5000 + "}]")
    assert json.loads(raw.receives("43/visitor,8")[len("43/visitor,8") :])[0]["error"]["code"] == "invalid"


@pytest.mark.parametrize(
    ("payload", "field"),
    [
        ({"specialist_id": "x", "queue": True}, "to"),
        ({}, "to"),
        ({"queue": True, "language": "fr"}, "to.language"),
        ({"queue": 1}, "to.queue"),
    ],
)
def test_a_bad_transfer_names_its_field(helpline, payload, field):
    error = helpline.staff("ann").refusal("transfer_chat", {"chat_id": "x", "to": payload})
    assert (error["code"], error["field"]) == ("invalid", field)


def test_a_switch_until_a_time_that_is_none_is_refused_without_an_echo(helpline):
    for until in ("junk" * 50, "9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59Z"):
        error = helpline.staff("sue").refusal("set_switch", switch="open", until=until)
        assert (error["code"], error["field"]) == ("invalid", "until")
        assert "junk" not in error["message"]


def test_a_transports_id_cannot_forge_a_line_in_the_log(helpline, process):
    path = "/socket.io/?EIO=4&transport=polling&sid=x%0a%7B%22event%22:%22forged%22%7D%0a"
    assert helpline.request("GET", path).status == 400
    unknown = helpline.request("GET", "/socket.io/?EIO=4&transport=polling&sid=unmistakable")
    assert unknown.status == 400
    assert "forged" not in process.log.read_text()
    assert "unmistakable" not in process.log.read_text()


def test_a_command_before_connecting_is_answered(helpline):
    raw = Raw(helpline)
    raw.socket.send('42/staff,9["sync"]')
    assert json.loads(raw.receives("43/staff,9")[len("43/staff,9") :])[0]["error"]["code"] == "unauthorized"


def test_polling_takes_64_packets_in_one_post_and_refuses_more(helpline):
    handshake = helpline.request("GET", "/socket.io/?EIO=4&transport=polling")
    sid = json.loads(handshake.content[1:])["sid"]
    address = f"/socket.io/?EIO=4&transport=polling&sid={sid}"
    assert helpline.request("POST", address, b"40/visitor,{}").status == 200

    def ask(count):
        packets = [f'42/visitor,{n}["catch_up",{{"after_seq":0}}]' for n in range(count)]
        return helpline.request("POST", address, "\x1e".join(packets).encode())

    acks, polled = [], threading.Event()
    assert ask(65).status == 413
    assert ask(64).status == 200
    while len(acks) < 64 and not polled.is_set():
        received = helpline.request("GET", address).content.decode().split("\x1e")
        acks += [packet for packet in received if packet.startswith("43/visitor,")]
    assert len(acks) == 64


@pytest.mark.parametrize(
    ("query", "headers"),
    [
        ("EIO=4&transport=polling", {"Origin": "https://evil.example"}),
        ("EIO=4&transport=polling", {"Origin": ""}),
        ("EIO=4&transport=polling&j=1", {}),
    ],
    ids=["a foreign origin", "no origin", "JSONP"],
)
def test_the_browsers_door_is_shut_for(helpline, query, headers):
    assert helpline.request("GET", f"/socket.io/?{query}", headers=headers).status in {400, 403}


def test_polling_from_the_own_page_comes_without_an_origin(helpline):
    headers = {"Origin": "", "Sec-Fetch-Site": "same-origin"}
    assert helpline.request("GET", "/socket.io/?EIO=4&transport=polling", headers=headers).status == 200


def test_no_word_of_a_visitor_is_in_the_log(helpline, process):
    helpline.on_duty("ann")
    vera = helpline.visitor()
    vera.do("request_chat", **a_request(name="Vera Unmistakable", question="unmistakable question"))
    for payload in ("unmistakable", {"client_id": "x", "text": "unmistakable"}, {"unmistakable": 1}):
        vera.refusal("say", payload)
    vera.refusal("unmistakable", {})
    raw = Raw(helpline)
    raw.socket.send('42/visitor,1["say",{"text":"unmistakable",NaN}]')
    assert raw.is_closed()
    log = process.log.read_text()
    assert "nmistakable" not in log
    assert "Traceback" not in log
