"""Contact records say more, and are of calls too."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
WRITTEN_OF_CALLS = "chat_id IS NULL AND (text IS NOT NULL OR referrals IS NOT NULL)"
SAID_OF_IT = ("cancer_type", "stage_of_journey", "needs", "referrals")


def upgrade() -> None:
    with op.batch_alter_table("contact_records") as records:
        records.alter_column("chat_id", existing_type=sa.String(length=32), nullable=True)
        records.add_column(sa.Column("client_id", sa.String(length=64), nullable=True))
        records.add_column(sa.Column("channel", sa.String(length=8), nullable=True))
        records.add_column(sa.Column("language", sa.String(length=2), nullable=True))
        records.add_column(sa.Column("cancer_type", sa.String(length=20), nullable=True))
        records.add_column(sa.Column("stage_of_journey", sa.String(length=20), nullable=True))
        records.add_column(sa.Column("needs", JSON, nullable=True))
        records.add_column(sa.Column("referrals", JSON, nullable=True))
        records.create_unique_constraint("uq_contact_records_staff_id_client_id", ["staff_id", "client_id"])
    op.create_index("ix_contact_records_at", "contact_records", ["at"])
    op.create_index(
        "ix_contact_records_written_of_calls",
        "contact_records",
        ["at"],
        sqlite_where=sa.text(WRITTEN_OF_CALLS),
        postgresql_where=sa.text(WRITTEN_OF_CALLS),
    )


def downgrade() -> None:
    op.drop_index("ix_contact_records_written_of_calls", table_name="contact_records")
    op.drop_index("ix_contact_records_at", table_name="contact_records")
    # Calls have no place there.
    op.execute("DELETE FROM contact_records WHERE chat_id IS NULL")
    with op.batch_alter_table("contact_records") as records:
        records.drop_constraint("uq_contact_records_staff_id_client_id", type_="unique")
        records.alter_column("chat_id", existing_type=sa.String(length=32), nullable=False)
        for name in ("client_id", "channel", "language", *SAID_OF_IT):
            records.drop_column(name)
