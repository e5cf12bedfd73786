"""How well a list finds what it should, on sentences that somebody has labelled."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from knowledge.urgency.rule import Rule


class Finds(Protocol):
    """What finds the rule that a text fits."""

    def rule_of(self, text: str) -> Rule | None:
        """The rule, or None."""
        ...


@dataclass
class Figures:
    """Counts of labelled sentences, all told and by the rule that each should fit."""

    hits: int = 0  # urgent, and some rule was found
    right: int = 0  # of these: the rule that was wanted
    false_alarms: int = 0
    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(
        default_factory=Counter
    )  # urgent, by the rule that was wanted, with whatever rule
    alarms: Counter[str] = field(
        default_factory=Counter
    )  # by the rule that was found, though nothing is urgent

    @property
    def recall(self) -> float:
        """Of what is urgent, how much is found: 0 to 1."""
        return self.hits / max(1, self.wanted.total())

    @property
    def precision(self) -> float:
        """Of what is found, how much is urgent: 0 to 1."""
        return self.hits / max(1, self.hits + self.false_alarms)

    def recall_of(self, rule_id: str) -> float:
        """Of what should fit this rule, how much is found by any: 0 to 1."""
        return self.found[rule_id] / max(1, self.wanted[rule_id])

    def lines(self) -> Iterator[str]:
        """The figures, for whoever reads them."""
        yield f"recall {self.recall:.2f}, precision {self.precision:.2f}, the right rule {self.right}/{self.hits}"
        for rule_id, wanted in sorted(self.wanted.items()):
            alarms = self.alarms[rule_id]
            yield f"  {rule_id:24} {self.found[rule_id]:3}/{wanted:<3} false alarms {alarms}"


def figures_of(finder: Finds, sentences: Iterable[Mapping[str, Any]]) -> Figures:
    """Count. A sentence is {text, urgent}, where `urgent` is a rule's id or null."""
    figures = Figures()
    for sentence in sentences:
        rule, wanted = finder.rule_of(sentence["text"]), sentence["urgent"]
        if wanted is None:
            if rule is not None:
                figures.false_alarms += 1
                figures.alarms[rule.id] += 1
            continue
        figures.wanted[wanted] += 1
        if rule is not None:
            figures.hits += 1
            figures.found[wanted] += 1
            figures.right += rule.id == wanted
    return figures


def labelled(path: Path) -> list[dict[str, Any]]:
    """The sentences of a JSON file."""
    sentences: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return sentences
