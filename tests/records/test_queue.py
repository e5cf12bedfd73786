"""The queue is read in its order, page by page, and no further than somebody can be asked."""

import itertools
from datetime import timedelta

import pytest
from sqlalchemy import insert
from stage import MONDAY_NOON

from chat_server.records import queue
from chat_server.records.tables import assignments, chats, staff

WAITING = 3 * queue.SMALLEST_PAGE


def chat(number):
    """Two languages in turn, some more urgent, many at the same instant: what ties, and what pages are cut at."""
    return {
        "id": f"chat-{number * 37 % WAITING:03}",
        "token_hash": f"token-{number}",
        "version": 1,
        "state": "waiting",
        "language": "es" if number % 3 == 0 else "en",
        "role": "patient",
        "priority": 1 if number % 5 == 0 else 0,
        "consented_at": MONDAY_NOON,
        "queued_at": MONDAY_NOON + timedelta(seconds=number // 40),
        "last_seq": 0,
    }


@pytest.fixture
def rows(database):
    waiting = [chat(number) for number in range(WAITING)]
    database.write(lambda sql: sql.execute(insert(chats), waiting))
    return sorted(waiting, key=lambda row: (row["priority"], row["queued_at"], row["id"]))


def read(database, languages, wanted, most=None):
    def work(sql):
        return [one.id for one in itertools.islice(queue.in_line(sql, languages, wanted), most)]

    return database.read(work)


@pytest.mark.parametrize("wanted", [1, 100, 1000])
def test_every_page_goes_on_where_the_one_before_ended(database, rows, wanted):
    assert read(database, ["en", "es"], wanted) == [row["id"] for row in rows]


def test_nobody_is_read_whom_none_of_the_free_could_answer(database, rows):
    assert read(database, ["es"], 1) == [row["id"] for row in rows if row["language"] == "es"]
    assert read(database, [], 1) == []


def test_a_chat_that_somebody_is_being_asked_to_take_is_passed_over(database, rows):
    ann = {
        **{"id": "ann", "email": "ann@demo.helpline", "name": "Ann", "password_hash": "-", "capacity": 3},
        **{"roles": ["specialist"], "languages": ["en"], "topics": [], "duty": "available"},
        **{"duty_since": MONDAY_NOON, "idle_since": MONDAY_NOON},
    }
    offer = {
        **{"id": "offer", "chat_id": rows[0]["id"], "specialist_id": "ann", "slot": 0},
        **{"state": "offered", "kind": "queue", "offered_at": MONDAY_NOON},
    }
    database.write(lambda sql: (sql.execute(insert(staff), ann), sql.execute(insert(assignments), offer)))
    assert read(database, ["en", "es"], 1) == [row["id"] for row in rows[1:]]


def test_a_long_queue_is_not_read_for_one_free_slot(database, rows, monkeypatch):
    pages = []
    together = queue.together
    monkeypatch.setattr(queue, "together", lambda *asked: pages.append(asked) or together(*asked))
    assert read(database, ["en", "es"], 1, most=2) == [row["id"] for row in rows[:2]]
    assert len(pages) == 1
