"""Group commit: what is asked while one transaction commits goes into the next, together."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import gevent
import structlog

from chat_server.actions.action import Action, By, Event, Outcome
from chat_server.logs import places
from chat_server.protocol.refusal import UNAVAILABLE, Refusal

log = structlog.get_logger()

MOST_WAITING = 5_000
LARGEST_BATCH = 128
ANSWERS_IN_A_TURN = 64
MOST_SKIPS = 3
# Not 0: that would go on in the same turn, before anybody else is read.
NEXT_TURN_S = 1e-6

Then = Callable[[Outcome | None], None]
Routes = dict[str, list[Event]]


class Asked(NamedTuple):
    """A batched action that someone waits for. `then` gets its outcome, or None where nobody knows it."""

    action: Action
    command: object
    by: By
    then: Then
    skips: int = 0


class Answer(NamedTuple):
    """What became of one that was asked. `later`: its chat was in use; it goes into the next batch."""

    asked: Asked
    outcome: Outcome | None
    later: bool = False


class Committed(NamedTuple):
    """A batch after its transaction: what became of each, and which other workers hold someone who hears of it."""

    answers: list[Answer]
    routes: Routes

    def in_pieces(self) -> Iterator["Committed"]:
        """As many answers at a time as a turn of the loop has room for; the routes go with the last."""
        ends = max(1, len(self.answers))
        for first in range(0, ends, ANSWERS_IN_A_TURN):
            behind = first + ANSWERS_IN_A_TURN
            yield Committed(self.answers[first:behind], self.routes if behind >= ends else {})


class Answering:
    """Tells what became of batches, in the order in which they were committed: a piece in a turn of the event loop.

    The lane that committed goes on with the next meanwhile, so the database waits for no answer.
    """

    def __init__(self, publish: Callable[[Committed], None]) -> None:
        self._publish = publish
        self._untold: deque[Committed] = deque()

    def tell(self, committed: Committed) -> None:
        """Answer soon. What waits is bounded by the sockets: the next command of each waits for its answer."""
        idle = not self._untold
        self._untold.extend(committed.in_pieces())
        if idle:
            gevent.spawn(self._run)

    def _run(self) -> None:
        while True:
            self._tell(self._untold[0])
            self._untold.popleft()
            if not self._untold:
                return
            gevent.sleep(NEXT_TURN_S)

    def _tell(self, committed: Committed) -> None:
        for asked, outcome, _ in committed.answers:
            try:
                asked.then(outcome)
            except Exception as error:
                log.error("answer_failed", error=type(error).__name__, at=places(error.__traceback__))
        try:
            self._publish(committed)
        except Exception as error:
            log.error("publish_failed", error=type(error).__name__, at=places(error.__traceback__))


class Gathering:
    """One bounded queue and, while it is not empty, as many greenlets as there are lanes, each committing its batches.

    Another lane opens once as much waits as is under way on each: so the server works while the database does, and
    batches stay large.
    """

    def __init__(
        self,
        commit: Callable[[Sequence[Asked], bool], Committed],
        publish: Callable[[Committed], None],
        lanes: int = 1,
    ) -> None:
        self._commit = commit
        self._answering = Answering(publish)
        self._lanes = lanes
        self._waiting: deque[Asked] = deque()
        self._open = 0
        self._committing = 0
        self._under_way = 0

    def ask(self, asked: Asked) -> Refusal | None:
        """Queue it; a refusal if the queue is full, and then nothing will be called."""
        if len(self._waiting) >= MOST_WAITING:
            return UNAVAILABLE
        self._waiting.append(asked)
        if self._open < self._lanes and self._worth_a_lane():
            self._open += 1
            gevent.spawn(self._run)
        return None

    def _run(self) -> None:
        try:
            while self._waiting and self._worth_a_lane():
                batch = self._next()
                committed = self._commit_counted(batch)
                self._finish(committed)
                if self._committing and all(answer.later for answer in committed.answers):
                    break  # another lane has these chats in hand, and takes them when it comes back
        finally:
            self._open -= 1

    def _commit_counted(self, batch: Sequence[Asked]) -> Committed:
        self._committing += 1
        self._under_way += len(batch)
        try:
            return self._commit(batch, False)
        finally:
            self._committing -= 1
            self._under_way -= len(batch)

    def _worth_a_lane(self) -> bool:
        # What is less is taken by a lane that is under way, when it comes back.
        return len(self._waiting) * self._committing >= self._under_way

    def _put_off(self, asked: Asked) -> None:
        if asked.skips < MOST_SKIPS:
            self._waiting.appendleft(asked)
        else:
            # It waits for the row, on a connection of its own; nobody else waits with it.
            gevent.spawn(self._alone, asked)

    def _alone(self, asked: Asked) -> None:
        self._finish(self._commit([asked], True))

    def _next(self) -> list[Asked]:
        waiting = self._waiting
        if len(waiting) <= LARGEST_BATCH:
            batch = list(waiting)
            waiting.clear()
            return batch
        return [waiting.popleft() for _ in range(LARGEST_BATCH)]

    def _finish(self, committed: Committed) -> None:
        for answer in reversed(committed.answers):
            if answer.later:
                self._put_off(answer.asked._replace(skips=answer.asked.skips + 1))
        answers = [answer for answer in committed.answers if not answer.later]
        if answers or committed.routes:
            self._answering.tell(Committed(answers, committed.routes))
