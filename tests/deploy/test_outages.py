"""Workers that are killed, that sleep past their lease, that lose their database: nobody is sent away for it."""

import os
import signal
from urllib.parse import urlsplit

import pytest
from cable import Cable
from conversing import client_id
from returning import Specialist, Visitor
from services import until

GRACE_S = 8
SHORT = {
    "HELPLINE_LEASE_SECONDS": "2",
    "HELPLINE_PING_SECONDS": "1",
    "HELPLINE_PING_TIMEOUT_SECONDS": "1",
    "HELPLINE_SPECIALIST_GRACE_SECONDS": str(GRACE_S),
}
LEASES = "SELECT id FROM workers"
LOST = """
    SELECT 1 FROM staff WHERE lost_at IS NOT NULL AND duty <> 'off'
    UNION ALL SELECT 1 FROM chats WHERE lost_at IS NOT NULL
"""
NOTICES = "SELECT notice->>'what' AS what FROM entries WHERE kind = 'notice' ORDER BY seq"
TWICE = "SELECT client_id FROM entries WHERE client_id IS NOT NULL GROUP BY 1 HAVING count(*) > 1"


class Pair:
    """Ann and Vera in a conversation, both on one worker unless told otherwise."""

    def __init__(self, town, annas=1, veras=1):
        self.town = town
        self.ann = town.client("ann", town.k_for(annas), kind=Specialist).open()
        self.ann.insist("set_duty", status="available")
        self.vera = town.client(None, town.k_for(veras), kind=Visitor).open()
        self.chat_id = self.vera.ask()
        self.held = self.assignments()
        self.talk("Before")

    def assignments(self):
        return self.town.rows("SELECT id, state, specialist_id FROM assignments")

    def leases(self):
        return {row["id"] for row in self.town.rows(LEASES)}

    def lease_of(self, client):
        """The worker under whose lease a connection of Ann's, or of Vera's, lives."""
        whose = "staff_id IS NOT NULL" if client is self.ann else "chat_id IS NOT NULL"
        return {
            row["worker_id"] for row in self.town.rows(f"SELECT worker_id FROM connections WHERE {whose}")
        }

    def talk(self, text):
        """Both say something, and both hear it, now or when they look."""
        for speaker, listener, to in (
            (self.ann, self.vera, {"chat_id": self.chat_id}),
            (self.vera, self.ann, {}),
        ):
            speaker.insist("say", client_id=client_id(), text=f"{text} {len(to)}", **to)
            where = {} if to else {"chat_id": self.chat_id}
            read = listener.insist("catch_up", after_seq=0, **where)
            assert read["entries"][-1]["text"] == f"{text} {len(to)}"

    def are_together_again(self):
        """As if nothing had been: found, unmarked, the same assignment, no word lost, none twice."""
        for client in (self.ann, self.vera):
            client.is_back()
        until(lambda: self.town.rows(LOST) == [])
        self.talk("After")
        assert self.assignments() == self.held
        assert self.ann.insist("sync")["me"]["duty"] == "available"
        assert [row["what"] for row in self.town.rows(NOTICES)] == ["joined"]
        assert self.town.rows(TWICE) == []


def test_a_killed_workers_people_are_found_again_on_the_other(town):
    pair = Pair(town(**SHORT))
    lapsing = pair.lease_of(pair.ann)
    pair.town.workers[1].kill()
    until(lambda: pair.ann.left_at and pair.vera.left_at)
    until(lambda: not lapsing & pair.leases())
    pair.are_together_again()
    assert pair.lease_of(pair.ann) == pair.lease_of(pair.vera) == pair.leases()


def test_a_worker_that_slept_past_its_lease_revives_nothing_and_its_people_come_back(town):
    pair = Pair(town(**SHORT))
    lapsing = pair.lease_of(pair.ann)
    sleeping = pair.town.workers[1].popen.pid
    os.kill(sleeping, signal.SIGSTOP)
    try:
        until(lambda: not lapsing & pair.leases())
    finally:
        os.kill(sleeping, signal.SIGCONT)
    until(lambda: len(pair.leases()) == 2)
    assert not lapsing & pair.leases()
    until(lambda: pair.ann.left_at and pair.vera.left_at)
    pair.are_together_again()


@pytest.fixture
def cable(database_url):
    lines = Cable(urlsplit(database_url).port)
    yield lines
    lines.cut()


def through(cable, database_url):
    """The same database, at the other end of the cable."""
    return database_url.replace(f":{urlsplit(database_url).port}/", f":{cable.port}/")


def by_cable(cable, database_url, tmp_path):
    secret = tmp_path / "by_cable"
    secret.write_text(through(cable, database_url))
    return {"DATABASE_URL_FILE": str(secret)}


@pytest.mark.longer
def test_a_worker_that_is_cut_from_its_database_keeps_nobody_from_their_chat(
    town, cable, database_url, tmp_path
):
    pair = Pair(town(by_cable(cable, database_url, tmp_path), **SHORT))
    lapsing = pair.lease_of(pair.ann)
    cable.stall()
    until(lambda: not lapsing & pair.leases())
    cable.heal()
    until(lambda: len(pair.leases()) == 2)
    assert not lapsing & pair.leases()
    pair.are_together_again()


@pytest.mark.longer
def test_an_outage_of_the_database_for_everyone_sends_nobody_away(town, cable, database_url, tmp_path):
    """It lasts longer than lease and grace, and Ann had lost her connection just before: she could not come back."""
    grace = {"HELPLINE_SPECIALIST_GRACE_SECONDS": "2", "HELPLINE_LEASE_SECONDS": "5"}
    lines = by_cable(cable, database_url, tmp_path)
    pair = Pair(town(**{**SHORT, **grace}, **lines), annas=0)
    before = pair.leases()
    pair.ann.socket.disconnect()
    until(lambda: pair.town.rows(LOST))
    cable.stall()
    until(lambda: outlasted(pair, 2))
    cable.heal()
    until(lambda: len(pair.leases() - before) == 2)
    pair.ann.open()
    pair.are_together_again()


def outlasted(pair, seconds):
    """By the database's own clock, every lease lapsed so many seconds ago."""
    since = "SELECT clock_timestamp() - max(lease_until) > %s * interval '1s' AS over FROM workers"
    return pair.town.rows(since, seconds)[0]["over"]


@pytest.mark.longer
def test_a_worker_without_its_database_is_gone_in_time_all_the_same(town, cable, database_url, tmp_path):
    here = town(by_cable(cable, database_url, tmp_path), **SHORT)
    vera = here.client(None, here.k_for(1), kind=Visitor).open()
    cable.stall()
    here.workers[1].popen.terminate()
    vera.wait_for("moved")
    assert here.workers[1].popen.wait(11) == 0
    vera.is_back()
