"""`make bench`. `ONLY=name,name` selects figures, `WINDOW=seconds` shortens the windows: then nothing is binding."""

import json
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

from bench import commands, crowds, machine, messages, offers, searching, trouble, workers
from bench.building import ROOT, build_peers, find_node
from bench.databases import postgres
from bench.repeats import Contender, interleaved, needed, selected
from bench.results import Figure, Measured, Run, summarize, table
from bench.stage import Stage

BINDING_WINDOW_S = 20.0


@dataclass(frozen=True)
class Group:
    """Figures that come from the same runs."""

    figures: Sequence[Figure]
    contenders: Callable[[Stage], dict[str, Contender]]
    repeats: int


GROUPS = (
    Group(messages.durable(200), lambda stage: messages.contenders(stage, 200, "say"), 2),
    Group(messages.durable(1000), lambda stage: messages.contenders(stage, 1000, "say"), 2),
    Group(messages.LATENCY, lambda stage: messages.contenders(stage, 200, "say", 500), 2),
    Group(messages.RELAY, lambda stage: messages.contenders(stage, 200, "typing"), 2),
    Group(crowds.STORM, crowds.storms, 3),
    Group(crowds.LINE, crowds.lines, 3),
    Group(crowds.MEMORY, crowds.memories, 2),
    Group(workers.WORKERS, workers.contenders, 2),
    Group(offers.OFFERS, offers.contenders, 3),
    Group(searching.SEARCH, searching.contenders, 1),
    Group(commands.DAY, lambda stage: commands.contenders(stage, "day"), 3),
    Group(commands.IMPORT, lambda stage: commands.contenders(stage, "pages"), 1),
    Group(trouble.STALLS, trouble.stalls, 3),
    Group(trouble.ATTACKS, trouble.attacks, 1),
)


def tell(line: str) -> None:
    """What goes on, for whoever waits."""
    sys.stderr.write(line + "\n")


def measure(stage: Stage, group: Group, figures: Sequence[Figure]) -> dict[str, Measured]:
    """The figures of one group."""
    names = needed(figures)
    chosen = {name: run for name, run in group.contenders(stage).items() if name in names}
    tell(", ".join(figure.key for figure in figures))
    runs = interleaved(
        chosen, group.repeats, again_if_void=stage.binding, tell=lambda line: tell(f"  {line}")
    )
    _keep(stage.folder / "runs.json", figures[0].key, runs)
    return {figure.key: summarize(figure, runs, binding=stage.binding) for figure in figures}


def _keep(path: Path, key: str, runs: Mapping[str, Sequence[Run]]) -> None:
    """Everything that was measured, for whoever doubts a median."""
    kept = json.loads(path.read_text()) if path.exists() else {}
    kept[key] = {name: [asdict(one) for one in of_one] for name, of_one in runs.items()}
    path.write_text(json.dumps(kept, indent=1) + "\n")


def run(only: Sequence[str], window_s: float) -> dict[str, Measured]:
    """Measure what was asked for."""
    wanted = {figure.key for figure in selected([f for group in GROUPS for f in group.figures], only)}
    node = find_node()
    tell(f"peers: {build_peers(node)}")
    machine.prepare()
    folder = ROOT / "build" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "runs.json").unlink(missing_ok=True)
    found: dict[str, Measured] = {}
    with ExitStack() as stack:
        server = stack.enter_context(postgres(folder / "postgres.log"))
        stage = Stage(folder, node, server, window_s, binding=window_s >= BINDING_WINDOW_S)
        for group in GROUPS:
            figures = [figure for figure in group.figures if figure.key in wanted]
            if figures:
                found.update(measure(stage, group, figures))
    return found


def main() -> None:
    """Measure, write build/bench.json, print the table."""
    only = [name.strip() for name in os.environ.get("ONLY", "").split(",") if name.strip()]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that no server is left behind
    try:
        found = run(only, float(os.environ.get("WINDOW") or BINDING_WINDOW_S))
    except (RuntimeError, ValueError) as error:
        sys.exit(f"bench: {error}")
    (ROOT / "build" / "bench.json").write_text(json.dumps(found, indent=2) + "\n")
    sys.stdout.write(table(found) + "\n")


if __name__ == "__main__":
    main()
