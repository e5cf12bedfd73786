"""Figure 7: what it costs that the two sides of a chat are on two workers, and that there is a third."""

from contextlib import ExitStack
from functools import partial

from bench.databases import redis
from bench.messages import WARM_S
from bench.repeats import Contender
from bench.results import Figure, Goal, Run, run_of
from bench.servers import helpline, our_people
from bench.stage import Stage

CHATS = 200
PER_SECOND = 1000
REST_S = 3


def work(stage: Stage, count: int) -> Run:
    """CPU of all workers and of Redis per message; visitors are on the first worker, staff on the second, if any."""
    url, seed = stage.seeded("ours", CHATS)
    with ExitStack() as stack:
        carrier = stack.enter_context(redis(stage.folder / "redis.log"))
        shared = {"REDIS_URL": carrier.address, "HELPLINE_SECRET_KEY": "k" * 48}
        servers = [stack.enter_context(helpline(stage, url, seed, **shared)) for _ in range(count)]
        visitors, _, _ = our_people(servers[0].port, seed)
        _, staff, _ = our_people(servers[min(1, count - 1)].port, seed)
        plan = {
            "mode": "senders",
            "command": "say",
            "visitors": visitors,
            "staff": staff,
            "pids": [*(server.pid for server in servers), carrier.pid],
            "rate": PER_SECOND,
            "rest_s": REST_S,
            "warm_s": WARM_S,
            "window_s": stage.window_s,
        }
        told = stage.load(plan)
    if "error" not in told:
        told["cpu_us"] = cpu_per_message(told["cpu"], told["idle_cpu"], told["seconds"], told["rate"])
    return run_of(told)


def cpu_per_message(used: list[float], idle: list[float], seconds: float, rate: float) -> float | None:
    """Microseconds of all processes together, without what they use when nobody speaks."""
    messages = rate * seconds
    return (sum(used) - sum(idle) * seconds) / messages * 1e6 if messages else None


def contenders(stage: Stage) -> dict[str, Contender]:
    """One worker, two, three."""
    return {name: partial(work, stage, count) for count, name in enumerate(("one", "two", "three"), 1)}


WORKERS = [
    Figure("two_workers_cpu_vs_one", "cpu_us", Goal("at_most", 1.4), "two", "one", unit="us"),
    Figure("three_workers_cpu_vs_two", "cpu_us", Goal("at_most", 1.02), "three", "two", unit="us"),
]
