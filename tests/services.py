"""Real services for the tests: a PostgreSQL of their own, and the helpline as a process."""

import os
import pwd
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).parent.parent
START_S = 30


def free_port() -> int:
    """Below those that the system gives to clients: one of them could take it before its server does."""
    while True:
        port = random.randrange(10_000, 32_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def postgres_binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), reverse=True)
    if found:
        return found[0].parent
    on_path = shutil.which("postgres")
    return Path(on_path).parent if on_path else None


def chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")


def _unprivileged() -> str | None:
    # PostgreSQL refuses to run as root.
    return "postgres" if os.getuid() == 0 else None


@contextmanager
def postgres(binaries: Path) -> Iterator[str]:
    """A PostgreSQL on a free port; yields the address of its server, without a database's name."""
    user = _unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="helpline-postgres-"))
    if user:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    data, port = folder / "data", free_port()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "user": user, "cwd": folder}
    subprocess.run(
        [binaries / "initdb", "-D", data, "-U", "helpline", "--auth=trust", "-E", "UTF8", "--no-sync"],
        check=True,
        **quiet,
    )
    options = {"port": port, "fsync": "off", "unix_socket_directories": folder, "max_connections": 60}
    arguments = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    server = subprocess.Popen([binaries / "postgres", "-D", data, *arguments], **quiet)
    try:
        until(
            lambda: (
                subprocess.run(
                    [binaries / "pg_isready", "-h", "127.0.0.1", "-p", str(port)], **quiet
                ).returncode
                == 0
            )
        )
        yield f"postgresql://helpline@127.0.0.1:{port}"
    finally:
        server.send_signal(2)
        server.wait(START_S)
        shutil.rmtree(folder, ignore_errors=True)


def until(ready, patience_s: float = START_S) -> None:
    deadline = time.monotonic() + patience_s
    while not ready():
        assert time.monotonic() < deadline, "a service did not start"
        time.sleep(0.05)


def answers_on(port: int) -> bool:
    """Whether someone listens there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Redis:
    """A Redis on a free port, that can be stopped, woken, killed and started again."""

    def __init__(self, binary: str) -> None:
        self.binary, self.port = binary, free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self) -> None:
        arguments = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self.popen = subprocess.Popen([self.binary, *arguments], stdout=subprocess.DEVNULL)
        until(self._answers)

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), 1) as probe:
                probe.sendall(b"PING\r\n")
                return probe.recv(5) == b"+PONG"
        except OSError:
            return False

    def kill(self) -> None:
        self.popen.kill()
        self.popen.wait(START_S)


class Process:
    """The helpline, started as its users start it."""

    def __init__(self, folder: Path, workers: int = 1, wait: bool = True, **settings: str | None) -> None:
        self.port = free_port()
        self.workers = workers
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / "helpline.log"
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("HELPLINE_")},
            "HELPLINE_MODE": "demo",
            "HELPLINE_PORT": str(self.port),
            "HELPLINE_DATA": str(folder / "data"),
            "HELPLINE_DEMO_PASSWORD": "demo-pass",
            **settings,
        }
        self.environment = {name: value for name, value in environment.items() if value is not None}
        self.start() if wait else self.begin()

    def start(self) -> None:
        self.begin()
        until(self._ready)

    def begin(self) -> None:
        """Start it, and do not wait."""
        with self.log.open("a") as log:
            self.popen = subprocess.Popen(
                [sys.executable, "-m", "chat_server", "run", "--workers", str(self.workers)],
                env=self.environment,
                cwd=ROOT,
                stdout=log,
                stderr=log,
            )

    def children(self) -> set[int]:
        """The processes that it has started."""
        listed = Path(f"/proc/{self.popen.pid}/task/{self.popen.pid}/children").read_text()
        return {int(pid) for pid in listed.split()}

    def _ready(self) -> bool:
        assert self.popen.poll() is None, self.log.read_text()
        try:
            with urllib.request.urlopen(self.url + "/readyz", timeout=1) as answer:
                return answer.status == 200
        except OSError:
            return False

    def stop(self) -> int:
        self.popen.terminate()
        return self.popen.wait(START_S)

    def kill(self) -> None:
        self.popen.kill()
        self.popen.wait(START_S)
