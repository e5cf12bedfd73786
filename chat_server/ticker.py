"""Once a second: lapsed leases and offers, closing time, dispatch. Safe to run in every worker."""

import time
from collections.abc import Callable

import gevent
import structlog
from gevent.event import Event

from chat_server.actions import offering, outlook, presence, recalling, upkeep
from chat_server.actions.action import Action, Done, System
from chat_server.perform import Perform, where
from chat_server.records.database import OutcomeUnknown

log = structlog.get_logger()

TICK_S = 1.0
JUMP_S = 2.0
CLOCK_CHECK_S = 30.0
KEEP_ESTIMATES_S = 30.0
SYSTEM = System()

EVERY_TICK: tuple[Action, ...] = (
    upkeep.meet_deadlines,
    upkeep.close_for_the_day,
    upkeep.forget_old_chats,
)
UNLESS_INTERRUPTED: tuple[Action, ...] = (
    upkeep.mark_lost,
    upkeep.requeue_lost,
    upkeep.let_lost_visitors_go,
    upkeep.let_silent_visitors_go,
)


class Ticker:
    """What happens by itself. After an interruption nobody is marked lost for the length of one lease."""

    def __init__(self, perform: Perform, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._perform = perform
        self._monotonic = monotonic
        self._woken = Event()
        self._lease_s = perform.policy.lease_s
        self._last_look = monotonic()
        self._wall_ahead = self._wall_minus_monotonic()
        self._offers_in_doubt = False
        self._quiet_until = monotonic() + self._lease_s
        self._clock_due = 0.0
        self._estimates_due = 0.0
        self._last_tick = 0.0
        perform.wake_dispatch = self._woken.set

    def run(self) -> None:
        """Tick until killed; between ticks, dispatch whenever a match may have become possible."""
        while True:
            try:
                self.step()
            except OutcomeUnknown:
                self._interrupted()
            except Exception as error:
                log.error("tick_failed", error=type(error).__name__, at=where(error))
            self._woken.wait(timeout=max(0.0, self._last_tick + TICK_S - self._monotonic()))
            self._woken.clear()
            gevent.sleep(0)

    def step(self) -> None:
        """One pass: the upkeep if a second has gone by, then dispatch."""
        now = self._monotonic()
        if now - self._last_tick >= TICK_S:
            self._last_tick = now
            self._notice_interruptions()
            self._follow_database(now)
            if self._offers_in_doubt:
                self._offers_in_doubt = not self._do(upkeep.withdraw_all_offers)
            self._keep_up()
            # Not through `_do`: where these are refused, that says nothing of anybody's offer or presence.
            self._perform(recalling.recall_withdrawn, None, SYSTEM)
            self._keep_estimates(now)
        self._do(offering.dispatch)

    def _keep_estimates(self, now: float) -> None:
        if now >= self._estimates_due:
            self._estimates_due = now + KEEP_ESTIMATES_S
            self._perform(outlook.keep_estimates, None, SYSTEM)

    def _keep_up(self) -> None:
        # Before each: the one before may have been asked before an outage, and answered only after it.
        for action in EVERY_TICK:
            self._notice_interruptions()
            if not self._offers_in_doubt:
                self._do(action)
        for action in UNLESS_INTERRUPTED:
            self._notice_interruptions()
            if self._monotonic() >= self._quiet_until:
                self._do(action)

    def after_restart(self, *, alone: bool) -> None:
        """Offers that ran out while nobody swept say nothing about anyone; with no other worker, none does."""
        self._do(upkeep.withdraw_all_offers if alone else upkeep.withdraw_overdue_offers)

    def _do(self, action: Action) -> bool:
        done = isinstance(self._perform(action, None, SYSTEM), Done)
        if not done:
            self._interrupted()
        return done

    def _notice_interruptions(self) -> None:
        now, ahead = self._monotonic(), self._wall_minus_monotonic()
        jumped = abs(ahead - self._wall_ahead) > JUMP_S
        self._wall_ahead = ahead
        if jumped or now - self._last_look > self._lease_s:
            self._interrupted()
        self._last_look = now

    def _interrupted(self) -> None:
        self._offers_in_doubt = True
        self._quiet_until = self._monotonic() + self._lease_s

    def _wall_minus_monotonic(self) -> float:
        return self._perform.clock.unshifted().timestamp() - self._monotonic()

    def _follow_database(self, now: float) -> None:
        if now < self._clock_due:
            return
        self._clock_due = now + CLOCK_CHECK_S
        authority = self._perform.database.time()
        if authority is not None:
            self._perform.clock.follow(authority, self._perform.clock.unshifted())


class Lease:
    """This worker's lease. When it could not be renewed in time, a new one is taken and `lost` is called."""

    def __init__(self, perform: Perform, lost: Callable[[], None]) -> None:
        self._perform = perform
        self._lost = lost
        self.worker_id = ""
        self.alone = True

    def take(self) -> None:
        """Register under a new id. Raises where the database refuses."""
        outcome = self._perform(presence.register_worker, None, SYSTEM)
        if not isinstance(outcome, Done):
            raise RuntimeError("no lease could be taken")
        self.worker_id = outcome.ack["worker_id"]
        self.alone = outcome.ack["alone"]

    def run(self) -> None:
        """Renew until killed, six times within a lease."""
        while True:
            gevent.sleep(self._perform.policy.lease_s / 6)
            try:
                self.renew()
            except (OutcomeUnknown, RuntimeError):
                log.warning("lease_not_renewed")

    def renew(self) -> None:
        """Prolong the lease; if it lapsed, nothing of it can be revived."""
        outcome = self._perform(presence.renew_lease, self.worker_id, SYSTEM)
        if isinstance(outcome, Done) and not outcome.ack["held"]:
            log.warning("lease_lapsed")
            # The new lease first: whoever comes back at once must find it.
            self.take()
            self._lost()

    def give_up(self) -> None:
        """Leave, with every connection under the lease."""
        self._perform(presence.leave, self.worker_id, SYSTEM)
