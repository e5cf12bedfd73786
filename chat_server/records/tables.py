"""Every table there is. Migrations lead here; a test compares the two."""

from datetime import UTC, datetime
from typing import Any, TypeAlias

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Row,
    String,
    Table,
    Text,
    Time,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP

Record: TypeAlias = Row[*tuple[Any, ...]]

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """An aware UTC datetime, to the microsecond, on both databases."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        """`timestamptz` on PostgreSQL; on SQLite text that sorts by time."""
        postgresql = dialect.name == "postgresql"
        return dialect.type_descriptor(TIMESTAMP(timezone=True) if postgresql else DateTime())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive datetime: it would be read as another instant."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime has no place in the database")
        at = value.astimezone(UTC)
        return at if dialect.name == "postgresql" else at.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give the instant back in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")

installation = Table(
    "installation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("epoch", String(32), nullable=False),
    Column("hours_edited_at", Instant),
    # Null: nothing was ever published.
    Column("shelf_edition", Integer),
    # In seconds; null: as the setting says.
    Column("wrap_up_s", Integer),
    CheckConstraint("id = 1", name="one_row"),
)

switch = Table(
    "switch",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("position", String(8), nullable=False),
    Column("until", Instant),
    Column("message", Json),
    Column("set_at", Instant, nullable=False),
    Column("set_by", ForeignKey("staff.id")),
    CheckConstraint("id = 1", name="one_row"),
)

calendar_versions = Table(
    "calendar_versions",
    metadata,
    Column("effective_from", Date, primary_key=True),
    Column("zone", String(64), nullable=False),
    Column("week", Json, nullable=False),
    Column("holidays", Json, nullable=False),
    Column("set_at", Instant, nullable=False),
    Column("set_by", ForeignKey("staff.id")),
)

calendar_exceptions = Table(
    "calendar_exceptions",
    metadata,
    Column("day", Date, primary_key=True),
    # Empty: for all languages.
    Column("language", String(2), primary_key=True),
    Column("windows", Json, nullable=False),
    Column("note", String(200)),
    Column("set_at", Instant, nullable=False),
    Column("set_by", ForeignKey("staff.id")),
)

staff = Table(
    "staff",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("email", String(254), nullable=False, unique=True),
    Column("name", String(80), nullable=False),
    Column("password_hash", String(200), nullable=False),
    Column("roles", Json, nullable=False),
    Column("languages", Json, nullable=False),
    Column("topics", Json, nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("duty", String(9), nullable=False),
    Column("duty_reason", String(200)),
    Column("duty_since", Instant, nullable=False),
    Column("idle_since", Instant, nullable=False),
    Column("held_since", Instant),
    Column("lost_at", Instant),
    Column("deactivated_at", Instant),
)

shifts = Table(
    "shifts",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("staff_id", ForeignKey("staff.id"), nullable=False),
    # On the calendar's wall clock of that day; `ends` 00:00 is the end of the day.
    Column("day", Date, nullable=False),
    Column("starts", Time, nullable=False),
    Column("ends", Time, nullable=False),
    Column("set_at", Instant, nullable=False),
    Column("set_by", ForeignKey("staff.id")),
    Index("ix_shifts_day", "day"),
    UniqueConstraint("staff_id", "day", "starts"),
)

staff_sessions = Table(
    "staff_sessions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("staff_id", ForeignKey("staff.id"), nullable=False, index=True),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("ended_at", Instant),
)

workers = Table(
    "workers",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("lease_until", Instant, nullable=False),
)

chats = Table(
    "chats",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("state", String(9), nullable=False),
    Column("language", String(2), nullable=False),
    Column("role", String(12), nullable=False),
    Column("topic", String(13)),
    Column("name", String(80)),
    Column("priority", Integer, nullable=False),
    Column("consented_at", Instant, nullable=False),
    Column("queued_at", Instant, nullable=False),
    Column("assigned_at", Instant),
    Column("answered_at", Instant),
    Column("ended_at", Instant),
    Column("end_reason", String(24)),
    Column("forgotten_at", Instant),
    # Written by the release before, which may run beside this one while it is exchanged: see `wait_estimates`.
    Column("told_low_s", Integer),
    Column("told_high_s", Integer),
    Column("expected_s", Integer),
    Column("last_seq", Integer, nullable=False),
    Column("lost_at", Instant),
    # When this wait began, or was last confirmed (null: at `queued_at`); until when the visitor may say "still here".
    Column("waits_since", Instant),
    Column("asked_until", Instant),
    # Until one of them looks at it.
    Column("supervisor_called_at", Instant),
    # Under which the last call was made: the same again is no second call.
    Column("supervisor_call_id", String(64)),
    Index("ix_chats_queue", "state", "language", "priority", "queued_at"),
    Index("ix_chats_queued_at", "queued_at"),
)

wait_estimates = Table(
    "wait_estimates",
    metadata,
    # No foreign key: whoever is told waits, and to lock the row of a chat for it would hold up who changes that chat.
    Column("chat_id", String(32), primary_key=True),
    # In the line of its language, from 1; 0 where it was not kept.
    Column("position", Integer, primary_key=True),
    Column("language", String(2), nullable=False),
    Column("told_at", Instant, nullable=False),
    Column("low_s", Integer, nullable=False),
    Column("high_s", Integer, nullable=False),
    Column("expected_s", Integer, nullable=False),
    Column("shape", Float),
    # From then until the answer; null until it came.
    Column("waited_s", Float),
    Index(
        "ix_wait_estimates_answered",
        "language",
        "told_at",
        sqlite_where=text("waited_s IS NOT NULL"),
        postgresql_where=text("waited_s IS NOT NULL"),
    ),
)

connections = Table(
    "connections",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("worker_id", ForeignKey("workers.id", ondelete="CASCADE"), nullable=False, index=True),
    # No foreign keys: each would lock the row of a chat whenever somebody comes, and these rows go with the worker's.
    Column("chat_id", String(32), index=True),
    Column("staff_id", String(32), index=True),
    Column("session_id", String(32)),
    Column("connected_at", Instant, nullable=False),
)

# As long as the connection. Whoever watches reads a chat without being given it.
watches = Table(
    "watches",
    metadata,
    Column("connection_id", ForeignKey("connections.id", ondelete="CASCADE"), primary_key=True),
    Column("chat_id", String(32), primary_key=True, index=True),
    Column("staff_id", String(32), nullable=False, index=True),
)

broadcasts = Table(
    "broadcasts",
    metadata,
    Column("staff_id", ForeignKey("staff.id"), primary_key=True),
    Column("client_id", String(64), primary_key=True),
    Column("at", Instant, nullable=False),
    Column("told", Integer, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    # No foreign key: whoever writes has locked the chat's row, and to look it up again cost a fifth of an entry.
    Column("chat_id", String(32), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("author_kind", String(10), nullable=False),
    Column("author_id", String(32), nullable=False),
    Column("author_name", String(80)),
    Column("at", Instant, nullable=False),
    Column("text", Text),
    Column("client_id", String(64)),
    Column("article", Json),
    Column("notice", Json),
    # As it was when it was shared: whatever is made of the resource later, this was said.
    Column("resource", Json),
    Index(
        "uq_entries_client_id",
        "chat_id",
        "author_id",
        "client_id",
        unique=True,
        sqlite_where=text("client_id IS NOT NULL"),
        postgresql_where=text("client_id IS NOT NULL"),
    ),
    Index(
        "ix_entries_last_shared",
        "at",
        sqlite_where=text("kind = 'article'"),
        postgresql_where=text("kind = 'article'"),
    ),
    Index(
        "ix_entries_shared",
        "chat_id",
        sqlite_where=text("kind = 'article'"),
        postgresql_where=text("kind = 'article'"),
    ),
)

notes = Table(
    "notes",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("chat_id", ForeignKey("chats.id"), nullable=False),
    Column("author_id", ForeignKey("staff.id"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("text", Text, nullable=False),
    Column("whisper", Boolean, nullable=False),
    Column("client_id", String(64), nullable=False),
    UniqueConstraint("chat_id", "author_id", "client_id"),
)

assignments = Table(
    "assignments",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("chat_id", ForeignKey("chats.id"), nullable=False),
    Column("specialist_id", ForeignKey("staff.id"), nullable=False),
    Column("slot", Integer, nullable=False),
    Column("state", String(9), nullable=False),
    Column("kind", String(9), nullable=False),
    Column("offered_at", Instant, nullable=False),
    Column("shown_at", Instant),
    # Of a warm transfer: since when its colleague reads, before they answer.
    Column("reading_since", Instant),
    Column("deadline", Instant),
    Column("accepted_at", Instant),
    Column("wrap_up_at", Instant),
    Column("ended_at", Instant),
    Column("skip_until", Instant),
    Index("ix_assignments_chat_id", "chat_id"),
    Index("ix_assignments_specialist_id", "specialist_id"),
    Index("ix_assignments_ended_at", "ended_at"),
)


def _only_one(name: str, *columns: str, where: str) -> Index:
    condition = text(where)
    return Index(
        name,
        *(assignments.c[column] for column in columns),
        unique=True,
        sqlite_where=condition,
        postgresql_where=condition,
    )


_only_one("uq_assignments_slot", "specialist_id", "slot", where="state IN ('offered', 'active', 'wrap_up')")
_only_one("uq_assignments_offered_chat", "chat_id", where="state = 'offered'")
_only_one("uq_assignments_active_chat", "chat_id", where="state = 'active'")
_only_one("uq_assignments_offered_specialist", "specialist_id", where="state = 'offered'")

contact_records = Table(
    "contact_records",
    metadata,
    Column("id", String(32), primary_key=True),
    # Null: a call that no chat went before.
    Column("chat_id", ForeignKey("chats.id"), unique=True),
    Column("staff_id", ForeignKey("staff.id"), nullable=False),
    # Null for a chat, which has one record.
    Column("client_id", String(64)),
    Column("at", Instant, nullable=False, index=True),
    # Null in these two: of a chat, filed by the release before, which may run beside this one while it is exchanged.
    Column("channel", String(8)),
    Column("language", String(2)),
    Column("contact_type", String(16), nullable=False),
    Column("relation", String(12), nullable=False),
    Column("topics", Json, nullable=False),
    Column("outcome", String(8), nullable=False),
    Column("text", Text),
    # Null in these: nothing was said of it.
    Column("cancer_type", String(20)),
    Column("stage_of_journey", String(20)),
    Column("needs", Json),
    Column("referrals", Json),
    UniqueConstraint("staff_id", "client_id"),
    # What is written of a call, until it is forgotten.
    Index(
        "ix_contact_records_written_of_calls",
        "at",
        sqlite_where=text("chat_id IS NULL AND (text IS NOT NULL OR referrals IS NOT NULL)"),
        postgresql_where=text("chat_id IS NULL AND (text IS NOT NULL OR referrals IS NOT NULL)"),
    ),
)

ratings = Table(
    "ratings",
    metadata,
    Column("chat_id", ForeignKey("chats.id"), primary_key=True),
    Column("score", Integer, nullable=False),
    Column("comment", Text),
    Column("at", Instant, nullable=False),
)

handoffs = Table(
    "handoffs",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    Column("chat_id", ForeignKey("chats.id"), nullable=False, unique=True),
    Column("expires_at", Instant, nullable=False),
    Column("opened_at", Instant),
    Column("opened_by", ForeignKey("staff.id")),
)

turned_away = Table(
    "turned_away",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("at", Instant, nullable=False, index=True),
    Column("language", String(2), nullable=False),
    Column("reason", String(20), nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("slug", String(80), primary_key=True),
    Column("language", String(2), primary_key=True),
    Column("version", Integer, nullable=False),
    # Of the shelf, when this changed last; null for what has stood since before editions were counted.
    Column("edition", Integer),
)

article_versions = Table(
    "article_versions",
    metadata,
    Column("slug", String(80), primary_key=True),
    Column("language", String(2), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("content_hash", String(64), nullable=False),
    Column("content", Json, nullable=False),
    Column("last_revised", Date, nullable=False),
    Column("next_review", Date, nullable=False),
    Column("added_at", Instant, nullable=False),
    Column("withdrawn_at", Instant),
    Column("withdrawn_by", String(32)),
    Column("withdrawn_reason", String(200)),
    # When those who had it were told, and how many chats they were; null until then.
    Column("recalled_at", Instant),
    Column("recalled_from", Integer),
    UniqueConstraint("slug", "language", "content_hash"),
    Index(
        "ix_article_versions_owed",
        "slug",
        sqlite_where=text("withdrawn_at IS NOT NULL AND recalled_at IS NULL"),
        postgresql_where=text("withdrawn_at IS NOT NULL AND recalled_at IS NULL"),
    ),
)

canned_replies = Table(
    "canned_replies",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("shortcut", String(32), nullable=False),
    # Null: everybody's.
    Column("owner_id", ForeignKey("staff.id")),
    Column("texts", Json, nullable=False),
    Column("set_at", Instant, nullable=False),
    Column("set_by", String(32)),
    Index(
        "ux_canned_replies_shared",
        "shortcut",
        unique=True,
        sqlite_where=text("owner_id IS NULL"),
        postgresql_where=text("owner_id IS NULL"),
    ),
    Index("ux_canned_replies_own", "owner_id", "shortcut", unique=True),
)

resources = Table(
    "resources",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("texts", Json, nullable=False),
    Column("phone", String(40)),
    Column("url", String(300), nullable=False),
    Column("last_checked", Date),
    Column("set_at", Instant, nullable=False),
    Column("set_by", String(32)),
)

article_openings = Table(
    "article_openings",
    metadata,
    Column("day", Date, primary_key=True),
    Column("slug", String(80), primary_key=True),
    Column("language", String(2), primary_key=True),
    Column("from_card", Boolean, primary_key=True),
    Column("times", Integer, nullable=False),
)

# Without words: what is counted, and not kept.
missed_searches = Table(
    "missed_searches",
    metadata,
    Column("week", Date, primary_key=True),
    Column("language", String(2), primary_key=True),
    Column("words", String(60), primary_key=True),
    Column("times", Integer, nullable=False),
)

article_drafts = Table(
    "article_drafts",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("slug", String(80), nullable=False),
    Column("language", String(2), nullable=False),
    # Goes on from draft to draft of an article: what somebody saw of an earlier one is never taken for this one.
    Column("version", Integer, nullable=False),
    Column("state", String(9), nullable=False),
    Column("text", Text, nullable=False),
    Column("flags", Json, nullable=False),
    Column("remark", Text),
    # The text as it is, and the last step of whatever kind.
    Column("written_at", Instant, nullable=False),
    Column("written_by", ForeignKey("staff.id"), nullable=False),
    Column("moved_at", Instant, nullable=False),
    Column("moved_by", ForeignKey("staff.id"), nullable=False),
    Index(
        "uq_article_drafts_open",
        "slug",
        "language",
        unique=True,
        sqlite_where=text("state IN ('draft', 'in_review')"),
        postgresql_where=text("state IN ('draft', 'in_review')"),
    ),
)

audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("actor_id", String(32)),
    Column("what", String(40), nullable=False),
    Column("subject", String(80)),
    Column("reason", String(200)),
    Column("replaced", Text),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
