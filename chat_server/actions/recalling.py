"""A version of an article is withdrawn, and whoever was sent it hears so."""

from collections.abc import Sequence
from typing import Any

from chat_server.actions import telling
from chat_server.actions.action import Done, Event, Member, Outcome, System, Tx, action
from chat_server.actions.reports import Days, days_of, reported
from chat_server.actions.sharing import local_day, not_sendable
from chat_server.protocol.fields import wire_time
from chat_server.protocol.refusal import Refusal
from chat_server.protocol.reports import ReportWanted
from chat_server.protocol.shelf import WithdrawArticle
from chat_server.records import articles, audit, chats, entries
from chat_server.records.tables import Record
from chat_server.rules.lifecycle import OPEN

EDITORS = frozenset({"editor", "administrator"})
NO_SUCH_VERSION = Refusal("not_found", "There is no such article in this language, or no such version of it.")


@action()
def withdraw_article(tx: Tx, command: WithdrawArticle, by: Member | System) -> Outcome:
    """Nobody may be sent this version any more; within a second the open chats that have it are told.

    Again, it answers the same. `chats`: how many have it, ended ones too.
    """
    row = articles.version(tx.sql, command.slug, command.language, command.version)
    if row is None:
        return NO_SUCH_VERSION
    actor = by.id if isinstance(by, Member) else None
    named = (command.slug, command.language, command.version)
    if articles.withdraw(tx.sql, *named, now=tx.now, by=actor, reason=command.reason):
        audit.note(
            tx.sql,
            now=tx.now,
            actor_id=actor,
            what="withdraw_article",
            subject=command.slug,
            reason=command.reason,
            replaced={"language": command.language, "version": command.version},
        )
    return Done({"chats": articles.count_chats_with(tx.sql, *named)})


@action()
def recall_withdrawn(tx: Tx, _command: None, _by: System) -> Outcome:
    """Tell the open chats that have a withdrawn version; in a transaction of its own, after every share of it."""
    events: list[Event] = []
    for version in articles.owed_a_recall(tx.sql):
        named = (version.slug, version.language, version.version)
        had_it = articles.count_chats_with(tx.sql, *named)
        if articles.recalled(tx.sql, *named, now=tx.now, chats_had_it=had_it):
            events += _told(tx, version, articles.open_chats_with(tx.sql, *named))
    return Done(events=tuple(events))


def _told(tx: Tx, version: Record, open_lately: Sequence[str]) -> list[Event]:
    locked = sorted(chats.lock(tx.sql, open_lately).items())
    still_open = [chat_id for chat_id, row in locked if row.state in OPEN]
    if not still_open:
        return []
    correction = _correction(tx, version)
    notices = [telling.recalled(tx, chat_id, version, correction) for chat_id in still_open]
    return telling.chats_changed(tx, still_open, entries.append(tx.sql, notices))


def _correction(tx: Tx, version: Record) -> str | None:
    """The address of what may be read instead of a withdrawn version today."""
    current = articles.current(tx.sql, version.slug, version.language)
    if current is None or current.version <= version.version or not_sendable(current, local_day(tx)):
        return None
    return f"/articles/{current.slug}?language={current.language}"


@action(reads=True)
def recalls_by_version(tx: Tx, command: ReportWanted, _by: Member) -> Outcome:
    """A row for each version that was withdrawn on these days."""
    days = days_of(tx, command)
    if isinstance(days, Refusal):
        return days
    found = articles.withdrawn_between(tx.sql, days.since, days.until)
    rows = [_row(one, days) for one in found if command.language in (None, one.language)]
    totals = {"versions": len(rows), "chats": sum(row["chats"] or 0 for row in rows)}
    return reported(days, command, rows, totals)


def _row(version: Record, days: Days) -> dict[str, Any]:
    return {
        "at": wire_time(version.withdrawn_at),
        "local": version.withdrawn_at.astimezone(days.zone).isoformat(timespec="minutes"),
        "slug": version.slug,
        "language": version.language,
        "version": version.version,
        "title": version.content["title"],
        "by": version.name,
        "reason": version.withdrawn_reason,
        "chats": version.recalled_from,
    }
