"""Canned replies: everybody's, and those that somebody keeps for themselves."""

import sqlalchemy as sa
from alembic import op

from chat_server.records.tables import Instant, Json

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "canned_replies",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("shortcut", sa.String(length=32), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=True),
        sa.Column("texts", Json, nullable=False),
        sa.Column("set_at", Instant(), nullable=False),
        sa.Column("set_by", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    shared = sa.text("owner_id IS NULL")
    op.create_index(
        "ux_canned_replies_shared",
        "canned_replies",
        ["shortcut"],
        unique=True,
        sqlite_where=shared,
        postgresql_where=shared,
    )
    op.create_index("ux_canned_replies_own", "canned_replies", ["owner_id", "shortcut"], unique=True)


def downgrade() -> None:
    op.drop_table("canned_replies")
