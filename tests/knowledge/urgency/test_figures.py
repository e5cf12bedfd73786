"""What the sample finds in 300 sentences that somebody wrote who had not seen it.

It was made with `seen.json`; nobody who made it has read `unseen.json`.
"""

from pathlib import Path

import pytest

from knowledge.urgency import SELF_HARM
from knowledge.urgency.__main__ import main
from knowledge.urgency.figures import figures_of, labelled
from knowledge.urgency.rule_file import SAMPLE

HERE = Path(__file__).parent


@pytest.mark.parametrize(("half", "recall", "precision"), [("seen", 0.98, 0.98), ("unseen", 0.78, 0.88)])
def test_the_sample_finds_what_it_found(sample, half, recall, precision):
    figures = figures_of(sample, labelled(HERE / f"{half}.json"))
    assert figures.recall >= recall, "\n".join(figures.lines())
    assert figures.precision >= precision, "\n".join(figures.lines())


def test_self_harm_is_found_first_of_all(sample):
    assert figures_of(sample, labelled(HERE / "seen.json")).recall_of(SELF_HARM) == 1


def test_the_report_says_how_much_of_each_rule_is_found(capsys):
    assert main([str(SAMPLE), str(HERE / "seen.json")]) == 0
    told = capsys.readouterr().out
    assert "recall 1.00" in told
    assert "self_harm                  8/8" in told


def test_whatever_finds_nothing_has_no_recall():
    class Silent:
        def rule_of(self, text):
            return None

    assert figures_of(Silent(), labelled(HERE / "seen.json")).recall == 0
