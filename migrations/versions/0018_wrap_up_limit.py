"""How long wrap-up may take, where supervisors say so."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("installation", sa.Column("wrap_up_s", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("installation", "wrap_up_s")
