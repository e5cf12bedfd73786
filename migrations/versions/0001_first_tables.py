"""The first tables."""

import sqlalchemy as sa
from alembic import op

from chat_server.records.tables import Instant, Json

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "article_versions",
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("content", Json, nullable=False),
        sa.Column("last_revised", sa.Date(), nullable=False),
        sa.Column("next_review", sa.Date(), nullable=False),
        sa.Column("added_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("slug", "language", "version", name=op.f("pk_article_versions")),
        sa.UniqueConstraint(
            "slug", "language", "content_hash", name=op.f("uq_article_versions_slug_language_content_hash")
        ),
    )
    op.create_table(
        "articles",
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.PrimaryKeyConstraint("slug", "language", name=op.f("pk_articles")),
    )
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("actor_id", sa.String(length=32), nullable=True),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=True),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit")),
    )
    op.create_table(
        "chats",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("topic", sa.String(length=13), nullable=True),
        sa.Column("name", sa.String(length=80), nullable=True),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("consented_at", Instant(), nullable=False),
        sa.Column("queued_at", Instant(), nullable=False),
        sa.Column("assigned_at", Instant(), nullable=True),
        sa.Column("answered_at", Instant(), nullable=True),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("end_reason", sa.String(length=24), nullable=True),
        sa.Column("forgotten_at", Instant(), nullable=True),
        sa.Column("ahead", sa.Integer(), nullable=False),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.Column("lost_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chats")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_chats_token_hash")),
    )
    op.create_index("ix_chats_queue", "chats", ["state", "language", "priority", "queued_at"], unique=False)
    op.create_index("ix_chats_queued_at", "chats", ["queued_at"], unique=False)
    op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.String(length=32), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_installation_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installation")),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("roles", Json, nullable=False),
        sa.Column("languages", Json, nullable=False),
        sa.Column("topics", Json, nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("duty", sa.String(length=9), nullable=False),
        sa.Column("duty_reason", sa.String(length=200), nullable=True),
        sa.Column("duty_since", Instant(), nullable=False),
        sa.Column("idle_since", Instant(), nullable=False),
        sa.Column("held_since", Instant(), nullable=True),
        sa.Column("lost_at", Instant(), nullable=True),
        sa.Column("deactivated_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("email", name=op.f("uq_staff_email")),
    )
    op.create_table(
        "turned_away",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turned_away")),
    )
    op.create_index(op.f("ix_turned_away_at"), "turned_away", ["at"], unique=False)
    op.create_table(
        "workers",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("lease_until", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workers")),
    )
    op.create_table(
        "assignments",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("chat_id", sa.String(length=32), nullable=False),
        sa.Column("specialist_id", sa.String(length=32), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("kind", sa.String(length=9), nullable=False),
        sa.Column("offered_at", Instant(), nullable=False),
        sa.Column("shown_at", Instant(), nullable=True),
        sa.Column("deadline", Instant(), nullable=True),
        sa.Column("accepted_at", Instant(), nullable=True),
        sa.Column("wrap_up_at", Instant(), nullable=True),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("skip_until", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_assignments_chat_id")),
        sa.ForeignKeyConstraint(["specialist_id"], ["staff.id"], name=op.f("fk_assignments_specialist_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignments")),
    )
    op.create_index("ix_assignments_chat_id", "assignments", ["chat_id"], unique=False)
    op.create_index("ix_assignments_specialist_id", "assignments", ["specialist_id"], unique=False)
    op.create_index(
        "uq_assignments_active_chat",
        "assignments",
        ["chat_id"],
        unique=True,
        sqlite_where=sa.text("state = 'active'"),
        postgresql_where=sa.text("state = 'active'"),
    )
    op.create_index(
        "uq_assignments_offered_chat",
        "assignments",
        ["chat_id"],
        unique=True,
        sqlite_where=sa.text("state = 'offered'"),
        postgresql_where=sa.text("state = 'offered'"),
    )
    op.create_index(
        "uq_assignments_offered_specialist",
        "assignments",
        ["specialist_id"],
        unique=True,
        sqlite_where=sa.text("state = 'offered'"),
        postgresql_where=sa.text("state = 'offered'"),
    )
    op.create_index(
        "uq_assignments_slot",
        "assignments",
        ["specialist_id", "slot"],
        unique=True,
        sqlite_where=sa.text("state IN ('offered', 'active', 'wrap_up')"),
        postgresql_where=sa.text("state IN ('offered', 'active', 'wrap_up')"),
    )
    op.create_table(
        "connections",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("worker_id", sa.String(length=32), nullable=False),
        sa.Column("chat_id", sa.String(length=32), nullable=True),
        sa.Column("staff_id", sa.String(length=32), nullable=True),
        sa.Column("connected_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_connections_worker_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_connections")),
    )
    op.create_index(op.f("ix_connections_chat_id"), "connections", ["chat_id"], unique=False)
    op.create_index(op.f("ix_connections_staff_id"), "connections", ["staff_id"], unique=False)
    op.create_index(op.f("ix_connections_worker_id"), "connections", ["worker_id"], unique=False)
    op.create_table(
        "contact_records",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("chat_id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("contact_type", sa.String(length=16), nullable=False),
        sa.Column("relation", sa.String(length=12), nullable=False),
        sa.Column("topics", Json, nullable=False),
        sa.Column("outcome", sa.String(length=8), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_contact_records_chat_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_contact_records_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_records")),
        sa.UniqueConstraint("chat_id", name=op.f("uq_contact_records_chat_id")),
    )
    op.create_table(
        "entries",
        sa.Column("chat_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("author_kind", sa.String(length=10), nullable=False),
        sa.Column("author_id", sa.String(length=32), nullable=False),
        sa.Column("author_name", sa.String(length=80), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("client_id", sa.String(length=64), nullable=True),
        sa.Column("article", Json, nullable=True),
        sa.Column("notice", Json, nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_entries_chat_id")),
        sa.PrimaryKeyConstraint("chat_id", "seq", name=op.f("pk_entries")),
    )
    op.create_index(
        "uq_entries_client_id",
        "entries",
        ["chat_id", "author_id", "client_id"],
        unique=True,
        sqlite_where=sa.text("client_id IS NOT NULL"),
        postgresql_where=sa.text("client_id IS NOT NULL"),
    )
    op.create_table(
        "handoffs",
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("chat_id", sa.String(length=32), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("opened_at", Instant(), nullable=True),
        sa.Column("opened_by", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_handoffs_chat_id")),
        sa.ForeignKeyConstraint(["opened_by"], ["staff.id"], name=op.f("fk_handoffs_opened_by")),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_handoffs")),
        sa.UniqueConstraint("chat_id", name=op.f("uq_handoffs_chat_id")),
    )
    op.create_table(
        "notes",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("chat_id", sa.String(length=32), nullable=False),
        sa.Column("author_id", sa.String(length=32), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("whisper", sa.Boolean(), nullable=False),
        sa.Column("client_id", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["staff.id"], name=op.f("fk_notes_author_id")),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_notes_chat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
        sa.UniqueConstraint(
            "chat_id", "author_id", "client_id", name=op.f("uq_notes_chat_id_author_id_client_id")
        ),
    )
    op.create_table(
        "ratings",
        sa.Column("chat_id", sa.String(length=32), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_ratings_chat_id")),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_ratings")),
    )
    op.create_table(
        "staff_sessions",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=32), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_sessions_staff_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_staff_sessions")),
        sa.UniqueConstraint("id", name=op.f("uq_staff_sessions_id")),
    )
    op.create_index(op.f("ix_staff_sessions_staff_id"), "staff_sessions", ["staff_id"], unique=False)
    op.create_table(
        "switch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.String(length=8), nullable=False),
        sa.Column("until", Instant(), nullable=True),
        sa.Column("message", Json, nullable=True),
        sa.Column("set_at", Instant(), nullable=False),
        sa.Column("set_by", sa.String(length=32), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_switch_one_row")),
        sa.ForeignKeyConstraint(["set_by"], ["staff.id"], name=op.f("fk_switch_set_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_switch")),
    )


def downgrade() -> None:
    op.drop_table("switch")
    op.drop_index(op.f("ix_staff_sessions_staff_id"), table_name="staff_sessions")
    op.drop_table("staff_sessions")
    op.drop_table("ratings")
    op.drop_table("notes")
    op.drop_table("handoffs")
    op.drop_index(
        "uq_entries_client_id",
        table_name="entries",
        sqlite_where=sa.text("client_id IS NOT NULL"),
        postgresql_where=sa.text("client_id IS NOT NULL"),
    )
    op.drop_table("entries")
    op.drop_table("contact_records")
    op.drop_index(op.f("ix_connections_worker_id"), table_name="connections")
    op.drop_index(op.f("ix_connections_staff_id"), table_name="connections")
    op.drop_index(op.f("ix_connections_chat_id"), table_name="connections")
    op.drop_table("connections")
    op.drop_index(
        "uq_assignments_slot",
        table_name="assignments",
        sqlite_where=sa.text("state IN ('offered', 'active', 'wrap_up')"),
        postgresql_where=sa.text("state IN ('offered', 'active', 'wrap_up')"),
    )
    op.drop_index(
        "uq_assignments_offered_specialist",
        table_name="assignments",
        sqlite_where=sa.text("state = 'offered'"),
        postgresql_where=sa.text("state = 'offered'"),
    )
    op.drop_index(
        "uq_assignments_offered_chat",
        table_name="assignments",
        sqlite_where=sa.text("state = 'offered'"),
        postgresql_where=sa.text("state = 'offered'"),
    )
    op.drop_index(
        "uq_assignments_active_chat",
        table_name="assignments",
        sqlite_where=sa.text("state = 'active'"),
        postgresql_where=sa.text("state = 'active'"),
    )
    op.drop_index("ix_assignments_specialist_id", table_name="assignments")
    op.drop_index("ix_assignments_chat_id", table_name="assignments")
    op.drop_table("assignments")
    op.drop_table("workers")
    op.drop_index(op.f("ix_turned_away_at"), table_name="turned_away")
    op.drop_table("turned_away")
    op.drop_table("staff")
    op.drop_table("installation")
    op.drop_index("ix_chats_queued_at", table_name="chats")
    op.drop_index("ix_chats_queue", table_name="chats")
    op.drop_table("chats")
    op.drop_table("audit")
    op.drop_table("articles")
    op.drop_table("article_versions")
