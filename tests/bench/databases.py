"""PostgreSQL and Redis, from Debian's packages, for as long as the bench runs: durable, and otherwise as they come."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from bench.machine import LOAD_CORE, answers, free_port, process, until

SETTINGS = {
    "fsync": "on",
    "synchronous_commit": "on",
    "shared_buffers": "512MB",
    # No checkpoint in the middle of somebody's window: one is made before each run.
    "max_wal_size": "8GB",
    "checkpoint_timeout": "1h",
    "max_connections": "100",
}


def _tool(name: str) -> str:
    """A program of the newest PostgreSQL. Raises RuntimeError where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), reverse=True)
    if not found:
        raise RuntimeError("the bench needs PostgreSQL: apt install postgresql")
    return str(found[0].parent / name)


@dataclass
class Postgres:
    """A running server; every run gets a database of its own, so that none pays for another's rows."""

    address: str

    def execute(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run one statement outside a transaction; its rows, if any."""
        with psycopg.connect(f"{self.address}/{database}", autocommit=True) as sql:
            cursor = sql.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def fresh(self, name: str, template: str = "template1") -> str:
        """A new database, and all that is dirty written out; its address."""
        self.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return f"{self.address}/{name}"

    def settle(self) -> None:
        """Write out everything now rather than in the middle of a window."""
        self.execute("CHECKPOINT")


@contextmanager
def postgres(log: Path) -> Iterator[Postgres]:
    """A PostgreSQL on a free port and on the load's core."""
    user = "postgres" if os.getuid() == 0 else None  # it refuses to run as root
    folder = Path(tempfile.mkdtemp(prefix="helpline-bench-postgres-"))
    if user:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    data, port = folder / "data", free_port()
    try:
        create = [_tool("initdb"), "-D", str(data), "-U", "helpline", "--auth=trust", "-E", "UTF8"]
        subprocess.run(create, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL)
        options = {**SETTINGS, "port": str(port), "unix_socket_directories": str(folder)}
        arguments = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        command = [_tool("postgres"), "-D", str(data), *arguments]
        with process(command, log, core=LOAD_CORE, folder=folder, user=user, ends_by=2):
            ask = [_tool("pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
            until(lambda: subprocess.run(ask).returncode == 0, "PostgreSQL")
            yield Postgres(f"postgresql://helpline@127.0.0.1:{port}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class Redis:
    """A running Redis."""

    address: str
    pid: int


@contextmanager
def redis(log: Path) -> Iterator[Redis]:
    """A Redis on a free port and on the load's core, without persistence: it only carries."""
    if shutil.which("redis-server") is None:
        raise RuntimeError("this figure needs Redis: apt install redis-server")
    port = free_port()
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    with process(command, log, core=LOAD_CORE) as running:
        until(lambda: answers(port), "Redis")
        yield Redis(f"redis://127.0.0.1:{port}/0", running.pid)
