"""Several workers on one machine: one process each, behind one port."""

import os
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import structlog

from chat_server import logs
from chat_server.serving import announce, claim_port, demo_password, furnish_or_load, prepare
from chat_server.settings import Settings, SettingsError
from chat_server.worker import COMMAND, Place, Worker

log = structlog.get_logger()

STOP_S = 10.0
START_S = 60.0
LOOK_S = 0.05


class Workers:
    """Starts worker processes, starts those again that die, and passes the end on to all of them."""

    def __init__(self, listener: int, count: int, command: Iterable[str] = COMMAND) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="helpline-"))
        # Never written to: when this process dies, however it dies, the workers read the end of it.
        self._lifeline = os.pipe()
        places = [Place(self._folder, number, listener, self._lifeline[0]) for number in range(count)]
        self._workers = [Worker(place, command) for place in places]
        self._over = False
        self._renewing = False

    def run(self, started: Callable[[], None]) -> None:
        """Until SIGTERM or SIGINT. SIGHUP replaces the workers one after another.

        Raises `SettingsError` if a worker does not come up at the start.
        """
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: setattr(self, "_over", True))
        signal.signal(signal.SIGHUP, lambda *_: setattr(self, "_renewing", True))
        try:
            if self._all_come_up():
                started()
            while not self._over:
                time.sleep(LOOK_S)
                self._revive()
                self._renew()
        finally:
            self._stop(self._workers)
            for descriptor in self._lifeline:
                os.close(descriptor)
            shutil.rmtree(self._folder, ignore_errors=True)

    def _all_come_up(self) -> bool:
        for worker in self._workers:
            worker.start()
        for worker in self._workers:
            if not self._comes_up(worker) and not self._over:
                raise SettingsError("--workers: a worker did not come up; it has said why")
        return not self._over

    def _comes_up(self, worker: Worker) -> bool:
        deadline = time.monotonic() + START_S
        while not self._over and worker.runs and time.monotonic() < deadline:
            if worker.is_ready:
                return True
            time.sleep(LOOK_S)
        return False

    def _revive(self) -> None:
        for worker in self._workers:
            worker.revive()

    def _renew(self) -> None:
        """Replace one after another. If a new one does not come up, the others stay as they are."""
        if not self._renewing:
            return
        self._renewing = False
        for worker in self._workers:
            self._stop([worker])
            if self._over:
                return
            worker.start()
            if not self._comes_up(worker):
                if not self._over:
                    log.error("renewal_stopped", worker=worker.number)
                return

    def _stop(self, workers: Iterable[Worker]) -> None:
        deadline = time.monotonic() + STOP_S
        stopping = [worker for worker in workers if worker.runs]
        for worker in stopping:
            worker.ask_to_end()
        for worker in stopping:
            worker.end_by(deadline)


def serve_with(settings: Settings, count: int) -> None:
    """Serve with several workers. Raises `SettingsError` with what is in the way."""
    # Nothing that could be renewed runs yet.
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    logs.configure()
    if not settings.database.startswith("postgresql") or settings.redis_url is None:
        raise SettingsError("--workers: several workers need PostgreSQL (DATABASE_URL) and Redis (REDIS_URL)")
    listener = claim_port(settings)
    core = prepare(settings, migrating=False)
    password = demo_password(settings)
    furnish_or_load(core, password)
    core.database.close()
    Workers(listener.fileno(), count).run(lambda: announce(settings, password))
