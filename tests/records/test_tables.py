import re
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

import chat_server
from chat_server.migrate import downgrade, is_current, upgrade
from chat_server.records.tables import metadata

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
