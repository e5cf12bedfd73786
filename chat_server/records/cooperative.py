"""psycopg under gevent: it waits on the event loop's own watcher, and sends several statements in one trip.

Patched, psycopg waits through an emulation of `select.poll` that makes and throws away several objects a turn; and its
own pipelines cost more than all the rest of a small transaction. Both were a good part of the time of a message.
"""

import itertools
import select
from collections.abc import Generator, Sequence
from typing import Any, TypeVar

import gevent
import psycopg
from gevent import monkey
from psycopg.adapt import Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ConnStatus, ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult

from chat_server.records.postgres_text import text_of
from chat_server.records.statement import Bound, Rows

T = TypeVar("T")
Ready = tuple[str, list[bytes | None]]
READABLE, WRITABLE = 1, 2
TRIPS_WITH_ONE_PLAN = 256
NOTICE_A_CUT_LINE: dict[str, Any] = {
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}


class CooperativeConnection(psycopg.Connection[Any]):
    """A connection whose waiting lets other greenlets run.

    `keeps_plans`: statements are prepared, and planned anew every so many trips; a plan from when a log was short
    reads the whole of a long one.
    """

    keeps_plans = False

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._kept: dict[str, bytes] = {}
        self._put_off: list[Bound] = []
        self._numbers = itertools.count()
        self._trips = 0
        self._loads = Transformer(self)

    def wait(self, gen: Generator[Any, Any, T], interval: float = 0.0, timeout: float | None = None) -> T:
        """See `psycopg.Connection.wait`."""
        if timeout is not None or not _cooperates():
            return super().wait(gen, interval, timeout)
        hub = gevent.get_hub()
        watchers: dict[int, Any] = {}
        try:
            wanted = next(gen)
            while True:
                events = int(wanted)
                watcher = watchers.get(events)
                if watcher is None:
                    watcher = watchers[events] = hub.loop.io(self.pgconn.socket, events)
                hub.wait(watcher)
                wanted = gen.send(_ready(self.pgconn.socket, events))
        except StopIteration as done:
            value: T = done.value
            return value
        finally:
            for watcher in watchers.values():
                watcher.close()

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction has begun."""
        return self.pgconn.transaction_status != TransactionStatus.IDLE

    @property
    def at_rest(self) -> bool:
        """Whether nothing has begun, and the server has said nothing since: what it may have said is farewell."""
        return not self.in_transaction and not _polled(self.pgconn.socket, select.POLLIN)

    @property
    def is_alive(self) -> bool:
        """Whether it can be lent out, as far as can be told without asking the server: it has not said farewell."""
        if self.in_transaction or self.closed:
            return False
        if self.at_rest:
            return True
        try:
            self.pgconn.consume_input()  # a warning perhaps, or another setting
        except psycopg.OperationalError:
            return False
        return self.at_rest and self.pgconn.status == ConnStatus.OK

    def trip(self, asked: Sequence[Bound], *, commits: bool = False) -> list[Rows]:
        """The rows of each statement, in their order, of one trip for all. Raises `psycopg.Error`.

        `commits`: for a connection at rest; these are a transaction of their own, committed when this returns.
        """
        put_off, self._put_off = self._put_off, []
        return self._make_trip([*put_off, *asked], begins=not commits)[len(put_off) :]

    def put_off(self, asked: Sequence[Bound]) -> None:
        """Send these, whose rows nobody needs, with whatever comes next; at the latest with COMMIT."""
        self._put_off += asked

    def cursor(self, *arguments: Any, **named: Any) -> Any:
        """See `psycopg.Connection.cursor`: for statements that are sent by themselves, after what was put off."""
        if self._put_off:
            self.trip(())
        return super().cursor(*arguments, **named)

    def commit(self) -> None:
        """See `psycopg.Connection.commit`."""
        if not self._put_off:
            if self.in_transaction:
                super().commit()
            return
        put_off, self._put_off = self._put_off, []
        try:
            self._make_trip(put_off, commits=True)
        except psycopg.Error:
            if not self.closed:
                super().rollback()  # a COMMIT that failed ends its transaction
            raise

    def rollback(self) -> None:
        """See `psycopg.Connection.rollback`."""
        self._put_off = []
        super().rollback()

    def _make_trip(self, asked: Sequence[Bound], *, begins: bool = True, commits: bool = False) -> list[Rows]:
        fresh: dict[str, bytes] = {}
        ready = [_ready_to_send(one) for one in asked]
        self.pgconn.enter_pipeline_mode()
        try:
            sent = self._send_all(ready, fresh, begins=begins, commits=commits)
            results, failed = self._results()
            self.pgconn.exit_pipeline_mode()
        except BaseException:
            self.close()  # whoever came next would read this trip's rows
            raise
        if failed is not None:
            raise error_from_result(failed)
        self._kept.update(fresh)
        return [self._rows(result) for result, wanted in zip(results, sent, strict=True) if wanted]

    def _send_all(
        self, ready: Sequence[Ready], fresh: dict[str, bytes], *, begins: bool, commits: bool
    ) -> list[bool]:
        """For each message to the server, whether its rows are wanted."""
        sent: list[bool] = []
        if begins and not self.in_transaction:
            sent += self._plain(self._get_tx_start_command())
        if self.keeps_plans and self._trips % TRIPS_WITH_ONE_PLAN == 0:
            sent += self._plain(b"DISCARD PLANS")
        self._trips += 1
        for text, values in ready:
            sent += self._send(text, values, fresh)
        if commits:
            sent += self._plain(b"COMMIT")
        self.pgconn.pipeline_sync()
        return sent

    def _plain(self, command: bytes) -> list[bool]:
        self.pgconn.send_query_params(command, None)
        return [False]

    def _send(self, text: str, values: list[bytes | None], fresh: dict[str, bytes]) -> list[bool]:
        if not self.keeps_plans:
            self.pgconn.send_query_params(text.encode(), values)
            return [True]
        known = self._kept.get(text) or fresh.get(text)
        if known is not None:
            self.pgconn.send_query_prepared(known, values)
            return [True]
        fresh[text] = name = b"trip%d" % next(self._numbers)
        self.pgconn.send_prepare(name, text.encode())
        self.pgconn.send_query_prepared(name, values)
        return [False, True]

    def _results(self) -> tuple[list[PGresult], PGresult | None]:
        """All of the trip, and the first that failed, if one did."""
        found: list[PGresult] = []
        failed: PGresult | None = None
        self._flush()
        while True:
            while self.pgconn.is_busy():
                self._wait_for(READABLE)
                self.pgconn.consume_input()
            result = self.pgconn.get_result()
            if result is None:
                if self.pgconn.status == ConnStatus.BAD:
                    raise psycopg.OperationalError("the connection is lost")
                continue  # the end of one statement's results
            if result.status == ExecStatus.PIPELINE_SYNC:
                return found, failed
            if result.status == ExecStatus.FATAL_ERROR and failed is None:
                failed = result
            found.append(result)

    def _flush(self) -> None:
        while self.pgconn.flush():
            # Reading too: a server that waits for us to read would not read on.
            self._wait_for(READABLE | WRITABLE)
            self.pgconn.consume_input()

    def _wait_for(self, events: int) -> None:
        if not _cooperates():
            select.select([self.pgconn.socket], [self.pgconn.socket] if events & WRITABLE else [], [])
            return
        hub = gevent.get_hub()
        watcher = hub.loop.io(self.pgconn.socket, events)
        try:
            hub.wait(watcher)
        finally:
            watcher.close()

    def _rows(self, result: PGresult) -> Rows:
        if not result.nfields:
            return []
        self._loads.set_pgresult(result)
        return self._loads.load_rows(0, result.ntuples, tuple)


def _ready_to_send(one: Bound) -> Ready:
    text, names = one.statement.postgresql
    named = one.values if one.columns is None else one.columns
    return text, [text_of(named[name]) for name in names]


def _cooperates() -> bool:
    # A process that is not patched waits everywhere else too, and nobody would wake whom we let run.
    return bool(monkey.is_module_patched("socket"))


def _ready(descriptor: int, events: int) -> int:
    """Which of the events there are: a wait for either says that there is one, not which."""
    if events != READABLE | WRITABLE:
        return events
    found = _polled(descriptor, select.POLLIN | select.POLLOUT)
    return (READABLE if found & ~select.POLLOUT else 0) | (WRITABLE if found & select.POLLOUT else 0)


def _polled(descriptor: int, events: int) -> int:
    poll = monkey.get_original("select", "poll")()
    poll.register(descriptor, events)
    return int(dict(poll.poll(0)).get(descriptor, 0))


class PlanningConnection(CooperativeConnection):
    """One that keeps the plans of its statements for a while."""

    keeps_plans = True


def connect(conninfo: str, options: str, *, keeps_plans: bool = False) -> CooperativeConnection:
    """A connection with these session options."""
    kind = PlanningConnection if keeps_plans else CooperativeConnection
    return kind.connect(
        conninfo,
        options=options,
        connect_timeout=5,
        # Where psycopg prepares anything, its rollback drops all that is prepared, ours too.
        prepare_threshold=None if keeps_plans else 2,
        client_encoding="utf8",
        **NOTICE_A_CUT_LINE,
    )
