"""What goes to the database in one trip arrives as it was, in its order, or not at all."""

import gevent
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from stage import MONDAY_NOON

from chat_server.actions import conversation
from chat_server.protocol.visitor import Say
from chat_server.records.cooperative import TRIPS_WITH_ONE_PLAN
from chat_server.records.database import LANES, OutcomeUnknown, Unavailable
from chat_server.records.statement import Bound, in_two, statement
from chat_server.records.together import together, with_commit

ECHO = in_two(
    "SELECT w, n FROM unnest({words}::text[], {numbers}::int[]) WITH ORDINALITY AS t (w, n, place) ORDER BY place",
    "SELECT w.value, n.value FROM json_each({words}) w JOIN json_each({numbers}) n ON n.key = w.key ORDER BY w.key",
)
WORKERS = statement("SELECT id FROM workers WHERE id {any:ids} ORDER BY id")
ADD = in_two(
    "INSERT INTO workers (id, lease_until) SELECT * FROM unnest({id}::text[], {at}::timestamptz[])",
    "INSERT INTO workers (id, lease_until) VALUES ({id}, {at})",
)
STORABLE = st.text(st.characters(codec="utf-8", exclude_characters="\x00"))
TRICKY = st.sampled_from(["NULL", "", "{", "}", ",", '"', '""', "\\", '\\"', "a b", "{a,b}", "ñ", "µ", "😀"])
WORD = st.none() | TRICKY | STORABLE


def adding(*names):
    return Bound(ADD, columns={"id": list(names), "at": [MONDAY_NOON] * len(names)})


def there(sql, *names):
    return [row[0] for row in together(sql, Bound(WORKERS, {"ids": list(names)}))[0]]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORD, max_size=8))
def test_every_word_comes_back_as_it_was(database, words):
    numbers = list(range(len(words)))
    (rows,) = database.read(lambda sql: together(sql, Bound(ECHO, {"words": words, "numbers": numbers})))
    assert [tuple(row) for row in rows] == list(zip(words, numbers, strict=True))


def test_a_batch_finds_what_was_put_off_to_its_commit(database):
    def work(sql):
        with_commit(sql, adding("one", "two"))
        by_trip = there(sql, "one", "two", "three")
        by_itself = sql.execute(text("SELECT count(*) FROM workers")).scalar_one()
        return by_trip, by_itself

    assert database.write_batch(work) == (["one", "two"], 2)


def test_what_was_put_off_is_there_after_the_commit_and_gone_after_a_rollback(database):
    database.write_batch(lambda sql: with_commit(sql, adding("kept")))

    def fails(sql):
        with_commit(sql, adding("dropped"))
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        database.write_batch(fails)
    assert database.write_batch(lambda sql: there(sql, "kept", "dropped")) == ["kept"]


def test_what_is_wrong_with_it_is_known_not_to_have_happened(database):
    database.write_batch(lambda sql: with_commit(sql, adding("one")))
    with pytest.raises(IntegrityError):
        database.write_batch(lambda sql: with_commit(sql, adding("two", "one")))
    assert database.write_batch(lambda sql: there(sql, "one", "two")) == ["one"]


def test_one_bad_statement_of_a_trip_undoes_all_of_it_and_the_connection_goes_on(database):
    bad = Bound(statement("SELECT {words} FROM no_such_table"), {"words": "my tumour"})
    for _ in range(3):
        with pytest.raises((DBAPIError, Unavailable)) as failed:
            database.write_batch(lambda sql: together(sql, adding("one"), bad))
        assert "my tumour" not in f"{failed.value} {failed.value.__cause__}"
    assert database.write_batch(lambda sql: there(sql, "one")) == []


def test_a_batch_that_fails_leaves_its_connection_as_able_as_before(postgresql):
    """psycopg drops every prepared statement in a rollback, ours too, once it has prepared one itself."""

    def by_itself(sql):
        return sql.execute(text("SELECT count(*) FROM workers WHERE id = :id"), {"id": "one"}).scalar_one()

    def fails(sql):
        there(sql, "one")
        raise RuntimeError("stop")

    for _ in range(4):
        postgresql.write_batch(lambda sql: (there(sql, "one"), by_itself(sql)))
    with pytest.raises(RuntimeError):
        postgresql.write_batch(fails)
    assert postgresql.write_batch(lambda sql: there(sql, "one")) == []


def test_connections_that_died_while_they_lay_idle_are_replaced_unnoticed(postgresql):
    def at_once(batches):
        return postgresql.write_batch(
            lambda sql: [*(at_once(batches - 1) if batches > 1 else []), there(sql, "one")]
        )

    at_once(LANES)
    kill = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    postgresql.write(lambda sql: sql.execute(kill))
    assert at_once(2) == [[], []]


@pytest.mark.parametrize("way", ["read", "write", "write_batch"])
def test_whatever_is_asked_just_after_the_server_said_farewell_is_answered(postgresql, way):
    kill = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    for _ in range(20):
        getattr(postgresql, way)(lambda sql: there(sql, "one"))
        with postgresql.engine.connect() as other:
            other.execute(kill)
        assert getattr(postgresql, way)(lambda sql: there(sql, "one")) == []


def test_more_than_any_buffer_holds_goes_and_comes_in_one_trip(database):
    words = [str(number) * 20_000 for number in range(10)] * 20
    numbers = list(range(len(words)))
    (rows,) = database.write_batch(
        lambda sql: together(sql, Bound(ECHO, {"words": words, "numbers": numbers}))
    )
    assert [row[0] for row in rows] == words


def test_where_the_line_is_cut_at_the_commit_nobody_knows_the_outcome(postgresql):
    def cut(sql):
        with_commit(sql, adding("perhaps"))
        process = sql.connection.driver_connection.pgconn.backend_pid
        postgresql.write(lambda other: other.execute(text("SELECT pg_terminate_backend(:p)"), {"p": process}))

    with pytest.raises(OutcomeUnknown):
        postgresql.write_batch(cut)
    assert postgresql.write_batch(lambda sql: there(sql, "perhaps")) == []


def test_where_the_line_was_cut_before_nothing_has_happened(postgresql):
    def cut(sql):
        process = sql.connection.driver_connection.pgconn.backend_pid
        postgresql.write(lambda other: other.execute(text("SELECT pg_terminate_backend(:p)"), {"p": process}))
        return there(sql, "one")

    with pytest.raises(Unavailable):
        postgresql.write_batch(cut)
    assert postgresql.write_batch(lambda sql: there(sql, "one")) == []


def test_statements_go_on_working_when_their_plans_are_thrown_away(stage):
    stage.on_duty("Ann")
    vera = stage.visitor(question="Hello?")

    def gathered(number):
        heard = gevent.event.AsyncResult()
        say = Say(client_id=f"client-{number}", text="hi")
        stage.perform.gather(conversation.visitor_says, say, vera.by, heard.set)
        return heard.get(timeout=10).ack

    answers = [gathered(number) for number in range(TRIPS_WITH_ONE_PLAN + 10)]
    assert [answer["seq"] for answer in answers] == [number + 2 for number in range(len(answers))]
    assert gathered(0) == answers[0]


def test_greenlets_share_the_lanes_without_mixing_their_rows(database):
    def ask(number):
        words = [f"{number}-{place}" for place in range(30)]
        asked = Bound(ECHO, {"words": words, "numbers": list(range(30))})
        return [row[0] for row in database.write(lambda sql: together(sql, asked)[0])] == words

    jobs = [gevent.spawn(ask, number) for number in range(20)]
    gevent.joinall(jobs, raise_error=True)
    assert all(job.value for job in jobs)
