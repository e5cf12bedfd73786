"""What stood in the place of what was set, in the audit."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("audit", sa.Column("replaced", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("audit", "replaced")
