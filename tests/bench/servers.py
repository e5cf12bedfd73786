"""The servers that are measured, each started as its users start it, on core 0, over a database of its own."""

import os
import shutil
import sys
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.building import HERE, PEERS, ROOT
from bench.machine import SERVER_CORE, free_port, process, until
from bench.seeding import CHATS_EACH, Seed
from bench.stage import Stage

PASSWORD = "only-for-the-bench"
People = list[dict[str, Any]]


@dataclass(frozen=True)
class Server:
    """A server at work: where, as which process, over which database, and who can connect."""

    port: int
    pid: int
    database: str
    visitors: People
    staff: People
    newcomer: dict[str, Any]


Start = Callable[[Stage, int], AbstractContextManager[Server]]


def _serves(url: str, alive: Callable[[], bool]) -> Callable[[], bool]:
    def ready() -> bool:
        if not alive():
            raise RuntimeError("a server ended as soon as it started: see build/bench/servers.log")
        try:
            with urllib.request.urlopen(url, timeout=1) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    return ready


@contextmanager
def _running(
    stage: Stage, command: list[str], environment: Mapping[str, str], port: int, path: str
) -> Iterator[int]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("HELPLINE_")}
    clean.pop("REDIS_URL", None)
    with process(
        command, stage.log, core=SERVER_CORE, environment={**clean, **environment}, folder=ROOT
    ) as running:
        until(_serves(f"http://127.0.0.1:{port}{path}", lambda: running.poll() is None), command[0])
        yield running.pid


@contextmanager
def helpline(stage: Stage, url: str, seed: Seed, **settings: str) -> Iterator[Server]:
    """`helpline run` over this database."""
    port = free_port()
    data = stage.folder / f"data-{port}"
    environment = {
        "HELPLINE_MODE": "demo",
        "HELPLINE_PORT": str(port),
        "HELPLINE_DATA": str(data),
        "HELPLINE_RATE_LIMITS": "off",
        "HELPLINE_DEMO_PASSWORD": PASSWORD,
        "DATABASE_URL": url,
        **settings,
    }
    command = [str(Path(sys.executable).parent / "helpline"), "run"]
    try:
        with _running(stage, command, environment, port, "/readyz") as pid:
            yield Server(port, pid, url, *our_people(port, seed))
    finally:
        shutil.rmtree(data, ignore_errors=True)


def our_people(port: int, seed: Seed) -> tuple[People, People, dict[str, Any]]:
    """Visitors, specialists and a newcomer as they connect to our server on this port."""
    ours = {"port": port, "readyOn": "snapshot"}
    visitor = {**ours, "namespace": "/visitor"}
    visitors = [
        {**visitor, "auth": {"token": token, "language": "en"}, "hasChat": True} for token in seed.tokens
    ]
    cookies = [f"helpline_session={secret}" for secret in seed.sessions]
    staff = [{**ours, "namespace": "/staff", "auth": {}, "cookie": cookie} for cookie in cookies]
    return visitors, staff, {**visitor, "auth": {"token": None, "language": "en"}}


@contextmanager
def ours(stage: Stage, size: int) -> Iterator[Server]:
    """Our server on PostgreSQL."""
    with helpline(stage, *stage.seeded("ours", size)) as server:
        yield server


@contextmanager
def ours_on_sqlite(stage: Stage, size: int) -> Iterator[Server]:
    """Our server on SQLite."""
    with helpline(stage, *stage.seeded("sqlite", size)) as server:
        yield server


@contextmanager
def _peer(stage: Stage, size: int, command: list[str]) -> Iterator[Server]:
    url, seed = stage.seeded("peers", size)
    port = free_port()
    person = {"port": port, "namespace": "/", "readyOn": "connect"}
    visitors = [{**person, "auth": {"token": token}} for token in seed.tokens]
    held = [range(first, min(first + CHATS_EACH, size)) for first in range(0, size, CHATS_EACH)]
    staff = [{**person, "auth": {"chats": list(chats)}} for chats in held]
    with _running(stage, command, {"PORT": str(port), "DATABASE_URL": url}, port, "/") as pid:
        yield Server(port, pid, url, visitors, staff, {**person, "auth": {}})


@contextmanager
def node(stage: Stage, size: int) -> Iterator[Server]:
    """Node with socket.io and pg."""
    folder = PEERS / "node"
    with _peer(stage, size, [str(stage.node / "node"), str(folder / "node_server.mjs")]) as server:
        yield server


@contextmanager
def stock(stage: Stage, size: int) -> Iterator[Server]:
    """Flask-SocketIO on gevent, as its documentation shows."""
    python = PEERS / "flask" / "bin" / "python"
    with _peer(stage, size, [str(python), str(HERE / "peers" / "flask_server.py")]) as server:
        yield server
