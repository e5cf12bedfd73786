"""What was published of an article, with the people who did it."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from chat_server.records.tables import Record, article_drafts, article_versions, staff

_writer = staff.alias("writer")
_publisher = staff.alias("publisher")
_withdrawer = staff.alias("withdrawer")
# A draft is published in the transaction that adds its version, so both have one instant.
_published_as = (
    (article_drafts.c.slug == article_versions.c.slug)
    & (article_drafts.c.language == article_versions.c.language)
    & (article_drafts.c.state == "published")
    & (article_drafts.c.moved_at == article_versions.c.added_at)
)
_VERSIONS = (
    select(
        article_versions,
        article_drafts.c.written_at,
        article_drafts.c.written_by,
        _writer.c.name.label("writer"),
        article_drafts.c.moved_by.label("published_by"),
        _publisher.c.name.label("publisher"),
        _withdrawer.c.name.label("withdrawer"),
    )
    .outerjoin(article_drafts, _published_as)
    .outerjoin(_writer, _writer.c.id == article_drafts.c.written_by)
    .outerjoin(_publisher, _publisher.c.id == article_drafts.c.moved_by)
    .outerjoin(_withdrawer, _withdrawer.c.id == article_versions.c.withdrawn_by)
)


def versions(sql: Connection, slug: str, language: str, limit: int) -> Sequence[Record]:
    """The last versions of an article, the newest first.

    `written_at`, `written_by` and `published_by`, with the names `writer` and `publisher`, are None where no draft
    is known to have become it, as where it came from a folder; `withdrawer` is None where it stands, and where nobody
    is known to have withdrawn it, as on the command line.
    """
    asked = _VERSIONS.where(article_versions.c.slug == slug, article_versions.c.language == language)
    return sql.execute(asked.order_by(article_versions.c.version.desc()).limit(limit)).all()
