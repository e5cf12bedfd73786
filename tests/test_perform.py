import pytest
import structlog
from sqlalchemy import func, insert, select

from chat_server.actions.action import Audience, Done, Event, action
from chat_server.protocol.refusal import INTERNAL, UNAVAILABLE, Refusal
from chat_server.records.database import OutcomeUnknown, Unavailable
from chat_server.records.tables import turned_away

TOLD = Event("told", {}, Audience())


def count(stage):
    return stage.database.read(lambda sql: sql.scalar(select(func.count()).select_from(turned_away)))


def write(tx):
    tx.sql.execute(insert(turned_away).values(id="1", at=tx.now, language="en", reason="x"))


@action()
def writes(tx, _command, _by):
    write(tx)
    return Done({"written": True}, (TOLD,), rematch=True)


@action()
def refuses(tx, _command, _by):
    write(tx)
    return Refusal("conflict", "no")


@action()
def breaks(tx, command, _by):
    write(tx)
    raise ValueError(f"the visitor said {command}")


@action(reads=True)
def writes_while_reading(tx, _command, _by):
    write(tx)
    return Done()


@action(batched=True)
def counts(_tx, asked):
    return [Done({"batch": len(asked)}) for _ in asked]


def test_events_are_published_after_the_commit_and_dispatch_is_woken(stage):
    seen = []
    stage.perform.publish = lambda events, _routes: seen.append((list(events), count(stage)))
    stage.perform.wake_dispatch = lambda: seen.append("woken")
    assert stage.perform(writes, None, None).ack == {"written": True}
    assert seen == [([TOLD], 1), "woken"]


def test_a_refusal_keeps_what_it_counted_and_publishes_nothing(stage):
    told = len(stage.told)
    assert stage.perform(refuses, None, None).code == "conflict"
    assert count(stage) == 1
    assert stage.told[told:] == []


def test_a_bug_is_internal_leaves_nothing_behind_and_logs_no_word(stage):
    with structlog.testing.capture_logs() as logged:
        assert stage.perform(breaks, "a secret", None) is INTERNAL
    assert count(stage) == 0
    assert logged[0]["error"] == "ValueError"
    assert logged[0]["at"]
    assert "secret" not in str(logged)


def test_an_action_that_reads_cannot_write(stage):
    assert stage.perform(writes_while_reading, None, None) in (INTERNAL, UNAVAILABLE)
    assert count(stage) == 0


def test_a_batched_action_is_given_a_list(stage):
    assert stage.perform(counts, None, None).ack == {"batch": 1}


def test_a_database_that_is_away_is_unavailable_and_an_unknown_outcome_is_never_acknowledged(
    stage, monkeypatch
):
    def away(_work):
        raise Unavailable

    def unknown(_work):
        raise OutcomeUnknown

    monkeypatch.setattr(stage.database, "write", away)
    assert stage.perform(writes, None, None) is UNAVAILABLE
    monkeypatch.setattr(stage.database, "write", unknown)
    with pytest.raises(OutcomeUnknown):
        stage.perform(writes, None, None)
