"""The order of the runs, and which are asked for."""

import pytest

from bench.repeats import interleaved, needed, selected
from bench.results import Figure, Goal, Run

FIGURES = [
    Figure(key, "rate", Goal("at_least", 3), peer=peer)
    for key, peer in (("durable_200_vs_node", "node"), ("durable_200_vs_stock", "stock"), ("memory", None))
]


def quiet(_line: str) -> None:
    pass


def test_the_contenders_take_turns():
    order: list[str] = []

    def contender(name: str):
        return lambda: order.append(name) or Run({})

    runs = interleaved(
        {"ours": contender("ours"), "node": contender("node")}, 3, again_if_void=True, tell=quiet
    )
    assert order == ["ours", "node"] * 3
    assert [len(of_one) for of_one in runs.values()] == [3, 3]


def test_a_void_run_is_repeated_once():
    busy = iter([0.95, 0.5])
    runs = interleaved(
        {"node": lambda: Run({}, load_core_busy=next(busy))}, 1, again_if_void=True, tell=quiet
    )
    assert [run.void for run in runs["node"]] == [False]


def test_a_run_that_stays_void_is_kept_as_void():
    runs = interleaved({"node": lambda: Run({}, load_core_busy=0.95)}, 1, again_if_void=True, tell=quiet)
    assert [run.void for run in runs["node"]] == [True]


def test_a_short_trial_repeats_nothing():
    busy = iter([0.95])
    runs = interleaved(
        {"node": lambda: Run({}, load_core_busy=next(busy))}, 1, again_if_void=False, tell=quiet
    )
    assert [run.void for run in runs["node"]] == [True]


def test_a_server_that_does_not_start_costs_only_its_own_figures():
    def fails() -> Run:
        raise RuntimeError("Redis did not start")

    runs = interleaved({"two": fails, "one": lambda: Run({"cpu": 1.0})}, 1, again_if_void=True, tell=quiet)
    assert runs["two"][0].invalid == "Redis did not start"
    assert runs["one"][0].invalid is None


def test_figures_are_chosen_by_how_their_keys_begin():
    assert [figure.key for figure in selected(FIGURES, ["durable"])] == [
        "durable_200_vs_node",
        "durable_200_vs_stock",
    ]
    assert selected(FIGURES, []) == FIGURES


def test_a_name_that_fits_no_figure_is_refused():
    with pytest.raises(ValueError, match="no figure begins with relay"):
        selected(FIGURES, ["memory", "relay"])


def test_only_those_who_are_compared_are_run():
    assert needed(selected(FIGURES, ["durable_200_vs_node"])) == {"ours", "node"}
    assert needed(selected(FIGURES, ["memory"])) == {"ours"}
