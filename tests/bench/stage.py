"""What all runs share: the databases, the peers' packages, the windows; and seeded databases, made once per size."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.building import HERE
from bench.databases import Postgres
from bench.machine import LOAD_CORE, on_core
from bench.seeding import Seed, new_seed, seed_helpline, seed_peers

PATIENCE_S = 180


@dataclass
class Stage:
    """The bench's own surroundings."""

    folder: Path
    node: Path
    postgres: Postgres
    window_s: float
    binding: bool
    _seeds: dict[str, Seed] = field(default_factory=dict)

    @property
    def log(self) -> Path:
        """Where the servers' output goes."""
        return self.folder / "servers.log"

    def seeded(self, kind: str, size: int) -> tuple[str, Seed]:
        """A fresh database with `size` chats, on PostgreSQL (`ours`, `peers`) or a SQLite file (`sqlite`)."""
        name = f"{kind}_{size}"
        if name not in self._seeds:
            self._seeds[name] = self._prepare(kind, name, new_seed(size))
        if kind == "sqlite":
            return self._fresh_file(name), self._seeds[name]
        url = self.postgres.fresh("run", f"seeded_{name}")
        self.postgres.settle()
        return url, self._seeds[name]

    def _prepare(self, kind: str, name: str, seed: Seed) -> Seed:
        if kind == "sqlite":
            path = self.folder / f"seeded_{name}.db"
            path.unlink(missing_ok=True)
            seed_helpline(f"sqlite:///{path}", seed)
        elif kind == "ours":
            seed_helpline(self.postgres.fresh(f"seeded_{name}"), seed)
        else:
            tables = (HERE / "peers" / "tables.sql").read_text()
            seed_peers(self.postgres.fresh(f"seeded_{name}"), seed, tables)
        return seed

    def _fresh_file(self, name: str) -> str:
        folder = self.folder / "sqlite"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        shutil.copy(self.folder / f"seeded_{name}.db", folder / "helpline.db")
        return f"sqlite:///{folder / 'helpline.db'}"

    def load(self, plan: Mapping[str, Any]) -> dict[str, Any]:
        """Carry out a plan with the load generator; what it tells."""
        with self.loading(plan) as running:
            output, _ = running.communicate(timeout=PATIENCE_S)
        return told(output)

    @contextmanager
    def loading(self, plan: Mapping[str, Any]) -> Iterator[subprocess.Popen[bytes]]:
        """A load generator at work on core 1; ended with the block."""
        path = self.folder / f"plan-{plan['mode']}.json"
        path.write_text(json.dumps({"load_core": LOAD_CORE, **plan}))
        command = on_core(LOAD_CORE, self.node / "node", HERE / "load" / "main.mjs", path)
        running = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        try:
            yield running
        finally:
            if running.poll() is None:
                running.kill()
            running.wait()


def told(output: bytes) -> dict[str, Any]:
    """What a load generator printed last."""
    try:
        said: dict[str, Any] = json.loads(output.decode().strip().splitlines()[-1])
    except (IndexError, ValueError):
        return {"error": "the load generator died"}
    return said
