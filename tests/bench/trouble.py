"""Figures 8 and 9: how long the loop stands still under mixed work, and what others feel of an attack."""

import re
import subprocess
import urllib.request
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from bench.repeats import Contender
from bench.results import Figure, Goal, Run, run_of
from bench.seeding import PAST_DAYS, seed_past
from bench.servers import PASSWORD, Server, Start, ours, ours_on_sqlite
from bench.stage import PATIENCE_S, Stage, told

MESSAGES = 10_000
WORKING_CHATS = 200
TALKING = 21  # seven specialists' chats; the attacker's is another
CALM_PER_SECOND = 100
ATTACKED_S = 15
ATTACK_AFTER_S = 2
KINDS = ("unfinished", "flood", "silent", "stalled_reader")


def stall(stage: Stage, start: Start) -> Run:
    """Messages, a sign-in, the board and a report while someone pings; the server's own longest turn meanwhile."""
    with start(stage, WORKING_CHATS) as server:
        seed_past(server.database)
        today = datetime.now(UTC).date()
        work = {
            "mode": "work",
            "command": "say",
            "messages": MESSAGES,
            "visitors": server.visitors,
            "staff": server.staff,
            "pids": [server.pid],
            "port": server.port,
            "email": "sue@demo.helpline",
            "password": PASSWORD,
            "days": [(today - timedelta(days=PAST_DAYS + 1)).isoformat(), today.isoformat()],
        }
        with stage.loading(work) as working:
            _until_ready(working)
            with stage.loading({"mode": "ping", "newcomer": server.newcomer}) as pinging:
                _until_ready(pinging)
                longest_turn_ms(server)  # from here on
                worked, _ = working.communicate(timeout=PATIENCE_S)
                pinged, _ = pinging.communicate(timeout=PATIENCE_S)
        turn = longest_turn_ms(server)
    return run_of({**told(pinged), **told(worked), "longest_turn": turn})


def longest_turn_ms(server: Server) -> float:
    """As the server tells it at /metrics, since this was asked last."""
    with urllib.request.urlopen(f"http://127.0.0.1:{server.port}/metrics", timeout=PATIENCE_S) as answer:
        text = answer.read().decode()
    (found,) = re.findall(r"^helpline_loop_longest_turn_seconds (\S+)", text, re.MULTILINE)
    return float(found) * 1000


def _until_ready(loading: subprocess.Popen[bytes]) -> None:
    assert loading.stdout is not None
    line = loading.stdout.readline()
    if line != b"ready\n":
        raise RuntimeError(line.decode().strip() or "the load generator died")


def attacked(stage: Stage, kind: str) -> Run:
    """Twenty-one visitors talk calmly while one client attacks."""
    with ours(stage, TALKING + 1) as server:
        plan = {"mode": "attack", "kind": kind, "after_s": ATTACK_AFTER_S, "newcomer": server.newcomer}
        with stage.loading({**plan, "visitor": server.visitors[TALKING]}) as attacking:
            talked = stage.load(
                {
                    "mode": "senders",
                    "command": "say",
                    "visitors": server.visitors[:TALKING],
                    "staff": server.staff[:-1],
                    "pids": [server.pid],
                    "rate": CALM_PER_SECOND,
                    "warm_s": 1,
                    "window_s": ATTACKED_S,
                }
            )
            attacking.kill()
            output, _ = attacking.communicate()
    return run_of({**talked, **_deed(output)})


def _deed(output: bytes) -> dict[str, Any]:
    """What the attacker managed: an attack that did not happen measures nothing."""
    deed = told(output) if output.strip() else {"error": "the attack had not ended"}
    return deed if "error" in deed else {f"attack_{name}": value for name, value in deed.items()}


def stalls(stage: Stage) -> dict[str, Contender]:
    """On which database the loop is watched."""
    starts: dict[str, Start] = {"ours": ours, "ours_on_sqlite": ours_on_sqlite}
    return {name: partial(stall, stage, start) for name, start in starts.items()}


def attacks(stage: Stage) -> dict[str, Contender]:
    """How we are attacked."""
    return {kind: partial(attacked, stage, kind) for kind in KINDS}


_STALL = Goal("at_most", 20, "ms")
STALLS = [
    Figure("longest_stall_postgresql", "longest", _STALL, unit="ms"),
    Figure("longest_stall_sqlite", "longest", _STALL, "ours_on_sqlite", unit="ms"),
]
ATTACKS = [Figure(f"attack_{kind}_p99", "p99", Goal("at_most", 500, "ms"), kind, unit="ms") for kind in KINDS]
