"""Figures 1 to 4: messages that are stored, messages that are only passed on, and how long an answer takes."""

from functools import partial

import psycopg
from sqlalchemy import create_engine, text

from bench.repeats import Contender
from bench.results import Figure, Goal, Run, run_of
from bench.servers import Server, Start, node, ours, ours_on_sqlite, stock
from bench.stage import Stage

WARM_S = 2.0
STARTS: dict[str, Start] = {"ours": ours, "ours_on_sqlite": ours_on_sqlite, "node": node, "stock": stock}


def send(stage: Stage, start: Start, size: int, command: str, rate: float = 0) -> Run:
    """One run: everybody connects, the senders send, the window is measured, what is stored is counted."""
    with start(stage, size) as server:
        told = stage.load(
            {
                "mode": "senders",
                "command": command,
                "visitors": server.visitors,
                "staff": server.staff,
                "pids": [server.pid],
                "rate": rate,
                "warm_s": WARM_S,
                "window_s": stage.window_s,
            }
        )
        if "error" not in told:
            told["server_us"] = sum(told["cpu"]) / max(1, told["rate"] * told["seconds"]) * 1e6
        if command == "say" and "acked" in told:
            told["unstored"] = max(0, told["acked"] - stored(server))
    return run_of(told)


def stored(server: Server) -> int:
    """How many messages are in a server's log."""
    if server.database.startswith("sqlite"):
        engine = create_engine(server.database)
        with engine.connect() as sql:
            count = sql.scalar(text("SELECT count(*) FROM entries"))
        engine.dispose()
        return int(count or 0)
    with psycopg.connect(server.database) as connection:
        row = connection.execute("SELECT count(*) FROM entries").fetchone()
    return 0 if row is None else int(row[0])


def contenders(stage: Stage, size: int, command: str, rate: float = 0) -> dict[str, Contender]:
    """Everyone who can be asked to send."""
    return {name: partial(send, stage, start, size, command, rate) for name, start in STARTS.items()}


def durable(size: int) -> list[Figure]:
    """Messages a second that are acknowledged after their commit."""

    def figure(database: str, ours: str, peer: str, ratio: float) -> Figure:
        key = f"durable_{database}_{size}_vs_{peer}"
        return Figure(key, "rate", Goal("at_least", ratio), ours, peer, unit="/s")

    return [
        figure("postgresql", "ours", "node", 3),
        figure("postgresql", "ours", "stock", 6),
        figure("sqlite", "ours_on_sqlite", "node", 3),
    ]


LATENCY = [Figure("ack_p99_at_500_vs_node", "p99", Goal("at_most", 1.2), peer="node", unit="ms")]
RELAY = [
    Figure("relay_vs_stock", "rate", Goal("at_least", 8), peer="stock", unit="/s"),
    Figure("relay_vs_node", "rate", Goal("at_least", 0.65), peer="node", unit="/s"),
]
