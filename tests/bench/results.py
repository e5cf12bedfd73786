"""From repeated runs to figures: medians, ratios, goals, the table. Nothing here touches the machine."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any, Literal

BUSIEST_LOAD_CORE = 0.9
COUNTS_OF_LOSS = ("failed", "unheard", "unanswered", "closed", "unstored")


@dataclass(frozen=True)
class Run:
    """One run of one contender: what it measured, and how busy the load's core was."""

    values: Mapping[str, float | None]
    load_core_busy: float = 0.0
    losses: Mapping[str, int] = field(default_factory=dict)
    error: str | None = None

    @property
    def full(self) -> bool:
        """The core of the load and the database had no time left."""
        return self.load_core_busy > BUSIEST_LOAD_CORE

    @property
    def void(self) -> bool:
        """The load was at its limit: it measures itself, not the server.

        A core that the database fills is no such thing: what a server asks of its database is part of the server.
        """
        own = self.values.get("load_cpu")
        return self.full and (own is None or own > self.load_core_busy / 2)

    @property
    def busy(self) -> str:
        """How busy the load's core was, and how much of that was the load itself."""
        own = self.values.get("load_cpu")
        return f"{self.load_core_busy:.0%} busy" + ("" if own is None else f", {own:.0%} by the load")

    @property
    def invalid(self) -> str | None:
        """Why this run says nothing about speed, if it does not."""
        if self.error is not None:
            return self.error
        lost = [f"{count} {name}" for name, count in self.losses.items() if count]
        return f"lost messages: {', '.join(lost)}" if lost else None


def run_of(told: Mapping[str, Any]) -> Run:
    """A run as the load generator tells it."""
    if "error" in told:
        return Run({}, error=str(told["error"]))
    losses = {name: int(told[name]) for name in COUNTS_OF_LOSS if told.get(name)}
    values = {name: value for name, value in told.items() if value is None or isinstance(value, int | float)}
    return Run(values, float(told.get("load_core_busy", 0.0)), losses)


@dataclass(frozen=True)
class Goal:
    """`at_least` or `at_most` this: of the ratio to the peer, or of our own value where there is no peer."""

    bound: Literal["at_least", "at_most"]
    value: float
    unit: str = "x"

    def held_by(self, value: float) -> bool:
        """Whether it is reached."""
        return value >= self.value if self.bound == "at_least" else value <= self.value

    def __str__(self) -> str:
        return f"{'>=' if self.bound == 'at_least' else '<='} {self.value:g} {self.unit}"


@dataclass(frozen=True)
class Figure:
    """One line of the table: whose runs it compares, by which of their values, and the goal."""

    key: str
    measure: str
    goal: Goal
    ours: str = "ours"
    peer: str | None = None
    unit: str = ""


Measured = dict[str, Any]


def summarize(figure: Figure, runs: Mapping[str, Sequence[Run]], *, binding: bool) -> Measured:
    """A figure from the runs of its contenders: medians, ratio, whether the goal is held, and what spoils it."""
    notes: list[str] = []
    ours = _middle(figure, figure.ours, runs, notes, binding=binding)
    peer = None if figure.peer is None else _middle(figure, figure.peer, runs, notes, binding=binding)
    ratio = ours / peer if ours is not None and peer else None
    compared = ours if figure.peer is None else ratio
    return {
        "ours": ours,
        "peer": peer,
        "ratio": ratio,
        "goal": str(figure.goal),
        "held": None if compared is None else figure.goal.held_by(compared),
        "unit": figure.unit,
        "binding": binding,
        "note": "; ".join(dict.fromkeys(notes)),
    }


def _middle(
    figure: Figure, name: str, runs: Mapping[str, Sequence[Run]], notes: list[str], *, binding: bool
) -> float | None:
    values = []
    for run in runs.get(name, ()):
        if run.invalid is not None:
            notes.append(f"{name}: {run.invalid}")
        elif run.void and binding:
            notes.append(f"{name}: void, the load's core was {run.busy}")
        elif (value := run.values.get(figure.measure)) is not None:
            values.append(value)
            if run.full:
                said = "would be void" if run.void else "limited by the database"
                notes.append(f"{name}: {said}, the load's core was {run.busy}")
    if values:
        return median(values)
    notes.append(f"not measured: {name} has no valid run")
    return None


def table(figures: Mapping[str, Measured]) -> str:
    """The figures as aligned text, with their notes below."""
    head = ("figure", "ours", "peer", "ratio", "goal", "held")
    rows = [head, *(_row(key, one) for key, one in figures.items())]
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    lines = [
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width) for i, (cell, width) in _cells(row, widths)
        )
        for row in rows
    ]
    notes = [f"{key}: {one['note']}" for key, one in figures.items() if one["note"]]
    if not all(one["binding"] for one in figures.values()):
        notes.append("Not binding: the windows were shortened.")
    return "\n".join([*lines, "", *notes]).rstrip()


def _cells(row: Sequence[str], widths: Sequence[int]) -> enumerate[tuple[str, int]]:
    return enumerate(zip(row, widths, strict=True))


def _row(key: str, one: Measured) -> tuple[str, ...]:
    held = {True: "yes", False: "NO", None: "?"}[one["held"]]
    return (
        key,
        _number(one["ours"], one["unit"]),
        _number(one["peer"], one["unit"]),
        _number(one["ratio"]),
        one["goal"],
        held,
    )


def _number(value: float | None, unit: str = "") -> str:
    if value is None:
        return "-"
    return f"{value:,.0f} {unit}".strip() if value >= 100 else f"{value:.3g} {unit}".strip()
