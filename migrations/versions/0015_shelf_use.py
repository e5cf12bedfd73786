"""Counts of how often each article's page was opened and of vain searches; a service that nobody has checked yet."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "article_openings",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("from_card", sa.Boolean(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "slug", "language", "from_card"),
    )
    op.create_table(
        "missed_searches",
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("words", sa.String(length=60), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("week", "language", "words"),
    )
    with op.batch_alter_table("resources") as resources:
        resources.alter_column("last_checked", existing_type=sa.Date(), nullable=True)


def downgrade() -> None:
    # As good as never: it is long stale.
    op.execute("UPDATE resources SET last_checked = '2000-01-01' WHERE last_checked IS NULL")
    with op.batch_alter_table("resources") as resources:
        resources.alter_column("last_checked", existing_type=sa.Date(), nullable=False)
    op.drop_table("missed_searches")
    op.drop_table("article_openings")
