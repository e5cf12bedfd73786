"""From a packet to an action: look up, limit, check the role, parse once, perform, acknowledge."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import gevent
import structlog
from pydantic import ValidationError

from chat_server.actions.action import Action, Done, Member, Outcome, Visitor, manner_of
from chat_server.actions.duty import released
from chat_server.perform import Perform
from chat_server.protocol.contract import CommandContract
from chat_server.protocol.fields import Command
from chat_server.protocol.refusal import Refusal
from chat_server.records.database import OutcomeUnknown
from chat_server.transport.connections import Connection
from chat_server.transport.fanout import Fanout
from chat_server.transport.limits import COMMAND, Buckets, Rate
from chat_server.transport.packets import UNREADABLE

Then = Callable[[Connection, dict[str, Any]], None]
Relay = Callable[[Fanout, Connection, Any], dict[str, Any] | None]
Answered = Callable[[dict[str, Any] | None], None]
Finish = Callable[[Outcome | None], None]
log = structlog.get_logger()
UNKNOWN = Refusal("unknown_command", "There is no such command.")
FORBIDDEN = Refusal("forbidden", "Your role does not allow this.")
NOT_AN_OBJECT = Refusal("invalid", "Send one JSON object.", {"field": ""})

SPECIALISTS = frozenset({"specialist", "supervisor"})
SUPERVISORS = frozenset({"supervisor"})
VISITORS_ONLY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Row:
    """A command of a door: its contract, its action, who may use it, how fast, what the connection does then.

    `relay` answers from what this worker knows already, or None: then the action decides.
    """

    contract: CommandContract
    action: Action
    roles: frozenset[str]
    rate: Rate = COMMAND
    failures: Rate | None = None
    then: Then | None = field(default=None)
    relay: Relay | None = field(default=None)


class Dispatch:
    """The way of one door's commands. `shared` counts across connections; None where nothing is limited."""

    def __init__(
        self, table: Mapping[str, Row], perform: Perform, fanout: Fanout, shared: Buckets | None
    ) -> None:
        self._table = table
        self._perform = perform
        self._fanout = fanout
        self._shared = shared

    def __call__(
        self, connection: Connection, name: str, arguments: list[Any], answered: Answered
    ) -> dict[str, Any] | None:
        """The ack, or None where it comes later through `answered`. Never blocks."""
        row = self._table.get(name)
        if row is None:
            return (NOT_AN_OBJECT if name == UNREADABLE else UNKNOWN).ack()
        wait_s = 0.0 if self._shared is None else _too_fast(row, connection, name, self._shared)
        if wait_s:
            return slow_down(wait_s).ack()
        if isinstance(connection.by, Member) and not connection.by.roles & row.roles:
            return FORBIDDEN.ack()
        command = parse(row.contract.model, arguments)
        if isinstance(command, Refusal):
            return command.ack()
        held = connection.may_be_held and isinstance(connection.by, Member)
        if row.relay is not None and not held:
            known = row.relay(self._fanout, connection, command)
            if known is not None:
                return known

        def finish(outcome: Outcome | None) -> None:
            answered(None if outcome is None else self._ack(row, name, connection, outcome))

        if manner_of(row.action).batched and not held:
            refused = self._perform.gather(row.action, command, connection.by, finish)
            return None if refused is None else refused.ack()
        gevent.spawn(self._alone, row.action, connection, command, finish)
        return None

    def _alone(self, action: Action, connection: Connection, command: Command, finish: Finish) -> None:
        outcome: Outcome | None = None
        try:
            if connection.may_be_held and isinstance(connection.by, Member):
                connection.may_be_held = not isinstance(self._perform(released, None, connection.by), Done)
            outcome = self._perform(action, command, connection.by)
        except OutcomeUnknown:
            log.info("not_answered")
        finish(outcome)

    def _ack(self, row: Row, name: str, connection: Connection, outcome: Outcome) -> dict[str, Any]:
        if isinstance(outcome, Refusal):
            if row.failures is not None and self._shared is not None:
                self._shared.take(row.failures, name, _who(connection))
            return outcome.ack()
        if row.then is not None:
            row.then(connection, outcome.ack)
        return {"ok": True, **outcome.ack}


def _too_fast(row: Row, connection: Connection, name: str, shared: Buckets) -> float:
    failed = 0.0 if row.failures is None else shared.missing(row.failures, name, _who(connection))
    wait_s = failed or connection.buckets.take(row.rate, name)
    if wait_s == 0 and isinstance(connection.by, Visitor) and connection.by.chat_id is not None:
        # Many sockets with one token are one visitor.
        return shared.take(row.rate, name, connection.by.chat_id)
    return wait_s


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
