"""Shifts: who is planned on duty on which day."""

import sqlalchemy as sa
from alembic import op

from chat_server.records.tables import Instant

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shifts",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("set_at", Instant(), nullable=False),
        sa.Column("set_by", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_shifts_staff_id")),
        sa.ForeignKeyConstraint(["set_by"], ["staff.id"], name=op.f("fk_shifts_set_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shifts")),
        sa.UniqueConstraint("staff_id", "day", "starts", name=op.f("uq_shifts_staff_id_day_starts")),
    )
    op.create_index("ix_shifts_day", "shifts", ["day"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_shifts_day", table_name="shifts")
    op.drop_table("shifts")
