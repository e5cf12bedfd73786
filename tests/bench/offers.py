"""Figure 10: what an offer costs when thousands wait, and the claim from Redis that others would write."""

import subprocess
import sys
from functools import partial

from bench.building import HERE
from bench.databases import redis
from bench.machine import SERVER_CORE, on_core
from bench.repeats import Contender
from bench.results import Figure, Goal, Run, run_of
from bench.seeding import seed_queue
from bench.stage import PATIENCE_S, Stage, told

SLOTS_EACH = 5
MANY, FEW = 2000, 20


def offered(stage: Stage, specialists: int) -> Run:
    """Our dispatch, until every slot of these specialists has a chat from a queue of as many."""
    url = stage.postgres.fresh("run")
    seed_queue(url, specialists, SLOTS_EACH)
    stage.postgres.execute("VACUUM ANALYZE", "run")  # autovacuum has long been here where so many wait
    stage.postgres.settle()
    return _program("dispatching.py", url, str(SLOTS_EACH))


def claimed(stage: Stage) -> Run:
    """As many claims: the oldest chat for the least loaded specialist, by a script in Redis. Nothing is durable."""
    with redis(stage.folder / "redis.log") as carrier:
        return _program("claiming.py", carrier.address, str(MANY), str(SLOTS_EACH))


def _program(name: str, *arguments: str) -> Run:
    command = on_core(SERVER_CORE, sys.executable, HERE / name, *arguments)
    return run_of(told(subprocess.run(command, stdout=subprocess.PIPE, timeout=PATIENCE_S).stdout))


def contenders(stage: Stage) -> dict[str, Contender]:
    """A long queue, a short one, and Redis."""
    return {
        "ours": partial(offered, stage, MANY),
        "short": partial(offered, stage, FEW),
        "redis": partial(claimed, stage),
    }


OFFERS = [
    Figure("offers_per_second", "rate", Goal("at_least", 10_000, "/s"), unit="/s"),
    Figure("offers_vs_redis_claims", "rate", Goal("at_least", 1.3), peer="redis", unit="/s"),
    Figure("offer_cost_vs_short_queue", "us", Goal("at_most", 1.3), peer="short", unit="us"),
]
