"""What each visitor was told to expect; what estimates read is found by its time."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TOLD = ("told_low_s", "told_high_s", "expected_s")


def upgrade() -> None:
    for name in TOLD:
        op.add_column("chats", sa.Column(name, sa.Integer(), nullable=True))
    op.drop_column("chats", "ahead")
    op.create_index("ix_assignments_ended_at", "assignments", ["ended_at"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_assignments_ended_at", table_name="assignments")
    op.add_column("chats", sa.Column("ahead", sa.Integer(), nullable=False, server_default="0"))
    for name in TOLD:
        op.drop_column("chats", name)
