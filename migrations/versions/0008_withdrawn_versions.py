"""When, by whom and why a version of an article was withdrawn, and who had it; the entries that shared articles."""

import sqlalchemy as sa
from alembic import op

from chat_server.records.tables import Instant

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Nothing but `published` was ever written there: a version says itself whether it was withdrawn.
    op.drop_column("articles", "state")
    op.add_column("article_versions", sa.Column("withdrawn_at", Instant(), nullable=True))
    op.add_column("article_versions", sa.Column("withdrawn_by", sa.String(length=32), nullable=True))
    op.add_column("article_versions", sa.Column("withdrawn_reason", sa.String(length=200), nullable=True))
    op.add_column("article_versions", sa.Column("recalled_at", Instant(), nullable=True))
    op.add_column("article_versions", sa.Column("recalled_from", sa.Integer(), nullable=True))
    owed = sa.text("withdrawn_at IS NOT NULL AND recalled_at IS NULL")
    op.create_index(
        "ix_article_versions_owed", "article_versions", ["slug"], postgresql_where=owed, sqlite_where=owed
    )
    shared = sa.text("kind = 'article'")
    op.create_index("ix_entries_shared", "entries", ["chat_id"], postgresql_where=shared, sqlite_where=shared)


def downgrade() -> None:
    op.add_column(
        "articles", sa.Column("state", sa.String(length=9), nullable=False, server_default="published")
    )
    op.drop_index("ix_entries_shared", "entries")
    op.drop_index("ix_article_versions_owed", "article_versions")
    for name in ("recalled_from", "recalled_at", "withdrawn_reason", "withdrawn_by", "withdrawn_at"):
        op.drop_column("article_versions", name)
