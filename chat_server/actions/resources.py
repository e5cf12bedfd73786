"""The directory of services and resources, as editors keep it: listed, saved, checked, removed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from chat_server.actions.action import Done, Member, Outcome, System, Tx, action
from chat_server.actions.opening_hours import invalid
from chat_server.actions.referring import day_of
from chat_server.actions.sharing import local_day
from chat_server.protocol.refusal import Refusal
from chat_server.protocol.resources import CheckResource, ListResources, RemoveResource, SaveResource
from chat_server.records import audit, resources
from chat_server.records.locks import lock_resources
from chat_server.records.tables import Record
from chat_server.rules.plain_hours import Misread, read_day
from chat_server.rules.resources import folded, is_stale, language_shown

SET = ("texts", "phone", "url", "last_checked")
NO_RESOURCE = Refusal("not_found", "There is no such resource, or no longer.", {"field": "id"})
EMPTY = invalid("texts", "write it in one language at least.")
FUTURE = invalid("last_checked", "this day has not come yet. Give today or a day before.")


@action(reads=True)
def list_resources(tx: Tx, _command: ListResources, _by: Member) -> Outcome:
    """All of them, with all their texts."""
    return _resources(tx)


@action()
def save_resource(tx: Tx, command: SaveResource, by: Member) -> Outcome:
    """Add a resource or change one. The same again answers the same; an older version is a conflict."""
    values = _values(tx, command)
    if isinstance(values, Refusal):
        return values
    lock_resources(tx.sql)
    listed = resources.everything(tx.sql)
    before = next((row for row in listed if row.id == command.id), None)
    if command.id is not None and before is None:
        return NO_RESOURCE
    if any(_stood(row) == values for row in (listed if before is None else [before])):
        return _resources(tx)
    if before is not None and before.version != command.version:
        return _changed(tx, before)
    taken = _name_taken(listed, values["texts"], command.id)
    if taken is not None:
        return taken
    if before is None:
        resource_id = resources.add(tx.sql, now=tx.now, by=by.id, **values)
    else:
        resource_id = before.id
        resources.change(tx.sql, resource_id, now=tx.now, by=by.id, **values)
    _audited(tx, by, "set_resource", resource_id, before)
    return _resources(tx)


@action()
def remove_resource(tx: Tx, command: RemoveResource, by: Member) -> Outcome:
    """Remove a resource. What was shared of it stays in the logs as it was."""
    lock_resources(tx.sql)
    before = resources.find(tx.sql, command.id)
    if before is None:
        return NO_RESOURCE
    if before.version != command.version:
        return _changed(tx, before)
    _audited(tx, by, "remove_resource", before.id, before)
    resources.remove(tx.sql, before.id)
    return _resources(tx)


@action()
def check_resource(tx: Tx, command: CheckResource, by: Member) -> Outcome:
    """It was checked today. Again on the same day, it changes nothing; of an older version, nobody has checked this."""
    lock_resources(tx.sql)
    before, today = resources.find(tx.sql, command.id), local_day(tx)
    if before is None:
        return NO_RESOURCE
    again = before.last_checked == today and before.version == command.version + 1
    if before.version != command.version and not again:
        return _changed(tx, before)
    if before.last_checked != today:
        _audited(tx, by, "check_resource", before.id, before)
        resources.change(tx.sql, before.id, now=tx.now, by=by.id, last_checked=today)
    return _resources(tx)


@action()
def furnish_resources(tx: Tx, command: Sequence[Mapping[str, Any]], _by: System) -> Outcome:
    """Give a new installation resources; one that has some keeps them as they are."""
    if not resources.everything(tx.sql):
        for values in command:
            resources.add(tx.sql, now=tx.now, by=None, **values)
    return Done()


def _values(tx: Tx, command: SaveResource) -> dict[str, Any] | Refusal:
    texts = command.texts.model_dump(exclude_none=True)
    if not texts:
        return EMPTY
    try:
        checked = command.last_checked
        last_checked: date | None = None if checked is None else read_day(checked, "last_checked")
    except Misread as error:
        return invalid(error.field, error.reason)
    if last_checked is not None and last_checked > local_day(tx):
        return FUTURE
    return {"texts": texts, "phone": command.phone, "url": command.url, "last_checked": last_checked}


def _name_taken(listed: Sequence[Record], texts: Mapping[str, Any], own_id: str | None) -> Refusal | None:
    for language, text in texts.items():
        others = (row.texts.get(language) for row in listed if row.id != own_id)
        if folded(text["name"]) in {folded(other["name"]) for other in others if other}:
            field = f"texts.{language}.name"
            return Refusal(
                "conflict", f"{field}: there is a resource of this name already.", {"field": field}
            )
    return None


def _changed(tx: Tx, row: Record) -> Refusal:
    changed = "Somebody else has changed this resource. Look at it as it is now."
    return Refusal("conflict", changed, {"resource": _view(tx, row, local_day(tx))})


def _stood(row: Record) -> dict[str, Any]:
    return {name: getattr(row, name) for name in SET}


def _audited(tx: Tx, by: Member, what: str, resource_id: str, before: Record | None) -> None:
    stood = None if before is None else _stood(before)
    audit.note(tx.sql, now=tx.now, actor_id=by.id, what=what, subject=resource_id, replaced=stood)


def _resources(tx: Tx) -> Done:
    today = local_day(tx)
    listed = [_view(tx, row, today) for row in sorted(resources.everything(tx.sql), key=_name)]
    return Done({"stale_days": tx.policy.resource_stale_days, "resources": listed})


def _name(row: Record) -> tuple[str, str]:
    return folded(row.texts[language_shown(row.texts, "en")]["name"]), row.id


def _view(tx: Tx, row: Record, today: date) -> dict[str, Any]:
    return {
        "id": row.id,
        "version": row.version,
        "texts": {"en": row.texts.get("en"), "es": row.texts.get("es")},
        "phone": row.phone,
        "url": row.url,
        "last_checked": day_of(row),
        "stale": is_stale(row.last_checked, today, tx.policy.resource_stale_days),
    }
