"""The order of the runs: interleaved, and a void one once more."""

import subprocess
from collections.abc import Callable, Mapping, Sequence

from bench.results import Figure, Run

Contender = Callable[[], Run]


def interleaved(
    contenders: Mapping[str, Contender], repeats: int, *, again_if_void: bool, tell: Callable[[str], None]
) -> dict[str, list[Run]]:
    """Every contender once, then every one again: what drifts on the machine drifts for all alike."""
    runs: dict[str, list[Run]] = {name: [] for name in contenders}
    for number in range(1, repeats + 1):
        for name, contender in contenders.items():
            tell(f"{name} {number}/{repeats}")
            run = _attempt(contender)
            if run.void and again_if_void:
                tell(f"{name} {number}/{repeats} again: the load's core was {run.busy}")
                run = _attempt(contender)
            runs[name].append(run)
    return runs


def _attempt(contender: Contender) -> Run:
    # One server that does not start must not cost the figures of all the others.
    try:
        return contender()
    except (RuntimeError, OSError, subprocess.SubprocessError) as error:
        return Run({}, error=str(error))


def selected(figures: Sequence[Figure], only: Sequence[str]) -> list[Figure]:
    """The figures whose keys begin with one of the names; all where none is given. Raises ValueError."""
    unknown = [name for name in only if not any(figure.key.startswith(name) for figure in figures)]
    if unknown:
        raise ValueError(f"no figure begins with {', '.join(unknown)}")
    return [figure for figure in figures if not only or any(figure.key.startswith(name) for name in only)]


def needed(figures: Sequence[Figure]) -> set[str]:
    """The contenders that these figures compare."""
    return {name for figure in figures for name in (figure.ours, figure.peer) if name is not None}
