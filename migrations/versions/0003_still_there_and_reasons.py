"""Whether a visitor who has waited long is still there; why a supervisor stepped in; whose session a connection is."""

import sqlalchemy as sa
from alembic import op

from chat_server.records.tables import Instant

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("chats", sa.Column("waits_since", Instant(), nullable=True))
    op.add_column("chats", sa.Column("asked_until", Instant(), nullable=True))
    op.add_column("connections", sa.Column("session_id", sa.String(length=32), nullable=True))
    op.add_column("audit", sa.Column("reason", sa.String(length=200), nullable=True))


def downgrade() -> None:
    op.drop_column("audit", "reason")
    op.drop_column("connections", "session_id")
    op.drop_column("chats", "asked_until")
    op.drop_column("chats", "waits_since")
