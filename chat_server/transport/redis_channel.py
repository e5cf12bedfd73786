"""Between workers: a Redis channel for each, one message per batch and worker. Redis carries; it never knows.

What it loses is a gap: a channel that was (re)joined says so, and the pulse closes it at once.
"""

from collections.abc import Callable, Iterable
from typing import Any

import gevent
import orjson
import redis
import structlog
from gevent.queue import Full, Queue

from chat_server.actions.action import Audience, Event
from chat_server.gathering import Routes
from chat_server.logs import places

log = structlog.get_logger()

MOST_UNPUBLISHED = 1_000
PATIENCE_S = 1.0
RETRY_S = 0.5
# Long enough to send several batches in one trip, too short for anyone to notice.
GATHERS_S = 0.003
PREFIX = "helpline:"


def encode(events: Iterable[Event]) -> bytes:
    """Events for one worker."""
    return orjson.dumps(
        [
            (e.name, e.payload, e.to.visitor_of, sorted(e.to.staff), e.to.staff_of, e.ends_session)
            for e in events
        ]
    )


def decode(message: bytes) -> list[Event]:
    """The events of a message."""
    return [
        Event(name, payload, Audience(visitor_of, frozenset(staff), staff_of), ends_session)
        for name, payload, visitor_of, staff, staff_of, ends_session in orjson.loads(message)
    ]


class RedisChannel:
    """This worker's channel, and its way to the others'. Nothing here is on the path of an ack."""

    def __init__(
        self,
        url: str,
        worker_id: Callable[[], str],
        deliver: Callable[[list[Event]], None],
        gap: Callable[[], None],
    ) -> None:
        self._redis = redis.Redis.from_url(
            url, socket_timeout=PATIENCE_S, socket_connect_timeout=PATIENCE_S, health_check_interval=0
        )
        self._worker_id = worker_id
        self._deliver = deliver
        self._gap = gap
        self._queue: Queue[Routes] = Queue(MOST_UNPUBLISHED)
        self._cut_off = False

    def send(self, routes: Routes) -> None:
        """Publish soon; what does not fit is a gap for whoever it was for, and their pulse closes it."""
        try:
            self._queue.put_nowait(routes)
        except Full:
            log.warning("publish_queue_full")

    def publish(self) -> None:
        """Publish until killed: all that waits goes in one trip."""
        while True:
            waiting = [self._queue.get()]
            gevent.sleep(GATHERS_S)
            while not self._queue.empty():
                waiting.append(self._queue.get_nowait())
            by_worker: Routes = {}
            for routes in waiting:
                for worker_id, events in routes.items():
                    by_worker.setdefault(worker_id, []).extend(events)
            try:
                self._publish(by_worker)
            except Exception as error:
                log.warning("publish_failed", error=type(error).__name__, at=places(error.__traceback__))
                self._redis.connection_pool.disconnect()
                gevent.sleep(RETRY_S)

    def _publish(self, by_worker: Routes) -> None:
        with self._redis.pipeline(transaction=False) as pipeline:
            for worker_id, events in by_worker.items():
                pipeline.publish(PREFIX + worker_id, encode(events))
            pipeline.execute()

    def listen(self) -> None:
        """Deliver what comes, until killed; join again whenever the connection or the lease was lost."""
        while True:
            try:
                self._listen_as(self._worker_id())
            except redis.RedisError as error:
                if not self._cut_off:  # once an outage
                    log.warning("listen_failed", error=type(error).__name__)
                self._cut_off = True
            except Exception as error:
                log.error("listen_broke", error=type(error).__name__, at=places(error.__traceback__))
            gevent.sleep(RETRY_S)

    def _listen_as(self, worker_id: str) -> None:
        with self._redis.pubsub() as channel:  # type: ignore[no-untyped-call]
            channel.subscribe(PREFIX + worker_id)
            heard = True
            while worker_id == self._worker_id():
                message: dict[str, Any] | None = channel.get_message(timeout=PATIENCE_S)
                if message is None:
                    if not heard:
                        raise redis.TimeoutError
                    # Half-open connections look like silence: ask.
                    channel.ping()
                    heard = False
                    continue
                heard = True
                if message["type"] == "subscribe":
                    self._cut_off = False
                    self._gap()
                elif message["type"] == "message":
                    self._deliver(decode(message["data"]))
