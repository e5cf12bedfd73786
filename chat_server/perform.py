"""One action, one transaction, then its events: the only caller of actions."""

import itertools
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import structlog
from sqlalchemy import Connection

from chat_server.actions import telling
from chat_server.actions.action import Action, By, Done, Event, Later, Outcome, Policy, Tx, manner_of
from chat_server.actions.writing import write
from chat_server.clock import Clock
from chat_server.gathering import Answer, Asked, Committed, Gathering, Routes, Then
from chat_server.logs import places
from chat_server.protocol.refusal import INTERNAL, UNAVAILABLE, Refusal
from chat_server.records.database import Database, OutcomeUnknown, Unavailable
from chat_server.records.remembered import OpenLog, RememberedLogs
from chat_server.records.waits import RecentWaits
from chat_server.records.workers import Whereabouts

log = structlog.get_logger()

Publish = Callable[[Sequence[Event], Routes], None]


class Perform:
    """Runs actions. Doors, console, ticker and command line all come through here."""

    def __init__(self, database: Database, clock: Clock, policy: Policy) -> None:
        self.database = database
        self.clock = clock
        self.policy = policy
        self.publish: Publish = lambda _events, _routes: None
        self.wake_dispatch: Callable[[], None] = lambda: None
        self.has_colleagues = False
        self.logs = RememberedLogs()
        self.waits = RecentWaits()
        self._gathering = Gathering(self._commit, self._tell, database.lanes)

    def __call__(self, action: Action, command: Any, by: By) -> Outcome:
        """Run `action`, commit, publish; the caller acknowledges.

        What raised is a bug: it is logged without a word of what anyone typed, and answered `internal`.
        Raises `OutcomeUnknown` where nobody can tell whether it was committed: then nothing is acknowledged.
        """
        manner = manner_of(action)
        if manner.batched:
            return self._at_once(action, command, by)

        def work(tx: Tx) -> tuple[Outcome, Routes]:
            outcome: Outcome = action(tx, command, by)
            return outcome, self._routes(tx, [outcome])

        try:
            outcome: Outcome
            outcome, routes = self._transact(work, reads=manner.reads)
        except OutcomeUnknown:
            raise
        except Exception as error:
            return refusal_for(error, [action.__name__])
        self._published([outcome], routes)
        return outcome

    def gather(self, action: Action, command: Any, by: By, then: Then) -> Refusal | None:
        """Run a batched action together with what else is asked meanwhile, and call `then` with its outcome.

        Returns at once; a refusal says that too much is waiting, and `then` will not be called. `then` gets
        None where nobody can tell whether it was committed. Acknowledge in `then`: events are published after.
        """
        return self._gathering.ask(Asked(action, command, by, then))

    def _at_once(self, action: Action, command: Any, by: By) -> Outcome:
        committed = self._commit([Asked(action, command, by, lambda _outcome: None)], True)
        outcome = committed.answers[0].outcome
        if outcome is None:
            raise OutcomeUnknown
        self._tell(committed)
        return outcome

    def _commit(self, asked: Sequence[Asked], patient: bool) -> Committed:
        """One transaction for all; where it fails, each alone, so that a bad one fails alone."""

        def work(tx: Tx) -> tuple[list[Any], Routes]:
            outcomes = _together(tx, asked)
            return outcomes, self._routes(tx, outcomes)

        try:
            outcomes, routes = self._transact(work, patient=patient)
        except OutcomeUnknown:
            return Committed([Answer(one, None) for one in asked], {})
        except Exception as error:
            if len(asked) > 1 and not isinstance(error, Unavailable):
                return self._one_by_one(asked, patient)
            refusal = refusal_for(error, sorted({one.action.__name__ for one in asked}))
            return Committed([Answer(one, refusal) for one in asked], {})
        answers = [Answer(one, *_or_later(outcome)) for one, outcome in zip(asked, outcomes, strict=True)]
        return Committed(answers, routes)

    def _one_by_one(self, asked: Sequence[Asked], patient: bool) -> Committed:
        answers: list[Answer] = []
        routes: Routes = {}
        for one in asked:
            alone = self._commit([one], patient)
            answers += alone.answers
            for worker_id, events in alone.routes.items():
                routes.setdefault(worker_id, []).extend(events)
        return Committed(answers, routes)

    def _tell(self, committed: Committed) -> None:
        outcomes = [answer.outcome for answer in committed.answers if answer.outcome is not None]
        self._published(outcomes, committed.routes)

    def _transact(self, work: Callable[[Tx], Any], *, reads: bool = False, patient: bool = True) -> Any:
        now = self.clock.now()
        by_memory = itertools.chain([None if patient else self.logs], itertools.repeat(None))
        left: dict[str, OpenLog] = {}

        def run(sql: Connection) -> Any:
            left.clear()
            people = Whereabouts() if self.has_colleagues else None
            # Where it did not work out, what decides is read anew.
            return work(Tx(sql, now, self.policy, patient, next(by_memory), left, people, self.waits))

        if reads:
            return self.database.read(run)
        done = self.database.write(run) if patient else self.database.write_batch(run)
        if self.database.remote:
            self.logs.keep(left)
        return done

    def _routes(self, tx: Tx, outcomes: Iterable[Outcome | Later]) -> Routes:
        """Which other workers hold someone who hears of it, read in the same transaction."""
        if tx.people is None:
            return {}
        events = [event for outcome in outcomes if isinstance(outcome, Done) for event in outcome.events]
        return telling.routes(tx, events, tx.people) if events else {}

    def _published(self, outcomes: Sequence[Outcome], routes: Routes) -> None:
        events: list[Event] = []
        rematch = False
        for outcome in outcomes:
            if isinstance(outcome, Done):
                events += outcome.events
                rematch = rematch or outcome.rematch
        if events or routes:
            self.publish(events, routes)
        if rematch:
            self.wake_dispatch()


def _together(tx: Tx, asked: Sequence[Asked]) -> list[Any]:
    by_action: dict[Action, list[int]] = {}
    for index, one in enumerate(asked):
        by_action.setdefault(one.action, []).append(index)
    outcomes: list[Any] = [None] * len(asked)
    writers: list[int] = []
    for action, indexes in by_action.items():
        if manner_of(action).writes:
            writers += indexes
            continue
        found = action(tx, [(asked[index].command, asked[index].by) for index in indexes])
        for index, outcome in zip(indexes, found, strict=True):
            outcomes[index] = outcome
    writers.sort()
    lines = [asked[index].action(tx, asked[index].command, asked[index].by) for index in writers]
    for index, outcome in zip(writers, write(tx, lines), strict=True):
        outcomes[index] = outcome
    return outcomes


def _or_later(outcome: Outcome | Later) -> tuple[Outcome | None, bool]:
    return (None, True) if isinstance(outcome, Later) else (outcome, False)


def refusal_for(error: Exception, actions: Sequence[str]) -> Refusal:
    """The answer where an action raised; logged."""
    if isinstance(error, Unavailable):
        log.warning("unavailable", action=actions)
        return UNAVAILABLE
    log.error("failed", action=actions, error=type(error).__name__, at=where(error))
    return INTERNAL


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
