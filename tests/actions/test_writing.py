"""What is said is written in one trip while nothing else happens to its chat, and just as well if something does."""

import select

import gevent
import psycopg
import pytest
from conversing import client_id
from sqlalchemy import text
from stage import Stage

from chat_server.actions import conversation, queueing
from chat_server.actions.action import Done
from chat_server.protocol.staff import AddNote
from chat_server.protocol.visitor import ChoosePhone, Say
from chat_server.records.cooperative import CooperativeConnection

TRIP = CooperativeConnection._make_trip


@pytest.fixture
def stage(postgresql):
    return Stage(postgresql)


@pytest.fixture
def trips(monkeypatch):
    """How many statements each trip to the database had."""
    counted = []

    def count(connection, asked, **how):
        counted.append(len(asked))
        return TRIP(connection, asked, **how)

    monkeypatch.setattr(CooperativeConnection, "_make_trip", count)
    return counted


def log_of(vera):
    return [(entry["seq"], entry["text"]) for entry in vera.reads()["entries"] if "text" in entry]


def add_note(ann, vera):
    note = AddNote(chat_id=vera.chat_id, client_id=client_id(), text="She is afraid")
    assert isinstance(ann.stage.perform(conversation.add_note, note, ann.by), Done)


def test_a_line_in_a_chat_that_is_known_is_one_trip(stage, trips):
    vera, ann = stage.talking()
    vera.says("Hello?")
    del trips[:]
    vera.says("Are you there?")
    assert len(trips) == 1
    ann.says(vera.chat_id, "I am")
    assert len(trips) == 2


def test_lines_of_both_sides_go_together(stage, trips):
    vera, ann = stage.talking()
    vera.says("Hello?")
    del trips[:]
    both = [gevent.spawn(vera.says, "Are you there?"), gevent.spawn(ann.says, vera.chat_id, "I am")]
    gevent.joinall(both, raise_error=True)
    assert (len(trips), {job.value.ack["seq"] for job in both}) == (1, {3, 4})


def test_a_line_after_something_else_has_happened_is_written_behind_it(stage):
    vera, ann = stage.talking()
    vera.says("Hello?")
    add_note(ann, vera)
    assert vera.says("Are you there?").ack["seq"] == 3
    ann.says(vera.chat_id, "I am")
    assert log_of(vera) == [(2, "Hello?"), (3, "Are you there?"), (4, "I am")]


def test_a_repeat_in_a_chat_that_is_known_gets_its_first_place_and_its_neighbours_theirs(stage):
    vera, _ = stage.talking()
    victor = stage.visitor()
    first = vera.says("once", under="client-01")
    victor.says("Hello?")
    said = [
        gevent.spawn(vera.says, "twice", under="client-01"),
        gevent.spawn(victor.says, "Anybody?"),
        gevent.spawn(vera.says, "more"),
    ]
    gevent.joinall(said, raise_error=True)
    assert said[0].value.ack == first.ack
    assert [job.value.ack["seq"] for job in said[1:]] == [2, 3]
    assert log_of(vera) == [(2, "once"), (3, "more")]


def test_a_chat_that_has_ended_meanwhile_takes_no_line(stage):
    vera, _ = stage.talking()
    vera.says("Hello?")
    vera.ends()
    assert vera.says("One more thing").code == "conflict"


def test_whoever_has_lost_a_chat_meanwhile_writes_nothing_into_it(stage):
    vera, ann = stage.talking()
    ann.says(vera.chat_id, "Hello")
    ann.disconnects()
    stage.time_passes()
    stage.time_passes(stage.policy.specialist_grace_s + 1)
    assert vera.chat["state"] == "waiting"
    assert ann.says(vera.chat_id, "Are you there?").code == "not_found"


def test_whoever_is_being_asked_meanwhile_hears_the_next_line(stage):
    ann = stage.on_duty("Ann")
    vera = stage.visitor()
    vera.says("Hello?")
    stage.dispatch()
    since = len(stage.told)
    vera.says("Anybody?")
    assert [event.payload["entry"]["text"] for event in ann.hears(since)] == ["Anybody?"]


def test_where_the_line_is_cut_after_the_commit_the_message_is_written_once_and_acknowledged(
    stage, monkeypatch
):
    vera, _ = stage.talking()
    vera.says("Hello?")

    def cut_after(connection, asked, **how):
        TRIP(connection, asked, **how)
        monkeypatch.setattr(CooperativeConnection, "_make_trip", TRIP)
        connection.close()
        raise psycopg.OperationalError("the connection is lost")

    monkeypatch.setattr(CooperativeConnection, "_make_trip", cut_after)
    assert vera.says("Are you there?").ack["seq"] == 3
    assert log_of(vera) == [(2, "Hello?"), (3, "Are you there?")]


def test_where_the_line_is_cut_after_the_commit_and_nobody_can_look_nobody_is_answered(stage, monkeypatch):
    vera, _ = stage.talking()
    vera.says("Hello?")

    def cut_for_good(connection, asked, **how):
        TRIP(connection, asked, **how)
        monkeypatch.setattr(CooperativeConnection, "_make_trip", cut)
        return cut(connection, asked, **how)

    def cut(connection, asked, **how):
        connection.close()
        raise psycopg.OperationalError("the connection is lost")

    monkeypatch.setattr(CooperativeConnection, "_make_trip", cut_for_good)
    assert vera.says("Are you there?", under="client-02") is None
    monkeypatch.setattr(CooperativeConnection, "_make_trip", TRIP)
    assert vera.says("Are you there?", under="client-02").ack["seq"] == 3


def test_where_the_database_has_said_farewell_nothing_is_in_doubt(stage, monkeypatch):
    vera, _ = stage.talking()
    vera.says("Hello?")
    kill = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    stage.database.write(lambda sql: sql.execute(kill))
    for lane in stage.database._idle:
        assert select.select([lane.connection.driver_connection.fileno()], [], [], 10)[0]
    tried = []

    def count(connection, asked, **how):
        tried.append(how)
        return TRIP(connection, asked, **how)

    monkeypatch.setattr(CooperativeConnection, "_make_trip", count)
    assert vera.says("Are you there?").ack["seq"] == 3
    assert tried[0] == {"begins": True}


def test_a_repeat_undoes_nothing_of_its_neighbours(stage, monkeypatch):
    vera, _ = stage.talking()
    victor = stage.visitor()
    vera.says("once", under="client-01")
    victor.says("Hello?")
    undone = []

    def watch(connection, asked, **how):
        try:
            return TRIP(connection, asked, **how)
        except psycopg.Error as error:
            undone.append(error)
            raise

    monkeypatch.setattr(CooperativeConnection, "_make_trip", watch)
    said = [gevent.spawn(vera.says, "twice", under="client-01"), gevent.spawn(victor.says, "Anybody?")]
    gevent.joinall(said, raise_error=True)
    assert [job.value.ack["seq"] for job in said] == [2, 2]
    assert not undone


def test_a_log_that_is_longer_than_it_is_remembered_is_read_again_and_has_no_gap(stage):
    vera, _ = stage.talking()
    vera.says("Hello?")
    known = stage.perform.logs.take([vera.chat_id])[vera.chat_id]
    stage.perform.logs.keep({vera.chat_id: known._replace(log=known.log._replace(last_seq=3))})
    assert vera.says("Are you there?").ack["seq"] == 3
    assert log_of(vera) == [(2, "Hello?"), (3, "Are you there?")]


def test_what_is_tried_again_is_not_decided_by_memory(stage, monkeypatch):
    vera, _ = stage.talking()
    vera.says("Hello?")
    known = stage.perform.logs.take([vera.chat_id])
    stage.perform.logs.keep(known)
    trips = []

    def cut_once(connection, asked, **how):
        trips.append(len(asked))
        if len(trips) == 1:
            stage.perform.logs.keep(known)
            connection.close()
            raise psycopg.OperationalError("the connection is lost")
        return TRIP(connection, asked, **how)

    monkeypatch.setattr(CooperativeConnection, "_make_trip", cut_once)
    assert vera.says("Are you there?").ack["seq"] == 3
    assert len(trips) == 3


def test_a_connection_that_died_while_nobody_spoke_costs_no_line(stage):
    vera, _ = stage.talking()
    vera.says("Hello?")
    kill = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    stage.database.write(lambda sql: sql.execute(kill))
    assert vera.says("Are you there?").ack["seq"] == 3


def test_two_processes_that_write_into_one_chat_keep_one_log(stage, postgresql):
    vera, _ = stage.talking()
    elsewhere = Stage(postgresql)
    for number in range(4):
        vera.says(f"from here {number}")
        said = Say(client_id=client_id(), text=f"from there {number}")
        assert elsewhere.gather(conversation.visitor_says, said, vera.by).ack["seq"] == 3 + 2 * number
    assert [seq for seq, _ in log_of(vera)] == list(range(2, 10))


def test_what_another_worker_tells_of_a_chat_keeps_it_known(stage, postgresql, trips):
    vera, _ = stage.talking()
    elsewhere = Stage(postgresql)
    vera.says("Hello?")
    said = Say(client_id=client_id(), text="from there")
    place = elsewhere.gather(conversation.visitor_says, said, vera.by).ack
    (added,) = [event for event in elsewhere.told if event.name == "entry_added" and event.to.visitor_of]
    stage.perform.logs.hear(vera.chat_id, place["seq"], added.payload["version"])
    del trips[:]
    assert vera.says("Are you there?").ack["seq"] == place["seq"] + 1
    assert len(trips) == 1


def test_a_chat_that_was_given_up_meanwhile_without_an_entry_takes_no_line(stage):
    stage.on_duty("Ann")
    vera = stage.visitor()
    vera.says("Hello?")
    stage.do(queueing.choose_phone, ChoosePhone(), vera.by)
    assert vera.says("One more thing").code == "conflict"
