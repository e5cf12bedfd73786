"""Several workers on one machine: one process each, behind one port."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import structlog

from chat_server import logs
from chat_server.serving import announce, claim_port, demo_password, furnish_or_load, prepare
from chat_server.settings import Settings, SettingsError

log = structlog.get_logger()

STOP_S = 12.0
START_S = 60.0
REST_S = 1.0
LOOK_S = 0.2


@dataclass(frozen=True)
class Place:
    """Where a worker process finds what it shares: a folder of sockets, its number, the listener's descriptor."""

    folder: Path
    number: int
    listener: int

    @property
    def ready(self) -> Path:
        """Appears when the worker serves."""
        return self.folder / f"ready-{self.number}"

    def __str__(self) -> str:
        return f"{self.folder}:{self.number}:{self.listener}"

    @classmethod
    def parse(cls, text: str) -> "Place":
        """From the command line of a worker process. Raises ValueError."""
        folder, number, listener = text.rsplit(":", 2)
        return cls(Path(folder), int(number), int(listener))


class Workers:
    """Starts worker processes, starts those again that die, and passes the end on to all of them."""

    def __init__(self, listener: socket.socket, count: int) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="helpline-"))
        self._places = [Place(self._folder, number, listener.fileno()) for number in range(count)]
        self._processes: dict[int, subprocess.Popen[bytes]] = {}
        self._started_at: dict[int, float] = {}
        self._over = False
        self._renewing = False

    def run(self, started: Callable[[], None]) -> None:
        """Until SIGTERM or SIGINT. SIGHUP replaces the workers one after another."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: setattr(self, "_over", True))
        signal.signal(signal.SIGHUP, lambda *_: setattr(self, "_renewing", True))
        try:
            for place in self._places:
                self._start(place)
            if all(self._is_ready(place) for place in self._places):
                started()
            while not self._over:
                time.sleep(LOOK_S)
                self._keep_up()
        finally:
            self._stop(*self._places)
            shutil.rmtree(self._folder, ignore_errors=True)

    def _start(self, place: Place) -> None:
        place.ready.unlink(missing_ok=True)
        self._started_at[place.number] = time.monotonic()
        self._processes[place.number] = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "chat_server", "run", "--place", str(place)], pass_fds=[place.listener]
        )

    def _is_ready(self, place: Place) -> bool:
        deadline = time.monotonic() + START_S
        while not self._over and not place.ready.exists() and time.monotonic() < deadline:
            if self._processes[place.number].poll() is not None:
                return False
            time.sleep(LOOK_S / 4)
        return place.ready.exists()

    def _keep_up(self) -> None:
        for place in self._places:
            died = self._processes[place.number].poll() is not None
            if died and time.monotonic() - self._started_at[place.number] > REST_S:
                log.warning("worker_died", worker=place.number)
                self._start(place)
        if self._renewing:
            self._renewing = False
            for place in self._places:
                self._stop(place)
                self._start(place)
                self._is_ready(place)

    def _stop(self, *places: Place) -> None:
        for place in places:
            if place.number in self._processes:
                self._processes[place.number].terminate()
        for place in places:
            process = self._processes.get(place.number)
            if process is None:
                continue
            try:
                process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def serve_with(settings: Settings, count: int) -> None:
    """Serve with several workers. Raises `SettingsError` with what is in the way."""
    logs.configure()
    if not settings.database.startswith("postgresql") or settings.redis_url is None:
        raise SettingsError("--workers: several workers need PostgreSQL (DATABASE_URL) and Redis (REDIS_URL)")
    listener = claim_port(settings)
    core = prepare(settings, migrating=False)
    password = demo_password(settings)
    furnish_or_load(core, password)
    core.database.close()
    os.set_inheritable(listener.fileno(), True)
    Workers(listener, count).run(lambda: announce(settings, password))
