import re
from datetime import UTC, datetime
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, inspect, text

import chat_server
from chat_server.migrate import downgrade, is_current, upgrade
from chat_server.records.tables import entries, metadata

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
