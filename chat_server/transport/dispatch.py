"""From a packet to an action: look up, limit, check the role, parse once, perform, acknowledge."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from chat_server.actions.action import Action, Member
from chat_server.actions.duty import released
from chat_server.perform import Perform
from chat_server.protocol.contract import CommandContract
from chat_server.protocol.fields import Command
from chat_server.protocol.refusal import Refusal
from chat_server.transport.connections import Connection
from chat_server.transport.limits import COMMAND, Buckets, Rate
from chat_server.transport.packets import UNREADABLE

Then = Callable[[Connection, dict[str, Any]], None]
UNKNOWN = Refusal("unknown_command", "There is no such command.")
FORBIDDEN = Refusal("forbidden", "Your role does not allow this.")
NOT_AN_OBJECT = Refusal("invalid", "Send one JSON object.", {"field": ""})

SPECIALISTS = frozenset({"specialist", "supervisor"})
SUPERVISORS = frozenset({"supervisor"})
VISITORS_ONLY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Row:
    """A command of a door: its contract, its action, who may use it, how fast, what the connection does then."""

    contract: CommandContract
    action: Action
    roles: frozenset[str]
    rate: Rate = COMMAND
    failures: Rate | None = None
    then: Then | None = field(default=None)


def dispatch(
    table: Mapping[str, Row],
    perform: Perform,
    connection: Connection,
    name: str,
    arguments: list[Any],
    failures: Buckets | None,
) -> dict[str, Any]:
    """Answer one command; the ack. `failures` counts across connections; None where nothing is limited."""
    row = table.get(name)
    if row is None:
        return (NOT_AN_OBJECT if name == UNREADABLE else UNKNOWN).ack()
    wait_s = 0.0 if failures is None else _too_fast(row, connection, name, failures)
    if wait_s:
        return slow_down(wait_s).ack()
    if isinstance(connection.by, Member):
        if not connection.by.roles & row.roles:
            return FORBIDDEN.ack()
        if connection.may_be_held:
            connection.may_be_held = False
            perform(released, None, connection.by)
    command = parse(row.contract.model, arguments)
    if isinstance(command, Refusal):
        return command.ack()
    outcome = perform(row.action, command, connection.by)
    if isinstance(outcome, Refusal):
        if row.failures is not None and failures is not None:
            failures.take(row.failures, name, _who(connection))
        return outcome.ack()
    if row.then is not None:
        row.then(connection, outcome.ack)
    return {"ok": True, **outcome.ack}


def _too_fast(row: Row, connection: Connection, name: str, failures: Buckets) -> float:
    failed = 0.0 if row.failures is None else failures.missing(row.failures, name, _who(connection))
    return failed or connection.buckets.take(row.rate, name)


def _who(connection: Connection) -> str:
    return connection.by.id if isinstance(connection.by, Member) else connection.sid


def slow_down(wait_s: float) -> Refusal:
    """Too fast; when to try again."""
    return Refusal("limited", "Too fast. Please wait a moment.", {"retry_after_s": max(1, math.ceil(wait_s))})


def parse(model: type[Command], arguments: list[Any]) -> Command | Refusal:
    """The command, or which field is wrong and why, without what was sent."""
    if len(arguments) > 1 or (arguments and not isinstance(arguments[0], dict)):
        return NOT_AN_OBJECT
    try:
        return model.model_validate(arguments[0] if arguments else {})
    except ValidationError as error:
        return as_refusal(error)


def as_refusal(error: ValidationError) -> Refusal:
    """The first thing that is wrong. An over-long `text` has a code of its own."""
    first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    path = [str(part) for part in first["loc"]]
    field_name = _known(path)
    if first["type"] == "string_too_long" and path[-1:] == ["text"]:
        return Refusal("too_large", f"{field_name} is too long.", {"field": field_name})
    reason = first["msg"].removeprefix("Value error, ")
    if first["type"] == "extra_forbidden":
        return Refusal("invalid", "There is a field that this command does not have.", {"field": field_name})
    return Refusal("invalid", f"{field_name}: {reason}", {"field": field_name})


def _known(path: list[str]) -> str:
    # Names of fields that do not exist come from outside: bounded, and without what could forge a line.
    named = ".".join(path)[:80]
    return "".join(character if character.isprintable() else "?" for character in named)
