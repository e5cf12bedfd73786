"""What visitors are told of their wait is kept each time that their position has halved, not only when asking.

The three columns of `chats` stay: a worker of the release before writes them until it is restarted.
"""

import sqlalchemy as sa
from alembic import op

from chat_server.records.tables import Instant

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

WAITED_S = {
    "postgresql": "extract(epoch FROM answered_at - queued_at)",
    "sqlite": "(julianday(answered_at) - julianday(queued_at)) * 86400",
}
WHEN_ASKING = """
INSERT INTO wait_estimates (chat_id, position, language, told_at, low_s, high_s, expected_s, waited_s)
SELECT id, 0, language, queued_at, told_low_s, told_high_s, expected_s, {waited_s} FROM chats
WHERE told_low_s IS NOT NULL AND told_high_s IS NOT NULL AND expected_s IS NOT NULL
"""


def upgrade() -> None:
    op.create_table(
        "wait_estimates",
        sa.Column("chat_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("told_at", Instant(), nullable=False),
        sa.Column("low_s", sa.Integer(), nullable=False),
        sa.Column("high_s", sa.Integer(), nullable=False),
        sa.Column("expected_s", sa.Integer(), nullable=False),
        sa.Column("shape", sa.Float(), nullable=True),
        sa.Column("waited_s", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("chat_id", "position"),
    )
    op.execute(WHEN_ASKING.format(waited_s=WAITED_S[op.get_bind().dialect.name]))
    answered = sa.text("waited_s IS NOT NULL")
    op.create_index(
        "ix_wait_estimates_answered",
        "wait_estimates",
        ["language", "told_at"],
        sqlite_where=answered,
        postgresql_where=answered,
    )


def downgrade() -> None:
    op.drop_table("wait_estimates")
