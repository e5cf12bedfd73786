"""Cores, files, processes: core 0 for the server that is measured, core 1 for everything else."""

import os
import resource
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

SERVER_CORE = 0
LOAD_CORE = 1
START_S = 30.0


def prepare() -> None:
    """Leave core 0 to the servers, and allow as many open files as the system does."""
    if len(os.sched_getaffinity(0)) < 2:
        raise RuntimeError("the bench needs two cores: one for the server, one for the load")
    os.sched_setaffinity(0, {LOAD_CORE})
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def on_core(core: int, *parts: str | Path) -> list[str]:
    """A command, bound to one core."""
    return ["taskset", "-c", str(core), *map(str, parts)]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    """Whether somebody listens on a port."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


def until(ready: Callable[[], bool], what: str, patience_s: float = START_S) -> None:
    """Wait. Raises RuntimeError when patience ends."""
    deadline = time.monotonic() + patience_s
    while not ready():
        if time.monotonic() > deadline:
            raise RuntimeError(f"{what} did not start")
        time.sleep(0.05)


@contextmanager
def process(
    command: Sequence[str],
    log: Path,
    *,
    core: int,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    user: str | None = None,
    ends_by: int = 15,
) -> Iterator[subprocess.Popen[bytes]]:
    """A process on one core, its output in a file; ended with the block."""
    with log.open("ab") as output:
        running = subprocess.Popen(
            on_core(core, *command),
            env=None if environment is None else dict(environment),
            cwd=folder,
            user=user,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    try:
        yield running
    finally:
        _end(running, ends_by)


def _end(running: subprocess.Popen[bytes], signal: int) -> None:
    running.send_signal(signal)
    try:
        running.wait(15)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()
