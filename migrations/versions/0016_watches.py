"""Which supervisor's connection watches which chat; what was broadcast; since when a chat asks for a supervisor."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "watches",
        sa.Column("connection_id", sa.String(length=64), nullable=False),
        sa.Column("chat_id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["connection_id"], ["connections.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("connection_id", "chat_id"),
    )
    op.create_index("ix_watches_chat_id", "watches", ["chat_id"])
    op.create_index("ix_watches_staff_id", "watches", ["staff_id"])
    op.create_table(
        "broadcasts",
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("client_id", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"]),
        sa.PrimaryKeyConstraint("staff_id", "client_id"),
    )
    op.add_column("chats", sa.Column("supervisor_called_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("chats", sa.Column("supervisor_call_id", sa.String(length=64), nullable=True))


def downgrade() -> None:
    op.drop_column("chats", "supervisor_call_id")
    op.drop_column("chats", "supervisor_called_at")
    op.drop_table("broadcasts")
    op.drop_table("watches")
