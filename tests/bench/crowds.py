"""Figures 5 and 6: three thousand visitors within a second, and what an idle connection costs."""

from dataclasses import replace
from functools import partial

from bench.repeats import Contender
from bench.results import Figure, Goal, Run, run_of
from bench.seeding import seed_line
from bench.servers import Start, helpline, node, ours, stock
from bench.stage import Stage

VISITORS = 3000
WITHIN_S = 1.0
IDLE = 2000
WAITING = 10_000


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


def line(stage: Stage) -> Run:
    """Ten thousand wait, and every second all of them move up; beyond what as many cost who wait for nothing."""
    moving, still = _in_line(stage, "waiting", leaving=True), _in_line(stage, "active", leaving=False)
    if moving.invalid or still.invalid:
        return moving if moving.invalid else still
    share = (moving.values["share"] or 0) - (still.values["share"] or 0)
    values = {**moving.values, "beyond": 100 * share, "still": still.values["share"]}
    return replace(moving, values=values)


def _in_line(stage: Stage, state: str, *, leaving: bool) -> Run:
    url = stage.postgres.fresh("run")
    seed = seed_line(url, WAITING, state)
    stage.postgres.execute("VACUUM ANALYZE", "run")
    stage.postgres.settle()
    with helpline(stage, url, seed) as server:
        crowd = {"visitors": server.visitors, "pids": [server.pid], "leaving": leaving}
        return run_of(stage.load({"mode": "line", "window_s": int(stage.window_s), **crowd}))


def lines(stage: Stage) -> dict[str, Contender]:
    """Nobody else tells them where they stand."""
    return {"ours": partial(line, stage)}


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
LINE = [Figure("positions_of_ten_thousand", "beyond", Goal("at_most", 10, "%"), unit="% of a core")]
MEMORY = [Figure("memory_vs_stock", "kib", Goal("at_most", 0.7), peer="stock", unit="KiB")]
