"""Bring the database to the newest tables, once, before any worker."""

from pathlib import Path

from sqlalchemy import Connection

import migrations
from chat_server.records.database import Database
from chat_server.records.locks import lock_migration

FOLDER = Path(migrations.__file__).parent


def upgrade(database: Database, revision: str = "head") -> None:
    """Migrate up to a revision. On PostgreSQL under a lock, so that two at once do not collide."""
    from alembic import command

    _run(database, lambda config: command.upgrade(config, revision))


def downgrade(database: Database, revision: str = "base") -> None:
    """Migrate down to a revision; what it drops is gone."""
    from alembic import command

    _run(database, lambda config: command.downgrade(config, revision))


def is_current(database: Database) -> bool:
    """Whether the database has the newest tables."""
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    newest = ScriptDirectory(str(FOLDER)).get_current_head()
    return database.read(lambda sql: MigrationContext.configure(sql).get_current_revision()) == newest


def _run(database: Database, run: object) -> None:
    from alembic.config import Config

    assert callable(run)
    config = Config()
    config.set_main_option("script_location", str(FOLDER))

    def work(sql: Connection) -> None:
        config.attributes["connection"] = sql
        lock_migration(sql)
        run(config)

    database.write(work)
