"""Chat hours as data: versions that follow each other, exceptional days, and when either was last edited."""

import sqlalchemy as sa
from alembic import op

from chat_server.records.tables import Instant, Json

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("installation", sa.Column("hours_edited_at", Instant(), nullable=True))
    op.create_table(
        "calendar_versions",
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("week", Json, nullable=False),
        sa.Column("holidays", Json, nullable=False),
        sa.Column("set_at", Instant(), nullable=False),
        sa.Column("set_by", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["set_by"], ["staff.id"], name=op.f("fk_calendar_versions_set_by")),
        sa.PrimaryKeyConstraint("effective_from", name=op.f("pk_calendar_versions")),
    )
    op.create_table(
        "calendar_exceptions",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("windows", Json, nullable=False),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.Column("set_at", Instant(), nullable=False),
        sa.Column("set_by", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["set_by"], ["staff.id"], name=op.f("fk_calendar_exceptions_set_by")),
        sa.PrimaryKeyConstraint("day", "language", name=op.f("pk_calendar_exceptions")),
    )


def downgrade() -> None:
    op.drop_table("calendar_exceptions")
    op.drop_table("calendar_versions")
    op.drop_column("installation", "hours_edited_at")
