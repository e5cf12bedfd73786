"""How often the shelf has changed: workers index it anew when it has."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("installation", sa.Column("shelf_edition", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("installation", "shelf_edition")
