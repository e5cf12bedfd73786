"""The four partial unique indexes make two owners and over-capacity impossible, whatever the code does."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from chat_server.records.tables import assignments


@pytest.fixture
def put(stage):
    """Insert an assignment past every action."""
    people = [stage.employ("Ann").id, stage.employ("Ben").id]
    stage.on_duty("Sofía")
    chats = [stage.visitor().chat_id, stage.visitor().chat_id]

    def insert_one(number, chat, person, slot, state):
        row = {"id": str(number), "chat_id": chats[chat], "specialist_id": people[person], "slot": slot}
        values = {**row, "state": state, "kind": "queue", "offered_at": stage.at}
        stage.database.write(lambda sql: sql.execute(insert(assignments).values(**values)))

    return insert_one


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param((0, 0, 0, "active"), (1, 0, 0, "wrap_up"), id="one slot is taken once"),
        pytest.param((0, 0, 0, "offered"), (0, 1, 0, "offered"), id="a chat is offered to one"),
        pytest.param((0, 0, 0, "active"), (0, 1, 0, "active"), id="a chat is held by one"),
        pytest.param((0, 0, 0, "offered"), (1, 0, 1, "offered"), id="a specialist is asked one thing"),
    ],
)
def test_the_database_itself_refuses(put, first, second):
    put(1, *first)
    with pytest.raises(IntegrityError):
        put(2, *second)


def test_what_has_ended_stands_in_nobodys_way(put):
    put(1, 0, 0, 0, "ended")
    put(2, 0, 0, 0, "declined")
    put(3, 0, 0, 0, "active")
    put(4, 0, 1, 0, "offered")
