"""Who may take a topic that nobody is free for: those who know a near one first, in the end everybody."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

FORM = "is no overflow; give topic=other+other@seconds, such as side_effects=treatment+immunotherapy@20"


@dataclass(frozen=True)
class Overflow:
    """After a chat has waited `after`, who knows one of these topics may take it; the first is asked for first."""

    to: tuple[str, ...]
    after: timedelta


@dataclass(frozen=True)
class TopicRules:
    """`patience`: after it, whoever speaks the language takes any topic. Before, a topic may overflow to others."""

    patience: timedelta = timedelta(seconds=60)
    overflow: Mapping[str, Overflow] = field(default_factory=dict)

    def instead_of(self, topic: str | None, waited: timedelta) -> Iterator[str | None]:
        """The topics to ask for when nobody is free who knows this one; None is everybody."""
        rule = None if topic is None else self.overflow.get(topic)
        if rule is not None and waited >= rule.after:
            yield from rule.to
        if waited >= self.patience:
            yield None


def parse_overflow(text: str, topics: Collection[str]) -> dict[str, Overflow]:
    """Read `topic=other+other@seconds`, several with commas. Raises ValueError that says what is wrong."""
    found: dict[str, Overflow] = {}
    for rule in filter(None, (piece.strip() for piece in text.split(","))):
        topic, _, where = rule.partition("=")
        to, _, seconds = where.partition("@")
        if not seconds.strip().isdecimal():
            raise ValueError(f"{rule!r} {FORM}")
        topic, *others = _known([topic, *to.split("+")], topics)
        if topic in found or topic in others:
            raise ValueError(f"{rule!r} names {topic} twice; give each topic one rule, to others than itself")
        found[topic] = Overflow(tuple(others), timedelta(seconds=int(seconds)))
    return found


def _known(named: list[str], topics: Collection[str]) -> list[str]:
    found = [one.strip() for one in named]
    for one in found:
        if one not in topics:
            raise ValueError(f"{one!r} is no topic; choose from {', '.join(topics)}")
    return found
