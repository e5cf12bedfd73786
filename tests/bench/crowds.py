"""Figures 5 and 6: three thousand visitors within a second, and what an idle connection costs."""

from functools import partial

from bench.repeats import Contender
from bench.results import Figure, Goal, Run, run_of
from bench.servers import Start, node, ours, stock
from bench.stage import Stage

VISITORS = 3000
WITHIN_S = 1.0
IDLE = 2000


def storm(stage: Stage, start: Start) -> Run:
    """Everyone comes back at once, and each is known by a token that is looked up in SQL."""
    with start(stage, VISITORS) as server:
        people = {"visitors": server.visitors, "pids": [server.pid]}
        return run_of(stage.load({"mode": "storm", "within_s": WITHIN_S, **people}))


def memory(stage: Stage, start: Start) -> Run:
    """Everyone has the page open, and says nothing."""
    with start(stage, 1) as server:
        crowd = {"newcomer": server.newcomer, "connections": IDLE, "pids": [server.pid]}
        return run_of(stage.load({"mode": "idle", **crowd}))


def storms(stage: Stage) -> dict[str, Contender]:
    """Who can be stormed."""
    return {"ours": partial(storm, stage, ours), "node": partial(storm, stage, node)}


def memories(stage: Stage) -> dict[str, Contender]:
    """Whose memory is measured."""
    return {"ours": partial(memory, stage, ours), "stock": partial(memory, stage, stock)}


STORM = [
    Figure("storm_rate_vs_node", "rate", Goal("at_least", 1.3), peer="node", unit="/s"),
    Figure("storm_p99_vs_node", "p99", Goal("at_most", 0.25), peer="node", unit="ms"),
]
MEMORY = [Figure("memory_vs_stock", "kib", Goal("at_most", 0.7), peer="stock", unit="KiB")]
