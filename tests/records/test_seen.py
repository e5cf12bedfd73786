"""A place in the queue is counted within one's language, in the queue's order, whoever else is asked about."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert
from stage import MONDAY_NOON

from chat_server.records import seen
from chat_server.records.tables import chats

CHAT = st.tuples(
    st.sampled_from(["waiting", "waiting", "waiting", "active", "closed"]),
    st.sampled_from(["en", "es"]),
    st.integers(0, 1),
    st.integers(0, 3),
)


def as_row(number, chat):
    state, language, priority, minute = chat
    return {
        "id": f"chat-{number}",
        "token_hash": f"token-{number}",
        "version": 1,
        "state": state,
        "language": language,
        "role": "patient",
        "priority": priority,
        "consented_at": MONDAY_NOON,
        "queued_at": MONDAY_NOON + timedelta(minutes=minute),
        "last_seq": 0,
    }


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wished=st.lists(CHAT, min_size=1, max_size=12), some=st.sets(st.integers(0, 11), min_size=1))
def test_everyone_is_told_how_many_stand_ahead(database, wished, some):
    rows = [as_row(number, chat) for number, chat in enumerate(wished)]

    def write(sql):
        sql.execute(chats.delete())
        sql.execute(insert(chats), rows)

    database.write(write)
    asked = [rows[number]["id"] for number in some if number < len(rows)]
    found = database.read(lambda sql: seen.read(sql, asked, MONDAY_NOON))
    assert {one: found[one].position for one in asked} == {one: place_of(one, rows) for one in asked}
    for one in asked:
        assert database.read(lambda sql, one=one: seen.read(sql, [one], MONDAY_NOON)) == {one: found[one]}


def place_of(chat_id, rows):
    own = next(row for row in rows if row["id"] == chat_id)
    if own["state"] != "waiting":
        return None
    rivals = [row for row in rows if (row["state"], row["language"]) == ("waiting", own["language"])]
    ordered = sorted(rivals, key=lambda row: (row["priority"], row["queued_at"], row["id"]))
    return 1 + [row["id"] for row in ordered].index(chat_id)
