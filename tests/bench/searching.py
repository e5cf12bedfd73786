"""Figures 12: searching a shelf of ten thousand articles in two languages, and publishing one more."""

import json
import os
import subprocess
import sys
from functools import cache, partial

from bench import machine
from bench.building import ROOT
from bench.repeats import Contender
from bench.results import Figure, Goal, Run
from bench.stage import Stage

PATIENCE_S = 400


@cache
def _told() -> dict[str, float]:
    # The shelf is filled once for both contenders: that takes longer than all the rest.
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    command = machine.on_core(machine.SERVER_CORE, sys.executable, "-m", "bench.shelf_probe")
    told = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=True,
    )
    return dict(json.loads(told.stdout.splitlines()[-1]))


def search(_stage: Stage, rate: str) -> Run:
    """What the probe told, with the rate of one way of searching."""
    return Run({**_told(), "rate": _told()[rate]})


def contenders(stage: Stage) -> dict[str, Contender]:
    """The index, and SQL's LIKE over the same texts."""
    return {"ours": partial(search, stage, "rate"), "like": partial(search, stage, "like_rate")}


SEARCH = [
    Figure("search_p99", "p99", Goal("at_most", 5, "ms"), unit="ms"),
    Figure("search_vs_like", "rate", Goal("at_least", 20), peer="like", unit="/s"),
    Figure("publish_stall", "stall", Goal("at_most", 5, "ms"), unit="ms"),
    Figure("publish_found", "published", Goal("at_most", 1000, "ms"), unit="ms"),
]
