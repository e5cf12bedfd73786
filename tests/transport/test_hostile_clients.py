"""What anyone on the internet may try with a socket. Each test has a defect of a stock stack behind it."""

import json
import os
import random
import socket
import threading
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest
from conversing import Helpline, a_request, client_id
from greenlets import countable, greenlets
from raw_wire import Gone, RawClient, masked
from services import Process

MEGABYTE = 1024 * 1024
ROOM = 20 * MEGABYTE
SHORT = {"HELPLINE_PING_SECONDS": "1", "HELPLINE_PING_TIMEOUT_SECONDS": "1"}
TWO_WINDOWS_S = 2 * (1 + 1)


@pytest.fixture
def short(start):
    """A helpline whose silent connections last two seconds."""
    return start(**SHORT)


@pytest.fixture(scope="module")
def lasting(tmp_path_factory):
    """The same, for those who only wait: what they leave behind is not measured against a fresh process."""
    running = Process(tmp_path_factory.mktemp("lasting"), **SHORT)
    house = Helpline(running.url)
    house.process = running
    yield house
    running.stop()


def memory(pid: int) -> int:
    """Resident memory, in bytes."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def descriptors(pid: int) -> int:
    """How many are open, but for the database's: those of a second reader are opened when two read at once."""
    links = [os.path.realpath(one.path) for one in os.scandir(f"/proc/{pid}/fd")]
    return sum("helpline.db" not in link for link in links)


def until(condition, patience_s: float = 15) -> None:
    deadline = time.monotonic() + patience_s
    while not condition():
        assert time.monotonic() < deadline, "it did not come to pass"
        threading.Event().wait(0.05)  # a process's descriptors and memory announce nothing


class Witness:
    """Another chat, that must go on being answered."""

    def __init__(self, url: str) -> None:
        self.client = RawClient(url).join()
        self.chat = self.client.call("request_chat", a_request())
        assert self.chat["ok"] or self.chat["error"]["code"] == "phone"
        self.slowest_s = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._go_on)

    def _go_on(self) -> None:
        while not self._over.wait(0.05):
            asked_at = time.monotonic()
            assert self.client.call("no_such_command")["error"]["code"] == "unknown_command"
            self.slowest_s = max(self.slowest_s, time.monotonic() - asked_at)

    def __enter__(self) -> "Witness":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
        self.client.close()
        assert self.slowest_s < 5, "others waited"


def test_a_reader_that_stalls_gets_every_message_whole_or_is_cut_off(short):
    pid = short.process.popen.pid
    client = RawClient(short.url, receive_buffer=4096).join()
    before = memory(pid)
    with Witness(short.url):
        sent = 0
        client.tcp.settimeout(2)
        try:
            for _ in range(20_000):
                client.send(f'42/visitor,{sent + 1}["no_such_command",{{"filler":"{"x" * 500}"}}]')
                sent += 1
        except OSError:
            pass  # it is not read any more: that is the point
        client.tcp.settimeout(10)
        numbers = []
        try:
            while len(numbers) < sent:
                text = client.text()
                if text.startswith("43/visitor,"):
                    numbers.append(int(text.removeprefix("43/visitor,").split("[")[0]))
        except (Gone, TimeoutError):
            pass
    assert numbers == list(range(1, len(numbers) + 1))
    assert memory(pid) - before < ROOM


def kernel_holds(own_port: int, server_port: int) -> bool:
    """Whether the other end of a TCP connection of ours is still known to the kernel, in whatever state.

    Both ports: the kernel gives the same port of ours to connections with different servers.
    """
    ends = (f":{server_port:04X}", f":{own_port:04X}")
    lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return any((local[-5:], remote[-5:]) == ends for _, local, remote, *_ in lines)


@pytest.mark.parametrize("commands", [2_000, pytest.param(20_000, marks=pytest.mark.longer)])
def test_nothing_is_kept_for_a_reader_that_was_given_up(short, commands):
    """Whether all that waits for it is in the kernel's hands, or more than the kernel takes."""
    client = RawClient(short.url, receive_buffer=4096).join()
    client.tcp.settimeout(1)
    with suppress(OSError):
        for _ in range(commands):
            client.send('42/visitor,1["no_such_command",{}]')
    ports = client.tcp.getsockname()[1], client.tcp.getpeername()[1]
    assert kernel_holds(*ports)
    # The kernel looks at its time-out when it next probes the peer: each probe comes twice as late as the one before.
    until(lambda: not kernel_holds(*ports), patience_s=40)
    client.close()


def test_an_unfinished_message_of_150_megabytes_is_closed_with_1009_before_it_is_kept(helpline, process):
    client = RawClient(helpline.url).join()
    before = memory(process.popen.pid)
    piece = masked(b"4" + b"x" * 60_000, fin=False)
    more = masked(b"x" * 60_000, opcode=0, fin=False)
    try:
        client.tcp.sendall(piece)
        for _ in range(2_500):
            client.tcp.sendall(more)
    except OSError:
        pass
    assert memory(process.popen.pid) - before < ROOM
    code = RawClient(helpline.url).join()
    code.tcp.sendall(masked(b"4" + b"y" * 70_000))
    assert code.closed_with() == 1009


def test_what_was_left_half_said_is_forgotten_when_its_client_hangs_up(short):
    pid = short.process.popen.pid
    calm, before = descriptors(pid), memory(pid)
    for _ in range(500):
        client = RawClient(short.url)
        client.tcp.sendall(masked(b"4" + b"x" * 60_000, fin=False))
        client.close()
    until(lambda: descriptors(pid) <= calm)
    assert memory(pid) - before < ROOM


def test_a_frame_that_announces_too_much_is_refused_at_its_head(helpline):
    client = RawClient(helpline.url).join()
    client.tcp.sendall(masked(b"4", size=2**62))
    assert client.closed_with() == 1009


@pytest.mark.parametrize(
    "packet",
    [
        '45100000-/visitor,["say",{"_placeholder":true,"num":0}]',
        '4510000000000-["x",{"_placeholder":true,"num":0}]',
        '461-/visitor,1["x"]',
        '42/visitor,["connect",{}]',
        '42/visitor,["disconnect"]',
        '42/visitor,1["say",{"client_id":"abcdefgh","text":NaN}]',
        '42/visitor,1["say",{"n":Infinity}]',
        '42/visitor,1["say",{"n":1e999}]',
        "42/visitor,1[",
        "42/visitor,1{}",
        "42/visitor,1[17]",
        "49",
        "9",
        "b4AAAA",
        "",
    ],
)
def test_a_packet_that_nobody_may_send_ends_its_connection(helpline, packet):
    client = RawClient(helpline.url).join()
    client.send(packet)
    client.closed_with()
    with pytest.raises((Gone, OSError)):
        client.call("no_such_command")


def test_binary_is_refused(helpline):
    client = RawClient(helpline.url).join()
    client.tcp.sendall(masked(b"\x00\x01", opcode=2))
    assert client.closed_with() == 1003


def test_silent_clients_leave_neither_descriptors_nor_memory_behind(lasting):
    pid = lasting.process.popen.pid
    calm = descriptors(pid)
    silent = [RawClient(lasting.url).join() for _ in range(25)]
    silent += [RawClient(lasting.url) for _ in range(15)]
    silent += [RawClient(lasting.url, handshake=False) for _ in range(10)]
    assert descriptors(pid) > calm + 25
    until(lambda: descriptors(pid) <= calm, patience_s=8)
    for client in silent:
        client.close()


def test_a_head_that_never_ends_is_cut_off(lasting):
    with socket.create_connection(("127.0.0.1", lasting.process.port), 5) as slow:
        slow.settimeout(1)
        slow.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        with pytest.raises((BrokenPipeError, ConnectionResetError)):
            _drip(slow, b"X-Drop: by drop\r\n")


def _drip(slow: socket.socket, drop: bytes) -> None:
    for _ in range(100):
        slow.sendall(drop)
        threading.Event().wait(0.1)


def test_a_body_that_never_ends_is_cut_off(lasting):
    with socket.create_connection(("127.0.0.1", lasting.process.port), 5) as slow:
        slow.settimeout(20)
        slow.sendall(
            b"POST /api/staff/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            b"Content-Length: 1000\r\n\r\n{"
        )
        assert slow.recv(100).startswith(b"HTTP/1.1 408")


@pytest.mark.parametrize(
    "broken", [b"\x81\x05hello", b"\xf1\x80\x00\x00\x00\x00", b"\x83\x80\x00\x00\x00\x00"]
)
def test_a_broken_frame_closes_with_1002_and_writes_no_page_into_the_socket(helpline, broken):
    client = RawClient(helpline.url).join()
    client.tcp.sendall(broken)
    assert client.closed_with() == 1002
    assert client.rest() == b""


def test_text_that_is_not_utf8_closes_with_1007(helpline):
    client = RawClient(helpline.url).join()
    client.tcp.sendall(masked(b'42/visitor,1["\xff\xfe"]'))
    assert client.closed_with() == 1007


def test_more_than_a_socket_may_send_waits_in_its_own_kernel(short):
    pid = short.process.popen.pid
    client = RawClient(short.url).join()
    before = memory(pid)
    client.tcp.settimeout(2)
    big = masked(b'42/visitor,1["say",{"client_id":"abcdefgh","text":"' + b"x" * 50_000 + b'"}]')
    reader = threading.Thread(target=_drain, args=(client.tcp,))
    with Witness(short.url):
        reader.start()
        try:
            for _ in range(2_700):
                client.tcp.sendall(big)
        except OSError:
            pass
    assert memory(pid) - before < ROOM
    client.tcp.shutdown(socket.SHUT_RDWR)
    reader.join()


def _drain(tcp: socket.socket) -> None:
    try:
        while tcp.recv(65536):
            pass
    except OSError:
        pass


def test_commands_sent_without_waiting_are_carried_out_in_their_order(helpline):
    ann = helpline.on_duty("ann")
    client = RawClient(helpline.url).join()
    numbers = [client.emit("request_chat", a_request())]
    numbers += [client.emit("say", {"client_id": client_id(), "text": str(n)}) for n in range(40)]
    numbers.append(client.emit("end_chat"))
    answers = [client.answer(number) for number in numbers]
    assert [answer.get("seq") for answer in answers[1:-1]] == list(range(1, 41))
    assert answers[-1]["chat"]["last_seq"] >= 40
    ann.close()


@pytest.mark.parametrize("count", [17, 64])
def test_many_packets_in_one_post_are_all_handled(helpline, count):
    sid = _polling(helpline)
    _post(helpline, sid, "40/visitor,")
    packets = [f'42/visitor,{n}["no_such_command"]' for n in range(1, count + 1)]
    assert _post(helpline, sid, "\x1e".join(packets)).status == 200
    heard = ""
    while heard.count("unknown_command") < count:
        heard += _get(helpline, sid).content.decode()


def test_more_packets_than_are_handled_are_refused_whole(helpline):
    sid = _polling(helpline)
    assert _post(helpline, sid, "\x1e".join(["40/visitor,"] * 65)).status == 413


def _polling(helpline) -> str:
    opened = helpline.request("GET", "/socket.io/?EIO=4&transport=polling")
    return json.loads(opened.content.decode().split("\x1e")[0][1:])["sid"]


def _get(helpline, sid):
    return helpline.request("GET", f"/socket.io/?EIO=4&transport=polling&sid={sid}")


def _post(helpline, sid, body: str):
    headers = {"Content-Type": "text/plain"}
    return helpline.request("POST", f"/socket.io/?EIO=4&transport=polling&sid={sid}", body.encode(), headers)


def test_a_reader_that_polls_no_more_is_cut_off(short):
    pid = short.process.popen.pid
    calm = memory(pid)
    sid = _polling(short)
    _post(short, sid, "40/visitor,")
    until(lambda: _post(short, sid, "6").status == 400)
    assert memory(pid) - calm < ROOM


@pytest.mark.parametrize("query", ["EIO=4&transport=polling&j=0", "EIO=4&transport=polling&sid=a%0Ab"])
def test_jsonp_and_ids_that_forge_a_log_line_are_refused(helpline, query):
    assert helpline.request("GET", f"/socket.io/?{query}").status == 400


@pytest.mark.parametrize("origin", ["", "https://elsewhere.example"])
def test_a_missing_or_foreign_origin_is_refused(helpline, origin):
    url = f"{helpline.url}/socket.io/?EIO=4&transport=polling"
    asked = urllib.request.Request(url, headers={"Origin": origin} if origin else {})
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(asked, timeout=5)


def test_a_connect_that_cannot_be_read_is_refused_and_never_run_again_without_it(helpline):
    client = RawClient(helpline.url)
    client.send('40/visitor,{"token":17,"nobody":"knows"}')
    refused = client.until(lambda text: text.startswith("44/visitor,"))
    assert json.loads(refused.removeprefix("44/visitor,"))["data"]["error"]["code"] == "invalid"
    client.tcp.settimeout(1)
    with pytest.raises(TimeoutError):
        client.until(lambda text: text.startswith("40/visitor,"))


def test_deep_and_endless_json_gets_an_answer_and_the_socket_lives(helpline):
    client = RawClient(helpline.url).join()
    client.send('42/visitor,1["say",' + "[" * 20_000 + "]" * 20_000 + "]")
    assert client.answer(1)["error"]["code"] == "invalid"
    client.send('42/visitor,2["say",{"n":' + "9" * 5_000 + "}]")
    assert client.answer(2)["error"]["code"] == "invalid"
    assert client.call("no_such_command")["error"]["code"] == "unknown_command"


@pytest.mark.parametrize("count", [20_000, pytest.param(200_000, marks=pytest.mark.longer)])
def test_mutated_frames_leave_the_server_as_it_was(start, tmp_path, count):
    short = start(**SHORT, **countable(tmp_path), HELPLINE_RATE_LIMITS="off")
    pid = short.process.popen.pid
    draw = random.Random(7)
    with Witness(short.url):
        before, calm, at_rest = memory(pid), descriptors(pid), greenlets(short.process, tmp_path)
        sent = 0
        while sent < count:
            sent += _send_mutated_frames(short.url, draw)
        until(lambda: descriptors(pid) <= calm, TWO_WINDOWS_S)
        until(lambda: greenlets(short.process, tmp_path) <= at_rest, TWO_WINDOWS_S)
    assert memory(pid) - before < ROOM


def _send_mutated_frames(url: str, draw: random.Random) -> int:
    """As many as one connection takes; how many those were."""
    whole = masked(b'42/visitor,1["say",{"client_id":"abcdefgh","text":"Hello"}]')
    client = RawClient(url)
    sent = 0
    with suppress(OSError):
        client.send("40/visitor,")
        while sent < 200:
            sent += 1
            at = draw.randrange(len(whole))
            client.tcp.sendall(whole[:at] + bytes([draw.randrange(256)]) + whole[at + 1 :])
    client.close()
    return sent


def test_acks_do_not_wait_for_nagle(helpline):
    client = RawClient(helpline.url).join()
    waits = []
    for _ in range(40):
        asked_at = time.monotonic()
        first, second = client.emit("no_such_command"), client.emit("no_such_command")
        client.answer(first)
        client.answer(second)
        waits.append(time.monotonic() - asked_at)
    # A delayed acknowledgement takes 40 ms whenever it strikes; a busy machine is slow only now and then.
    assert sorted(waits)[len(waits) // 2] < 0.035


def test_a_poller_who_asks_for_much_and_fetches_nothing_is_cut_off_by_weight(start):
    helpline = start(HELPLINE_RATE_LIMITS="off")
    pid = helpline.process.popen.pid
    ann, vera = helpline.on_duty("ann"), helpline.visitor()
    token = vera.do("request_chat", **a_request())["token"]
    for _ in range(60):
        vera.do("say", client_id=client_id(), text="\N{PILL}" * 4_000)
    sid = _polling(helpline)
    _post(helpline, sid, "40/visitor," + json.dumps({"token": token, "language": "en"}))
    before = memory(pid)
    asked = "\x1e".join(f'42/visitor,{n}["catch_up",{{"after_seq":0}}]' for n in range(1, 31))
    until(lambda: _post(helpline, sid, asked).status == 400)
    assert memory(pid) - before < 2 * ROOM
    ann.close()


def test_a_closed_transport_takes_nothing_more(helpline, process):
    before = memory(process.popen.pid)
    join = "40/visitor," + json.dumps({"token": "x" * 60_000})
    for _ in range(20):
        _post(helpline, _polling(helpline), "\x1e".join(["9", *[join] * 60]))
    assert memory(process.popen.pid) - before < ROOM


def test_joining_and_leaving_without_end_ends_the_connection(helpline):
    client = RawClient(helpline.url)
    for _ in range(30):
        try:
            client.send("40/visitor,")
            client.send("41/visitor,")
        except OSError:
            break
    client.closed_with()


def test_a_body_behind_an_upgrade_cannot_hide_a_request(helpline):
    hidden = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
    with socket.create_connection(("127.0.0.1", int(helpline.url.rsplit(":", 1)[1])), 5) as client:
        head = (
            b"POST /api/staff/session HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nContent-Length: %d\r\n\r\n"
        )
        client.sendall(head % len(hidden) + hidden + hidden)
        answer = b""
        while piece := client.recv(65536):
            answer += piece
    assert answer.startswith(b"HTTP/1.1 400")
    assert answer.count(b"HTTP/1.1 ") == 1


@pytest.mark.parametrize("length", [b"99999999999", b"1_0", b"+5", b"-1"])
def test_a_body_that_is_refused_is_not_waited_for(helpline, length):
    with socket.create_connection(("127.0.0.1", int(helpline.url.rsplit(":", 1)[1])), 5) as client:
        client.sendall(
            b"POST /api/staff/session HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + b"\r\n\r\n"
        )
        answer = b""
        while piece := client.recv(65536):
            answer += piece
    assert answer[:12] in {b"HTTP/1.1 413", b"HTTP/1.1 400"}


def test_a_farewell_is_short_however_slowly_it_is_read(lasting):
    calm = descriptors(lasting.process.popen.pid)
    client = RawClient(lasting.url, receive_buffer=4096).join()
    for number in range(1, 3_000):
        client.send(f'42/visitor,{number}["no_such_command",{{"filler":"{"x" * 50}"}}]')
    client.tcp.sendall(masked(b"", opcode=8))
    until(lambda: descriptors(lasting.process.popen.pid) <= calm, patience_s=8)
    client.close()
