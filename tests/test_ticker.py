"""The ticker with time in our hands: what it does, and what it leaves alone after an interruption."""

import pytest
from stage import Stage

from chat_server.actions import assigning, offering, upkeep
from chat_server.protocol.refusal import UNAVAILABLE
from chat_server.records.sqlite_database import SqliteDatabase
from chat_server.ticker import Lease, Ticker


class Away:
    """`perform` while the database does not answer."""

    def __init__(self, perform):
        self.clock, self.database = perform.clock, perform.database

    def __call__(self, *_):
        return UNAVAILABLE


class Stalling:
    """`perform` over a database that takes a question before an outage and answers it only after it."""

    def __init__(self, hands, stalls_at):
        self.perform, self.hands, self.stalls_at = hands.stage.perform, hands, stalls_at
        self.clock, self.database = self.perform.clock, self.perform.database

    def __call__(self, action, command, by):
        outcome = self.perform(action, command, by)
        if action is self.stalls_at:
            self.hands.go(30)
            self.hands.lease.take()
            self.hands.stage.worker_id = self.hands.lease.worker_id
        return outcome


class Hands:
    """Wall clock and monotonic clock, moved together or apart."""

    def __init__(self, database):
        self.stage = Stage(database, lease_s=10, specialist_grace_s=2)
        self.monotonic = 1000.0
        self.ticker = Ticker(self.stage.perform, monotonic=lambda: self.monotonic)
        self.lease = Lease(self.stage.perform, lost=lambda: self.lost.append(1))
        self.lease.worker_id = self.stage.worker_id
        self.lost = []

    def go(self, seconds, wall=None):
        self.monotonic += seconds
        self.stage.later(seconds if wall is None else wall)

    def tick(self, times=1, every=1.0):
        for _ in range(times):
            self.go(every)
            self.lease.renew()
            self.ticker.step()


@pytest.fixture
def hands(database, monkeypatch):
    # Workers on PostgreSQL follow its clock; here the clock stays in our hands.
    monkeypatch.setattr(database, "time", lambda: None)
    return Hands(database)


def test_a_chat_that_waits_is_offered_in_the_same_pass(hands):
    ann = hands.stage.on_duty("Ann")
    hands.stage.visitor()
    hands.ticker.step()
    assert ann.offer


def test_after_the_start_nobody_is_marked_lost_for_one_lease(hands):
    vera, ann = hands.stage.talking()
    ann.disconnects()
    hands.tick(9)
    assert vera.chat["state"] == "active"
    hands.tick(6)
    assert vera.chat["state"] == "waiting"


def test_a_wall_clock_that_jumps_withdraws_offers_and_marks_nobody_for_a_lease(hands):
    hands.tick(11)
    vera, ann = hands.stage.talking()
    hands.stage.visitor()
    hands.stage.dispatch()
    assert ann.sees()["offers"]
    ann.disconnects()
    hands.go(1, wall=100)
    hands.lease.take()
    hands.ticker.step()
    assert ann.sees()["me"]["offered"] == 0
    hands.tick(8)
    assert vera.chat["state"] == "active"
    assert ann.sees()["me"]["duty"] == "available"


def test_a_database_that_was_away_requeues_nobody_at_once(hands, monkeypatch):
    hands.tick(11)
    vera, ann = hands.stage.talking()
    ann.disconnects()
    with monkeypatch.context() as away:
        away.setattr(hands.ticker, "_perform", Away(hands.stage.perform))
        hands.go(1)
        hands.ticker.step()
    hands.tick(8)
    assert vera.chat["state"] == "active"
    hands.tick(8)
    assert vera.chat["state"] == "waiting"


def test_an_offer_that_ran_out_during_an_outage_sends_nobody_away(hands, monkeypatch):
    hands.tick(11)
    ann = hands.stage.on_duty("Ann")
    hands.stage.visitor()
    hands.stage.dispatch()
    hands.stage.do(assigning.offer_shown, ann.offer["offer_id"], ann.by)
    with monkeypatch.context() as away:
        away.setattr(hands.ticker, "_perform", Away(hands.stage.perform))
        hands.go(1)
        hands.ticker.step()
    hands.stage.later(60)
    hands.go(1)
    hands.ticker.step()
    me = ann.sees()["me"]
    assert (me["duty"], me["reason"]) == ("available", None)


@pytest.mark.parametrize("stalls_at", [upkeep.meet_deadlines, upkeep.mark_lost, offering.dispatch])
def test_a_specialist_who_was_lost_before_the_database_stalled_may_come_back_after_it(hands, stalls_at):
    hands.tick(11)
    vera, ann = hands.stage.talking()
    ann.disconnects()
    hands.tick()
    hands.ticker._perform = Stalling(hands, stalls_at)
    hands.go(1)
    hands.ticker.step()
    hands.ticker._perform = hands.stage.perform
    hands.tick(8)
    assert vera.chat["state"] == "active"
    ann.connects()
    hands.tick(20)
    assert vera.chat["state"] == "active"


def test_an_offer_that_ran_out_while_the_database_stalled_sends_nobody_away(hands, monkeypatch):
    hands.tick(11)
    ann = hands.stage.on_duty("Ann")
    hands.stage.visitor()
    hands.stage.dispatch()
    hands.stage.do(assigning.offer_shown, ann.offer["offer_id"], ann.by)
    stalled = []
    monkeypatch.setattr(hands.ticker, "_clock_due", 0)
    monkeypatch.setattr(hands.stage.database, "time", lambda: stalled.append(hands.go(60)))
    hands.go(1)
    hands.ticker.step()
    assert stalled
    assert ann.sees()["me"]["duty"] == "available"


def test_after_a_restart_an_offer_that_ran_out_meanwhile_sends_nobody_away(hands):
    ann = hands.stage.on_duty("Ann")
    hands.stage.visitor()
    hands.stage.dispatch()
    hands.stage.do(assigning.offer_shown, ann.offer["offer_id"], ann.by)
    hands.stage.later(31)
    hands.ticker.after_restart(alone=False)
    hands.tick()
    assert ann.sees()["me"]["duty"] == "available"


def test_a_lease_that_lapsed_is_not_revived_but_taken_anew_and_its_sockets_close(hands):
    before = hands.lease.worker_id
    hands.go(11)
    hands.lease.renew()
    assert hands.lost == [1]
    assert hands.lease.worker_id != before


def test_a_lease_that_holds_closes_nothing(hands):
    hands.go(9)
    hands.lease.renew()
    assert hands.lost == []


def test_a_worker_knows_whether_it_is_alone(hands):
    hands.lease.take()
    # A SQLite file belongs to one process: whoever was there before is gone.
    sqlite = isinstance(hands.stage.database, SqliteDatabase)
    assert hands.lease.alone is sqlite
    hands.lease.give_up()
    hands.stage.later(100)
    hands.lease.take()
    assert hands.lease.alone is True
