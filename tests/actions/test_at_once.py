"""Everybody at the same moment: one winner for each chat, and nobody gets more than their slots hold."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event

import gevent
import pytest
from conversing import client_id
from queue_rules import ASKED_TWICE, BADLY_HELD, LOGS_WITH_GAPS, OWNED_TWICE, rows
from sqlalchemy import text
from stage import SYSTEM, Stage

from chat_server import gathering
from chat_server.actions import (
    assigning,
    calendar,
    conversation,
    offering,
    queueing,
    recalling,
    roster,
    sharing,
)
from chat_server.actions.action import Done
from chat_server.protocol.hours import ReadCalendar, SetException
from chat_server.protocol.refusal import Refusal
from chat_server.protocol.roster import ReadRoster, SetShift
from chat_server.protocol.shelf import WithdrawArticle
from chat_server.protocol.staff import AcceptOffer, PullNext, ShareArticle
from chat_server.protocol.visitor import RequestChat, Say
from chat_server.records import articles

CROWD = 50
ARRIVALS = 200
THREADS = 10
WAITS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


def at_once(database, calls):
    """What each call returned. PostgreSQL is asked from threads; SQLite has one writer, whoever asks."""
    if database.remote:
        with ThreadPoolExecutor(THREADS) as threads:
            return [job.result() for job in [threads.submit(*call) for call in calls]]
    jobs = [gevent.spawn(*call) for call in calls]
    gevent.joinall(jobs, raise_error=True)
    return [job.value for job in jobs]


def crowd(stage):
    people = [stage.employ(f"Ann {number}") for number in range(CROWD)]
    for person in people:
        person.connects()
        person.goes("available")
    return people


@pytest.fixture(autouse=True)
def languages(monkeypatch):
    monkeypatch.setattr(
        "stage.LANGUAGES", {f"Ann {number}": ["en"] for number in range(CROWD)} | {"Ann": ["en"]}
    )


def pulled_by_all(database, rounds):
    stage = Stage(database, routing="pull", capacity=20)
    people = crowd(stage)
    for _ in range(rounds):
        vera = stage.visitor()
        outcomes = at_once(
            stage.database, [(stage.perform, assigning.pull_next, PullNext(), one.by) for one in people]
        )
        won = [one.ack["chat"]["id"] for one in outcomes if isinstance(one, Done) and one.ack["chat"]]
        assert won == [vera.chat_id]
        vera.ends()
        (winner,) = [one for one, outcome in zip(people, outcomes, strict=True) if outcome.ack["chat"]]
        winner.wraps_up(vera.chat_id)
    assert rows(stage.database, OWNED_TWICE, BADLY_HELD, LOGS_WITH_GAPS) == []


def accepted_by_all(database, rounds):
    """Everybody sends the one offer's id, and whoever is asked from two tabs."""
    stage = Stage(database, capacity=20)
    people = crowd(stage)
    for _ in range(rounds):
        vera = stage.visitor()
        stage.dispatch()
        (made,) = [event for event in stage.told if event.name == "offer_made"]
        stage.told.clear()
        (asked,) = made.to.staff
        accept = AcceptOffer(offer_id=made.payload["offer_id"])
        outcomes = at_once(
            stage.database,
            [(stage.perform, assigning.accept_offer, accept, one.by) for one in [*people, *people]],
        )
        winners = {
            one.id
            for one, outcome in zip([*people, *people], outcomes, strict=True)
            if isinstance(outcome, Done)
        }
        refused = {outcome.code for outcome in outcomes if not isinstance(outcome, Done)}
        assert (winners, refused <= {"gone", "not_found"}) == ({asked}, True)
        vera.ends()
        next(one for one in people if one.id == asked).wraps_up(vera.chat_id)
    assert rows(stage.database, OWNED_TWICE, BADLY_HELD, LOGS_WITH_GAPS) == []


def test_nobody_pulls_a_chat_whose_visitor_leaves_in_that_moment(database):
    stage = Stage(database, routing="pull", capacity=20)
    people = crowd(stage)[:THREADS]
    for _ in range(8):
        visitors = [stage.visitor() for _ in people]
        calls = []
        for visitor, one in zip(visitors, people, strict=True):
            calls += [(visitor.ends,), (stage.perform, assigning.pull_next, PullNext(), one.by)]
        at_once(database, calls)
        assert rows(database, BADLY_HELD) == []


def test_fifty_who_pull_at_once_get_one_chat_between_them(database):
    pulled_by_all(database, 2)


def test_fifty_who_accept_one_offer_at_once_leave_it_to_whoever_was_asked(database):
    accepted_by_all(database, 2)


@pytest.mark.longer
def test_fifty_who_pull_at_once_get_one_chat_between_them_five_hundred_times(database):
    pulled_by_all(database, 500)


@pytest.mark.longer
def test_fifty_who_accept_one_offer_at_once_leave_it_to_whoever_was_asked_five_hundred_times(database):
    accepted_by_all(database, 500)


def test_two_hundred_who_come_at_once_share_the_one_free_slot(database):
    stage = Stage(database, capacity=1, queue_cap=ARRIVALS)
    ann = stage.on_duty("Ann")
    visitors = [stage.visitor(asks=False) for _ in range(ARRIVALS)]

    def comes(visitor):
        told = {"client_id": client_id(), "language": "en", "role": "patient", "consent": True}
        asked = stage.perform(queueing.request_chat, RequestChat(**told), visitor.by)
        stage.perform(offering.dispatch, None, SYSTEM)
        return asked

    assert all(
        isinstance(outcome, Done) for outcome in at_once(stage.database, [(comes, one) for one in visitors])
    )
    me = ann.sees()["me"]
    assert (me["offered"], me["active"]) == (1, 0)
    ann.accepts()
    at_once(stage.database, [(stage.perform, offering.dispatch, None, SYSTEM) for _ in range(20)])
    me = ann.sees()["me"]
    assert (me["offered"], me["active"]) == (0, 1)
    assert rows(stage.database, OWNED_TWICE, ASKED_TWICE, BADLY_HELD, LOGS_WITH_GAPS) == []


def test_a_queue_has_room_for_no_more_than_its_cap_however_many_come_at_once(database):
    stage = Stage(database, capacity=1, queue_cap=7)
    stage.on_duty("Ann")
    visitors = [stage.visitor(asks=False) for _ in range(40)]
    outcomes = at_once(stage.database, [(visitor.requests,) for visitor in visitors])
    assert sum(isinstance(outcome, Done) for outcome in outcomes) == 7


def test_whoever_sets_the_same_new_day_at_once_sets_it_once(database):
    stage = Stage(database)
    planners = [stage.employ(f"Ann {number}", "supervisor") for number in range(THREADS)]
    command = SetException(day="2026-12-24", windows=[])
    calls = [(stage.perform, calendar.set_exception, command, one.by) for one in planners]
    assert all(isinstance(outcome, Done) for outcome in at_once(database, calls))
    seen = stage.do(calendar.read_calendar, ReadCalendar(), planners[0].by).ack["calendar"]
    assert [one["day"] for one in seen["exceptions"]] == ["2026-12-24"]


def test_of_shifts_that_overlap_only_one_is_planned_however_many_plan_at_once(database):
    stage = Stage(database)
    ann = stage.employ("Ann")
    planners = [stage.employ(f"Ann {number}", "supervisor") for number in range(THREADS)]
    commands = [
        SetShift(specialist_id=ann.id, day="2026-12-24", starts=f"0{number}:00", ends="15:00")
        for number in range(THREADS)
    ]
    calls = [
        (stage.perform, roster.set_shift, command, one.by)
        for command, one in zip(commands, planners, strict=True)
    ]
    assert sum(isinstance(outcome, Done) for outcome in at_once(database, calls)) == 1
    seen = stage.do(roster.read_roster, ReadRoster(day="2026-12-24"), planners[0].by).ack["roster"]
    assert len(seen["days"][0]["shifts"]) == 1


def test_a_request_that_is_refused_many_times_at_once_is_counted_once_in_each_language(database):
    stage = Stage(database)
    secret = client_id()
    visitors = [stage.visitor(asks=False) for _ in range(THREADS)]
    asked = [{"language": language, "client_id": secret} for language in ("en", "es") * (THREADS // 2)]
    calls = [(partial(one.requests, **wishes),) for one, wishes in zip(visitors, asked, strict=True)]
    refused = [outcome for outcome in at_once(database, calls) if isinstance(outcome, Refusal)]
    assert [outcome.code for outcome in refused] == ["phone"] * THREADS
    counted = rows(database, "SELECT language, count(*) FROM turned_away GROUP BY language ORDER BY language")
    assert counted == [("en", 1), ("es", 1)]


def test_an_article_is_withdrawn_after_every_share_of_it_that_is_under_way(postgresql):
    stage = Stage(postgresql)
    stage.shelve_articles()
    order = []
    withdrawal = WithdrawArticle(slug="bcg", language="en", version=1, reason="wrong")

    def withdraws():
        stage.perform(recalling.withdraw_article, withdrawal, SYSTEM)
        order.append("withdrawn")

    with ThreadPoolExecutor(1) as other:

        def shares(sql):
            assert articles.hold(sql, "bcg", "en", patient=True)
            job = other.submit(withdraws)
            while not (job.done() or postgresql.read(lambda looks: looks.scalar(text(WAITS)))):
                pass
            order.append("shared")

        postgresql.write(shares)
    assert order == ["shared", "withdrawn"]


def test_nobody_waits_for_whoever_publishes_but_whoever_shares_that_article(postgresql, monkeypatch):
    # To wait for the row would stop this whole process, in which psycopg is not cooperative.
    monkeypatch.setattr(gathering, "MOST_SKIPS", 1_000_000)
    stage = Stage(postgresql)
    stage.shelve_articles()
    vera, ann = stage.talking()
    shared, said = gevent.event.AsyncResult(), gevent.event.AsyncResult()
    card = ShareArticle(chat_id=vera.chat_id, client_id=client_id(), slug="bcg", language="en")
    victor = stage.visitor()
    with ThreadPoolExecutor(1) as other:
        held, over = Event(), Event()

        def publishes(sql):
            # On a busy machine the rest may take longer than an idle transaction may.
            sql.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
            articles.lock(sql, "bcg", "en")
            held.set()
            over.wait(20)

        job = other.submit(postgresql.write, publishes)
        held.wait(20)
        stage.perform.gather(sharing.share_article, card, ann.by, shared.set)
        stage.perform.gather(
            conversation.visitor_says, Say(client_id=client_id(), text="Hello?"), victor.by, said.set
        )
        assert isinstance(said.get(timeout=20), Done)
        assert not shared.ready()
        over.set()
        assert isinstance(shared.get(timeout=20), Done)
        job.result()
