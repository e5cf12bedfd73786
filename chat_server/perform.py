"""One action, one transaction, then its events: the only caller of actions."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import structlog
from sqlalchemy import Connection

from chat_server.actions.action import Action, By, Done, Event, Outcome, Policy, Tx, manner_of
from chat_server.clock import Clock
from chat_server.logs import places
from chat_server.protocol.refusal import INTERNAL, UNAVAILABLE, Refusal
from chat_server.records.database import Database, OutcomeUnknown, Unavailable

log = structlog.get_logger()
T = TypeVar("T")
Publish = Callable[[Sequence[Event]], None]


class Perform:
    """Runs actions. Doors, console, ticker and command line all come through here."""

    def __init__(self, database: Database, clock: Clock, policy: Policy) -> None:
        self.database = database
        self.clock = clock
        self.policy = policy
        self.publish: Publish = lambda _events: None
        self.wake_dispatch: Callable[[], None] = lambda: None

    def __call__(self, action: Action, command: Any, by: By) -> Outcome:
        """Run `action`, commit, publish; the caller acknowledges.

        What raised is a bug: it is logged without a word of what anyone typed, and answered `internal`.
        Raises `OutcomeUnknown` where nobody can tell whether it was committed: then nothing is acknowledged.
        """
        try:
            outcome = self._transact(action, command, by)
        except OutcomeUnknown:
            raise
        except Unavailable:
            log.warning("unavailable", action=action.__name__)
            return UNAVAILABLE
        except Exception as error:
            log.error("failed", action=action.__name__, error=type(error).__name__, at=where(error))
            return INTERNAL
        if isinstance(outcome, Done):
            self.publish(outcome.events)
            if outcome.rematch:
                self.wake_dispatch()
        return outcome

    def _transact(self, action: Action, command: Any, by: By) -> Outcome:
        manner = manner_of(action)
        now = self.clock.now()

        def work(sql: Connection) -> Outcome:
            tx = Tx(sql, now, self.policy)
            if manner.batched:
                outcomes: list[Outcome] = action(tx, [(command, by)])
                return outcomes[0]
            outcome: Outcome = action(tx, command, by)
            return outcome

        return self.database.read(work) if manner.reads else self.database.write(work)


def where(error: BaseException) -> list[str]:
    """The places an exception passed through."""
    return places(error.__traceback__)


def done(outcome: Outcome) -> dict[str, Any]:
    """The ack of an action that has no reason to refuse. Raises `Refused` where it did all the same."""
    if isinstance(outcome, Refusal):
        raise Refused(outcome)
    return outcome.ack


class Refused(Exception):
    """An action refused where the caller had no answer for that."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal
