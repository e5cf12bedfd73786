"""The clock in the hand: what is to happen, in order, and the ticker's work whenever some of it is due.

The server's ticker looks every second, and finds nothing to do in most. Here it looks at the instants at which
something can be due: a lost line, the end of a grace, an offer's or a wrap-up's deadline, the end of a skip,
closing time; and once more a second after each look that changed anything. So what time does happens up to a second
sooner than in the server, never otherwise; dispatch follows each command that asks for it, as there.
"""

import heapq
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from chat_server.actions import offering
from chat_server.actions.action import Action, By, Done, Event, Outcome, Policy, System
from chat_server.clock import Clock
from chat_server.gathering import Routes
from chat_server.perform import Perform, Refused
from chat_server.protocol.refusal import INTERNAL, UNAVAILABLE, Refusal
from chat_server.records.database import Database
from chat_server.ticker import EVERY_TICK, UNLESS_INTERRUPTED

SYSTEM = System()
LOOK_AGAIN_S = 1.0


class HandClock(Clock):
    """A clock that stands until it is set."""

    def __init__(self, at: datetime) -> None:
        super().__init__()
        self.at = at

    def now(self) -> datetime:
        """The instant that it was set to."""
        return self.at


class Listener(Protocol):
    """Somebody who hears events."""

    def hears(self, event: Event) -> None:
        """Remember it, and plan what to do; nothing may be performed in here."""
        ...


class World:
    """Runs what is planned, in the order of (time, number): equal instants come in the order of planning."""

    def __init__(self, database: Database, policy: Policy, begins: datetime) -> None:
        self.policy = policy
        self._clock = HandClock(begins)
        self._perform = Perform(database, self._clock, policy)
        self._perform.publish = self._tell
        self._perform.wake_dispatch = self.wake
        self._agenda: list[tuple[datetime, int, Callable[[], None]]] = []
        self._planned = 0
        self._woken = False
        self.by_id: dict[str, Listener] = {}
        self.worker_id = ""

    @property
    def now(self) -> datetime:
        """The instant."""
        return self._clock.at

    def at(self, when: datetime, call: Callable[[], None]) -> None:
        """Plan for an instant; one that is past comes next."""
        self._planned += 1
        heapq.heappush(self._agenda, (when, self._planned, call))

    def after(self, seconds: float, call: Callable[[], None]) -> None:
        """Plan for so many seconds from now."""
        self.at(self.now + timedelta(seconds=seconds), call)

    def look_after(self, seconds: float, still: Callable[[], bool] = lambda: True) -> None:
        """Something may be due then, if it `still` is."""
        self.after(seconds, lambda: self._look() if still() else None)

    def pass_time(self, span: timedelta) -> None:
        """Before the day: nothing is planned for meanwhile."""
        self._clock.at += span

    def wake(self) -> None:
        """A match may have become possible."""
        self._woken = True

    def run(self) -> None:
        """Until nothing is planned any more."""
        while self._agenda:
            when, _, call = heapq.heappop(self._agenda)
            self._clock.at = max(when, self.now)
            call()
            if self._woken:
                self._woken = False
                self.do(offering.dispatch, None, SYSTEM)

    def ask(self, action: Action, command: Any, by: By) -> Outcome:
        """The outcome. Raises where the action failed: a simulated day has no outages."""
        outcome: Outcome = self._perform(action, command, by)
        if isinstance(outcome, Refusal) and outcome.code in {INTERNAL.code, UNAVAILABLE.code}:
            raise Refused(outcome)
        return outcome

    def do(self, action: Action, command: Any, by: By) -> Done:
        """The outcome of an action that has no reason to refuse."""
        outcome = self.ask(action, command, by)
        if isinstance(outcome, Refusal):
            raise Refused(outcome)
        return outcome

    def _look(self) -> None:
        changed = False
        for action in (*EVERY_TICK, *UNLESS_INTERRUPTED):
            changed = bool(self.do(action, None, SYSTEM).events) or changed
        if changed:
            self.look_after(LOOK_AGAIN_S)
        self.wake()

    def _tell(self, events: Sequence[Event], _routes: Routes) -> None:
        for event in events:
            for one in (event.to.visitor_of, *sorted(event.to.staff)):
                if one in self.by_id:
                    self.by_id[one].hears(event)
