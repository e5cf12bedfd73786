"""Both databases keep one contract."""

import gevent
import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from stage import MONDAY_NOON

from chat_server.records.database import Unavailable, open_database
from chat_server.records.tables import turned_away, workers


def add_worker(sql, name="one"):
    sql.execute(insert(workers).values(id=name, lease_until=MONDAY_NOON))


def names(database):
    return database.read(lambda sql: list(sql.scalars(select(workers.c.id))))


def test_what_was_written_can_be_read_and_instants_come_back_in_utc(database):
    database.write(add_worker)
    assert database.read(lambda sql: sql.scalar(select(workers.c.lease_until))) == MONDAY_NOON


def test_work_that_raises_leaves_nothing_behind(database):
    def fails(sql):
        add_worker(sql)
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        database.write(fails)
    assert names(database) == []


def test_a_lost_race_is_run_again(database):
    database.write(add_worker)
    tried = []

    def second_time_lucky(sql):
        tried.append(1)
        add_worker(sql, "one" if len(tried) == 1 else "two")

    database.write(second_time_lucky)
    assert sorted(names(database)) == ["one", "two"]


def test_a_race_that_is_always_lost_is_raised(database):
    database.write(add_worker)
    with pytest.raises(IntegrityError):
        database.write(add_worker)


def test_readers_cannot_write(database):
    with pytest.raises((Unavailable, DBAPIError)):
        database.read(add_worker)
    assert names(database) == []


def test_what_fails_prints_nothing_and_hides_what_it_was_given(database, capfd):
    with pytest.raises((Unavailable, DBAPIError)) as failed:
        database.write(
            lambda sql: sql.execute(text("SELECT :secret FROM no_such_table"), {"secret": "my tumour"})
        )
    assert "my tumour" not in f"{failed.value} {failed.value.__cause__}"
    with pytest.raises(RuntimeError):
        database.write(lambda sql: raise_it("my tumour"))
    assert capfd.readouterr() == ("", "")


def raise_it(words):
    raise RuntimeError(words)


def test_a_naive_instant_is_refused(database):
    late = MONDAY_NOON.replace(tzinfo=None)
    with pytest.raises(Exception, match="naive"):
        database.write(lambda sql: sql.execute(insert(workers).values(id="x", lease_until=late)))


def test_many_greenlets_may_write_at_once(database):
    jobs = [gevent.spawn(database.write, lambda sql, n=n: add_worker(sql, str(n))) for n in range(20)]
    gevent.joinall(jobs, raise_error=True)
    assert len(names(database)) == 20


@pytest.mark.parametrize("way", ["read", "write", "write_batch"])
def test_postgresql_compiles_no_statement_however_dear_its_plan_looks(postgresql, way):
    dear = text("EXPLAIN SELECT count(*) FROM generate_series(1, 100000) a, generate_series(1, 100000) b")
    plan = getattr(postgresql, way)(lambda sql: list(sql.scalars(dear)))
    assert any("cost=" in line for line in plan)
    assert not [line for line in plan if "JIT" in line]


def test_the_sqlite_writer_does_not_hold_up_the_loop(sqlite):
    ticks = []

    def slow(sql):
        sql.execute(
            text(
                "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM n WHERE x < 2000000) SELECT max(x) FROM n"
            )
        ).all()

    def tick():
        while True:
            ticks.append(1)
            gevent.sleep(0.001)

    ticker = gevent.spawn(tick)
    sqlite.write(slow)
    ticker.kill()
    assert len(ticks) > 10


def test_a_database_that_is_not_there_is_unavailable():
    with pytest.raises(Unavailable):
        open_database("postgresql://nobody@127.0.0.1:1/none").read(
            lambda sql: sql.execute(select(turned_away))
        )


def test_an_address_of_another_kind_is_refused():
    with pytest.raises(ValueError, match="DATABASE_URL"):
        open_database("mysql://x/y")
