"""The process that keeps several workers, and what it does about those that die."""

import os
import signal
import sys

import pytest
from conversing import a_request, client_id
from services import until

from chat_server.worker import LONGEST_REST_S, Place, Worker, rest_after

PATIENCE_S = 15


class Dying:
    """A worker process that ends at once, under a clock moved by hand."""

    def __init__(self, folder):
        self.now, self.diary = 0.0, folder / "diary"
        script = f"open({str(self.diary)!r}, 'a').write('.')"
        place = Place(folder, 0, *os.pipe())
        self.worker = Worker(place, [sys.executable, "-c", script], lambda: self.now)
        self.worker.start()

    @property
    def starts(self):
        return len(self.diary.read_text()) if self.diary.exists() else 0

    def dies(self, after_s=0.0):
        until(lambda: not self.worker.runs)
        self.now += after_s
        self.worker.revive()

    def is_revived_after(self, rest_s):
        before = self.starts
        self.now += rest_s - 0.01
        self.worker.revive()
        assert not self.worker.runs
        self.now += 0.02
        self.worker.revive()
        until(lambda: self.starts == before + 1)


def test_a_worker_that_keeps_dying_rests_longer_each_time_and_never_too_long():
    assert [rest_after(deaths) for deaths in (0, 1, 2, 3, 4, 5, 6, 60)] == [0, 1, 2, 4, 8, 16, 30, 30]
    assert rest_after(10_000) == LONGEST_REST_S


def test_a_worker_that_dies_young_is_started_again_after_its_rest(tmp_path):
    dying = Dying(tmp_path)
    dying.dies()
    dying.is_revived_after(1)
    dying.dies()
    dying.is_revived_after(2)


def test_a_worker_that_served_for_long_is_started_again_at_once(tmp_path):
    dying = Dying(tmp_path)
    dying.dies()
    dying.is_revived_after(1)
    before = dying.starts
    dying.dies(after_s=3600)
    until(lambda: dying.starts == before + 1)


def alive(pid):
    try:
        return os.readlink(f"/proc/{pid}/exe") != ""
    except OSError:
        return False


def minds(pid, number, manner):
    """Whether a process has a handler for a signal (`SigCgt`), or ignores it (`SigIgn`)."""
    with open(f"/proc/{pid}/status") as status:
        mask = next(line for line in status if line.startswith(manner))
    return bool(int(mask.split()[1], 16) >> (number - 1) & 1)


def is_over(helpline, children):
    until(lambda: not any(alive(pid) for pid in children), PATIENCE_S)
    assert list(helpline.rooms.iterdir()) == []


def test_a_killed_worker_is_started_again_and_none_outlives_the_process_that_keeps_them(keeper):
    helpline = keeper()
    killed, other = helpline.process.children()
    os.kill(killed, signal.SIGKILL)
    until(lambda: len(helpline.process.children() - {killed}) == 2, PATIENCE_S)
    assert helpline.request("GET", "/healthz").status == 200
    vera, children = helpline.visitor(), helpline.process.children()
    assert other in children
    helpline.process.kill()
    vera.wait_for("moved")
    is_over(helpline, children)


def test_sighup_replaces_every_worker_and_a_chat_goes_on(keeper):
    helpline = keeper()
    ann, vera = helpline.on_duty("ann"), helpline.visitor()
    asked = vera.do("request_chat", **a_request())
    ann.do("accept_offer", offer_id=ann.wait_for("offer_made")["offer_id"])
    before = helpline.process.children()
    helpline.process.popen.send_signal(signal.SIGHUP)
    for client in (vera, ann):
        client.wait_for("moved")
    until(lambda: helpline.process.children().isdisjoint(before) and len(helpline.process.children()) == 2)
    back, ann_again = helpline.visitor(token=asked["token"]), helpline.staff("ann")
    text = "Where were we?"
    ann_again.do("say", chat_id=asked["chat"]["id"], client_id=client_id(), text=text)
    back.wait_for("entry_added", lambda told: told["entry"].get("text") == text)


def test_a_new_worker_that_does_not_come_up_ends_the_renewal_and_is_tried_again(keeper, tmp_path):
    helpline = keeper()
    first, second = sorted(helpline.process.children())
    key = tmp_path / "HELPLINE_SECRET_KEY"
    secret = key.read_text()
    key.unlink()
    helpline.process.popen.send_signal(signal.SIGHUP)
    until(lambda: "renewal_stopped" in helpline.process.log.read_text(), PATIENCE_S)
    assert alive(first) != alive(second)
    assert helpline.request("GET", "/readyz").status == 200
    key.write_text(secret)
    until(lambda: len(list(helpline.rooms.glob("*/ready-*"))) == 2, PATIENCE_S)


def test_sigterm_to_the_keeper_drains_every_worker_and_leaves_nothing_behind(keeper):
    helpline = keeper()
    vera, children = helpline.visitor(), helpline.process.children()
    assert helpline.process.stop() == 0
    vera.wait_for("moved")
    is_over(helpline, children)


@pytest.mark.parametrize("workers", [1, 2])
def test_whoever_is_stopped_while_starting_ends_at_once_and_leaves_nothing_behind(keeper, workers):
    helpline = keeper(workers=workers, wait=False)
    process = helpline.process
    if workers == 2:
        until(lambda: len(process.children()) == 2)
    until(lambda: minds(process.popen.pid, signal.SIGTERM, "SigCgt"))
    children = process.children()
    assert process.stop() == 0
    is_over(helpline, children)


def test_sighup_while_starting_does_no_harm(keeper):
    helpline = keeper(wait=False)
    process = helpline.process
    until(lambda: minds(process.popen.pid, signal.SIGHUP, "SigIgn"))
    process.popen.send_signal(signal.SIGHUP)
    until(lambda: len(process.children()) == 2)
    process.popen.send_signal(signal.SIGHUP)
    until(process._ready)
    assert process.popen.poll() is None


def test_a_terminal_that_closes_lets_a_single_worker_drain(keeper):
    helpline = keeper(workers=1)
    vera = helpline.visitor()
    helpline.process.popen.send_signal(signal.SIGHUP)
    vera.wait_for("moved")
    assert helpline.process.popen.wait(PATIENCE_S) == 0


def test_where_no_worker_comes_up_at_the_start_it_says_so_and_ends(keeper, tmp_path):
    deep = tmp_path / ("d" * 100)
    deep.mkdir()
    helpline = keeper(wait=False, TMPDIR=str(deep))
    assert helpline.process.popen.wait(PATIENCE_S) != 0
    said = helpline.process.log.read_text()
    assert "--workers: a worker did not come up" in said
    assert "TMPDIR: no socket can be made" in said
    assert "Traceback" not in said
    assert list(deep.iterdir()) == []
