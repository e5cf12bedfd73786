"""Services and resources, and the card of one in the log of a chat."""

import sqlalchemy as sa
from alembic import op

from chat_server.records.tables import Instant, Json

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "resources",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("texts", Json, nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("url", sa.String(length=300), nullable=False),
        sa.Column("last_checked", sa.Date(), nullable=False),
        sa.Column("set_at", Instant(), nullable=False),
        sa.Column("set_by", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.add_column("entries", sa.Column("resource", Json, nullable=True))


def downgrade() -> None:
    # What was said stays in the log, as words.
    op.execute(
        "UPDATE entries SET kind = 'message', text = (resource ->> 'name')"
        " || coalesce(', ' || (resource ->> 'phone'), '') || ', ' || (resource ->> 'url')"
        " WHERE kind = 'resource'"
    )
    op.drop_column("entries", "resource")
    op.drop_table("resources")
