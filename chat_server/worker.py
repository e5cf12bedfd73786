"""One of several worker processes, seen from the process that keeps them."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import structlog

log = structlog.get_logger()

COMMAND = (sys.executable, "-m", "chat_server", "run", "--place")
YOUNG_S = 60.0
LONGEST_REST_S = 30.0


@dataclass(frozen=True)
class Place:
    """What a worker process shares: a folder of sockets, its number in it, and descriptors that it inherits.

    `listener` is the port; `lifeline` is a pipe that ends when the process that keeps the workers does.
    """

    folder: Path
    number: int
    listener: int
    lifeline: int

    @property
    def ready(self) -> Path:
        """Appears when the worker serves."""
        return self.folder / f"ready-{self.number}"

    def __str__(self) -> str:
        return f"{self.folder}:{self.number}:{self.listener}:{self.lifeline}"

    @classmethod
    def parse(cls, text: str) -> "Place":
        """From the command line of a worker process. Raises ValueError."""
        folder, number, listener, lifeline = text.rsplit(":", 3)
        return cls(Path(folder), int(number), int(listener), int(lifeline))


def rest_after(early_deaths: int) -> float:
    """How long a worker that keeps dying young rests before it is started again, in seconds."""
    return 0.0 if early_deaths == 0 else float(min(LONGEST_REST_S, 2 ** (early_deaths - 1)))


class Worker:
    """A worker process, and how often in a row it died young."""

    def __init__(
        self,
        place: Place,
        command: Iterable[str] = COMMAND,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._place = place
        self._command = [*command, str(place)]
        self._monotonic = monotonic
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._early_deaths = 0
        self._due: float | None = None

    @property
    def number(self) -> int:
        """Its number among the workers."""
        return self._place.number

    @property
    def runs(self) -> bool:
        """Whether the process is there."""
        return self._process is not None and self._process.poll() is None

    @property
    def is_ready(self) -> bool:
        """Whether it serves."""
        return self.runs and self._place.ready.exists()

    def start(self) -> None:
        """Start the process, in a process group of its own: what is typed at a terminal is for the keeper."""
        self._place.ready.unlink(missing_ok=True)
        self._started_at = self._monotonic()
        self._due = None
        self._process = subprocess.Popen(  # noqa: S603
            self._command, pass_fds=[self._place.listener, self._place.lifeline], process_group=0
        )

    def revive(self) -> None:
        """Start it again if it died, after a rest if it died young."""
        if self.runs:
            return
        now = self._monotonic()
        if self._due is None:
            young = now - self._started_at < YOUNG_S
            self._early_deaths = self._early_deaths + 1 if young else 0
            self._due = now + rest_after(self._early_deaths)
            log.warning("worker_died", worker=self.number, count=self._early_deaths)
        if now >= self._due:
            self.start()

    def ask_to_end(self) -> None:
        """Tell it to drain."""
        assert self._process is not None
        self._process.terminate()

    def end_by(self, deadline: float) -> None:
        """Wait for its end; kill it at the deadline."""
        assert self._process is not None
        try:
            self._process.wait(max(0.0, deadline - self._monotonic()))
        except subprocess.TimeoutExpired:
            log.warning("worker_killed", worker=self.number)
            self._process.kill()
            self._process.wait()
