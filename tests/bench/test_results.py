"""The bench's arithmetic: what a run is worth, what a figure says, what the table shows."""

import pytest

from bench.results import Figure, Goal, Run, run_of, summarize, table

RATE = Figure("relay_vs_node", "rate", Goal("at_least", 0.65), peer="node", unit="/s")
STALL = Figure("longest_stall", "stall", Goal("at_most", 20, "ms"), unit="ms")


def rates(*values: float) -> list[Run]:
    return [Run({"rate": value}) for value in values]


def test_a_figure_compares_the_medians_of_the_repeats():
    found = summarize(RATE, {"ours": rates(700, 100, 800), "node": rates(1000, 900, 5000)}, binding=True)
    assert (found["ours"], found["peer"], found["ratio"]) == (700, 1000, 0.7)
    assert found["held"] is True
    assert found["goal"] == ">= 0.65 x"


def test_a_goal_missed_is_said():
    found = summarize(RATE, {"ours": rates(600), "node": rates(1000)}, binding=True)
    assert found["held"] is False


def test_a_goal_that_is_met_exactly_is_held():
    assert Goal("at_most", 0.25).held_by(0.25)
    assert Goal("at_least", 3).held_by(3)
    assert not Goal("at_most", 0.25).held_by(0.26)


def test_without_a_peer_our_own_value_is_held_against_the_goal():
    found = summarize(
        STALL, {"ours": [Run({"stall": 12.0}), Run({"stall": 31.0}), Run({"stall": 25.0})]}, binding=True
    )
    assert (found["ours"], found["peer"], found["ratio"], found["held"]) == (25.0, None, None, False)


def test_a_run_whose_load_was_at_its_limit_is_not_reported():
    runs = {"ours": rates(700), "node": [Run({"rate": 1000, "load_cpu": 0.62}, load_core_busy=0.91)]}
    found = summarize(RATE, runs, binding=True)
    assert (found["peer"], found["ratio"], found["held"]) == (None, None, None)
    assert "node: void, the load's core was 91% busy, 62% by the load" in found["note"]


def test_a_run_that_fills_its_database_counts_and_says_so():
    runs = {"ours": rates(7000), "node": [Run({"rate": 1000, "load_cpu": 0.12}, load_core_busy=0.99)]}
    found = summarize(RATE, runs, binding=True)
    assert found["ratio"] == 7
    assert "node: limited by the database, the load's core was 99% busy, 12% by the load" in found["note"]


def test_ninety_percent_is_not_yet_void():
    assert not Run({}, load_core_busy=0.9).void


def test_in_a_short_trial_a_void_run_counts_but_is_marked():
    runs = {"ours": rates(700), "node": [Run({"rate": 1000}, load_core_busy=0.95)]}
    found = summarize(RATE, runs, binding=False)
    assert found["ratio"] == 0.7
    assert found["binding"] is False
    assert "would be void" in found["note"]


@pytest.mark.parametrize("loss", ["failed", "unheard", "unanswered", "closed", "unstored"])
def test_a_run_that_lost_or_refused_a_message_says_nothing_about_speed(loss):
    run = run_of({"rate": 9000.0, "load_core_busy": 0.5, loss: 2})
    found = summarize(RATE, {"ours": [run], "node": rates(1000)}, binding=True)
    assert found["ours"] is None
    assert f"ours: lost messages: 2 {loss}" in found["note"]


def test_a_run_that_did_not_happen_says_why():
    run = run_of({"error": "refused: 3 of 200 connected"})
    found = summarize(RATE, {"ours": [run], "node": rates(1000)}, binding=True)
    assert "refused: 3 of 200 connected" in found["note"]
    assert found["held"] is None


def test_the_table_shows_every_figure_and_every_note():
    runs = {"ours": rates(12_345), "node": [Run({"rate": 1000}, load_core_busy=0.99)]}
    found = {RATE.key: summarize(RATE, runs, binding=True)}
    found[STALL.key] = summarize(STALL, {"ours": [Run({"stall": 3.25})]}, binding=False)
    lines = table(found).splitlines()
    assert lines[1].split() == ["relay_vs_node", "12,345", "/s", "-", "-", ">=", "0.65", "x", "?"]
    assert lines[2].split() == ["longest_stall", "3.25", "ms", "-", "-", "<=", "20", "ms", "yes"]
    assert any(line.startswith("relay_vs_node: node: void") for line in lines)
    assert lines[-1] == "Not binding: the windows were shortened."
