"""Drafts of articles, on their way to the shelf."""

import sqlalchemy as sa
from alembic import op

from chat_server.records.tables import Instant, Json

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "article_drafts",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("flags", Json, nullable=False),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("written_at", Instant(), nullable=False),
        sa.Column("written_by", sa.String(length=32), nullable=False),
        sa.Column("moved_at", Instant(), nullable=False),
        sa.Column("moved_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["written_by"], ["staff.id"], name=op.f("fk_article_drafts_written_by")),
        sa.ForeignKeyConstraint(["moved_by"], ["staff.id"], name=op.f("fk_article_drafts_moved_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_drafts")),
    )
    still_open = sa.text("state IN ('draft', 'in_review')")
    op.create_index(
        "uq_article_drafts_open",
        "article_drafts",
        ["slug", "language"],
        unique=True,
        postgresql_where=still_open,
        sqlite_where=still_open,
    )


def downgrade() -> None:
    op.drop_index("uq_article_drafts_open", table_name="article_drafts")
    op.drop_table("article_drafts")
