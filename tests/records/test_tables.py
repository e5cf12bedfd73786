import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, inspect, text

import chat_server
from chat_server.migrate import downgrade, is_current, upgrade
from chat_server.records import contacts
from chat_server.records.tables import chats, contact_records, entries, metadata, staff

SOURCES = sorted(Path(chat_server.__file__).parent.glob("**/*.py"))


def test_migrations_lead_to_exactly_these_tables(database):
    differences = database.read(lambda sql: compare_metadata(MigrationContext.configure(sql), metadata))
    assert differences == []
    assert is_current(database)


def test_migrations_go_down_to_nothing_and_up_again(database):
    downgrade(database)
    assert database.read(lambda sql: inspect(sql).get_table_names()) == ["alembic_version"]
    assert not is_current(database)
    upgrade(database)
    assert is_current(database)


def test_a_resource_that_was_shared_stays_in_the_log_as_words_when_its_table_goes(database):
    card = {"name": "Crisis line", "phone": "988", "url": "https://988lifeline.org/"}
    shared = [card, {**card, "phone": None}]
    at = datetime(2026, 11, 27, tzinfo=UTC)
    said = [
        {"chat_id": "chat", "seq": seq, "kind": "resource", "author_kind": "specialist", "author_id": "ann"}
        | {"at": at, "resource": resource}
        for seq, resource in enumerate(shared, 1)
    ]
    database.write(lambda sql: sql.execute(insert(entries), said))
    downgrade(database, "0012")
    asked = text("SELECT kind, text FROM entries ORDER BY seq")
    assert database.read(lambda sql: sql.execute(asked).all()) == [
        ("message", "Crisis line, 988, https://988lifeline.org/"),
        ("message", "Crisis line, https://988lifeline.org/"),
    ]
    upgrade(database)


def test_no_time_comes_from_sql():
    assert all(
        column.default is None and column.server_default is None
        for t in metadata.sorted_tables
        for column in t.c
    )
    for source in SOURCES:
        found = re.findall(
            r"CURRENT_TIMESTAMP|func\.now|\bnow\(\)\s*['\"]|datetime\.utcnow|datetime\.now",
            source.read_text(),
        )
        assert not found or source.name == "clock.py", source


@pytest.fixture
def anns_chat(database):
    at = datetime(2026, 11, 27, tzinfo=UTC)
    ann = {
        "id": "ann",
        "email": "ann@example.org",
        "name": "Ann",
        "password_hash": "-",
        "roles": [],
        "capacity": 2,
    }
    ann |= {"languages": [], "topics": [], "duty": "off", "duty_since": at, "idle_since": at}
    chat = {
        "id": "chat",
        "token_hash": "-",
        "version": 1,
        "state": "closed",
        "language": "es",
        "role": "patient",
    }
    chat |= {"priority": 0, "consented_at": at, "queued_at": at, "last_seq": 0}
    database.write(lambda sql: (sql.execute(insert(staff), ann), sql.execute(insert(chats), chat)))
    said = {"contact_type": "support", "relation": "patient", "outcome": "answered", "topics": []}
    return {"staff_id": "ann", "at": at, **said}


def test_records_of_chats_stay_when_those_of_calls_come_and_go(database, anns_chat):
    records = [{**anns_chat, "id": "1", "chat_id": "chat"}, {**anns_chat, "id": "2", "chat_id": None}]
    database.write(lambda sql: sql.execute(insert(contact_records), records))
    downgrade(database, "0016")
    upgrade(database)
    asked = text("SELECT id, chat_id FROM contact_records")
    assert database.read(lambda sql: sql.execute(asked).all()) == [("1", "chat")]


def test_a_record_that_the_release_before_filed_is_of_a_chat_in_the_language_of_that(database, anns_chat):
    record = {**anns_chat, "id": "1", "chat_id": "chat"}
    database.write(lambda sql: sql.execute(insert(contact_records), record))
    at = anns_chat["at"]
    (row,) = database.read(lambda sql: contacts.between(sql, at, at + timedelta(seconds=1)))
    assert (row.channel, row.language) == ("chat", "es")
    assert database.read(lambda sql: contacts.by_channel(sql, at)) == {"chat": 1}
