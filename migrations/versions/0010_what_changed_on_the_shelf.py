"""In which edition an article changed, and which articles were shared last: an index takes in what is new."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

SHARED = sa.text("kind = 'article'")


def upgrade() -> None:
    op.add_column("articles", sa.Column("edition", sa.Integer(), nullable=True))
    op.create_index("ix_entries_last_shared", "entries", ["at"], sqlite_where=SHARED, postgresql_where=SHARED)


def downgrade() -> None:
    op.drop_index("ix_entries_last_shared", "entries")
    op.drop_column("articles", "edition")
