"""The list that a clinician approves: its rules, and what each says to the specialist."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from knowledge.urgency.guards import GUARDS
from knowledge.urgency.sign import Sign


@dataclass(frozen=True, slots=True)
class Source:
    """A source that stands behind a rule; pages of the web often name no year."""

    authors: str
    title: str
    publication: str
    year: int | None = None
    pages: str | None = None
    address: str | None = None
    accessed: date | None = None


@dataclass(frozen=True, slots=True)
class Signs:
    """Signs that count by themselves, or only with one of these contexts, which may have been told before."""

    contexts: tuple[str, ...]
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """What may need help at once. `title` is for the specialist, `wording` for the visitor: each by language.

    `heeds`: the guards by which its signs are none.
    """

    id: str
    title: Mapping[str, str]
    wording: Mapping[str, str]
    references: tuple[Source, ...]
    signs: tuple[Signs, ...]
    heeds: frozenset[str] = frozenset(GUARDS)


@dataclass(frozen=True, slots=True)
class UrgencyList:
    """Rules in their order: of two that fit a line, the first is told.

    `contexts`: by name, the words of a treatment; `spelt_right`: words that are no misspelt ones of a sign.
    """

    sample: bool
    approved_by: str
    approved_on: date | None
    contexts: Mapping[str, tuple[Sign, ...]]
    rules: tuple[Rule, ...]
    spelt_right: frozenset[str] = frozenset()

    def has(self, rule_id: str) -> bool:
        """Whether one of its rules is that."""
        return any(rule.id == rule_id for rule in self.rules)
