"""Services and resources in a conversation: found, and shared as a card that stays as it was."""

from collections.abc import Mapping, Sequence
from typing import Any

from chat_server.actions.action import Done, Later, Member, Outcome, Tx, action
from chat_server.actions.conversation import refusal_to_write
from chat_server.actions.sharing import local_day
from chat_server.actions.writing import Line
from chat_server.protocol.refusal import Refusal
from chat_server.protocol.resources import FindResources, ShareResource
from chat_server.records import resources
from chat_server.records.chats import ChatLog
from chat_server.records.entries import Draft
from chat_server.records.tables import Record
from chat_server.rules.crisis import crisis_lines
from chat_server.rules.resources import CommonWords, Found, Texts, is_stale, search
from knowledge.small_talk import without_small_talk
from knowledge.stop_words import without_stop_words
from knowledge.urgency import SELF_HARM

COMMON = CommonWords(without_small_talk, without_stop_words)
MISSING = Refusal(
    "not_found", "There is no such resource, or no text of it in this language.", {"field": "resource_id"}
)


@action(reads=True)
def find_resources(tx: Tx, command: FindResources, _by: Member) -> Outcome:
    """Search the directory, or it for a crisis line where a visitor's words are of a crisis.

    What nobody has checked for long is found too, and says so.
    """
    listed = {row.id: row for row in resources.everything(tx.sql)}
    directory = [(row.id, row.texts) for row in listed.values()]
    look = _crisis_lines if command.suggests else _found
    hits = look(tx, directory, command)[: command.limit]
    today, days = local_day(tx), tx.policy.resource_stale_days
    return Done(
        {
            "resources": [
                {
                    **_card(row, hit.language),
                    "stale": is_stale(row.last_checked, today, days),
                    "named": hit.named,
                }
                for row, hit in ((listed[hit.id], hit) for hit in hits)
            ]
        }
    )


def _found(tx: Tx, directory: Sequence[tuple[str, Texts]], command: FindResources) -> list[Found]:
    """Whoever types the words of a crisis wants its line before anything else."""
    first = [hit._replace(named=True) for hit in _crisis_lines(tx, directory, command)]
    known = {hit.id for hit in first}
    others = search(directory, command.query, command.language, COMMON)
    return first + [hit for hit in others if hit.id not in known]


def _crisis_lines(tx: Tx, directory: Sequence[tuple[str, Texts]], command: FindResources) -> list[Found]:
    crisis = tx.policy.crisis
    if crisis is None or not crisis.fits(SELF_HARM, command.query):
        return []
    return search(crisis_lines(directory), "", command.language, COMMON)


@action(writes=True)
def share_resource(tx: Tx, command: ShareResource, by: Member) -> Line:
    """Share a resource into a chat that this specialist holds. A stale one too: its card says when it was checked."""

    def make(log: ChatLog, holds: str | None) -> Draft | Refusal | Later:
        refusal = refusal_to_write(tx, log, holds)
        if refusal is not None:
            return refusal
        row = resources.find(tx.sql, command.resource_id)
        if row is None or command.language not in row.texts:
            return MISSING
        card = _card(row, command.language)
        return Draft(
            log.id,
            "resource",
            "specialist",
            by.id,
            tx.now,
            author_name=by.name,
            client_id=command.client_id,
            # For whoever has a page of a release that knows no cards of services.
            text=_in_words(card),
            resource=card,
        )

    return Line(command.chat_id, by.id, command.client_id, make)


def _card(row: Record, language: str) -> dict[str, Any]:
    text = row.texts[language]
    return {
        "id": row.id,
        "language": language,
        "name": text["name"],
        "what_for": text["what_for"],
        "who_for": text["who_for"],
        "area": text["area"],
        "phone": row.phone,
        "url": row.url,
        "last_checked": day_of(row),
    }


def day_of(row: Record) -> str | None:
    """The day when somebody last checked it; None for never."""
    return None if row.last_checked is None else str(row.last_checked.isoformat())


def _in_words(card: Mapping[str, Any]) -> str:
    return ", ".join(card[name] for name in ("name", "phone", "url") if card[name])
