"""The places of a text that an editor has to look at, and what became of each from one text to the next."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, Self

from knowledge.importing.garbling import garbled


@dataclass(frozen=True, slots=True)
class PlacedFlag:
    """Words that look garbled, and the lines where they stand, counted from 1.

    `accepted`: somebody says that they are right as they are. `resolved`: they stand there no more. `by`: who did that.
    """

    kind: str
    text: str
    lines: tuple[int, ...]
    state: Literal["open", "accepted", "resolved"] = "open"
    by: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {**asdict(self), "lines": list(self.lines)}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Self:
        """Undo `to_dict`."""
        return cls(**{**values, "lines": tuple(values["lines"])})


def flags_in(text: str, language: str) -> list[PlacedFlag]:
    """A flag for each kind and words, in the text's order."""
    lines: dict[tuple[str, str], list[int]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        for found in garbled(line, language):
            lines.setdefault(found, []).append(number)
    return [PlacedFlag(kind, words, tuple(places)) for (kind, words), places in lines.items()]


def carried_over(before: Iterable[PlacedFlag], found: Sequence[PlacedFlag], by: str) -> list[PlacedFlag]:
    """The flags of a text that `by` has changed: what was accepted stays so, what is gone is resolved."""
    known = {(flag.kind, flag.text): flag for flag in before}
    now: list[PlacedFlag] = []
    for flag in found:
        earlier = known.pop((flag.kind, flag.text), None)
        accepted = earlier is not None and earlier.state == "accepted"
        now.append(replace(earlier, lines=flag.lines) if earlier and accepted else flag)
    gone = (
        one if one.state == "resolved" else replace(one, lines=(), state="resolved", by=by)
        for one in known.values()
    )
    return [*now, *gone]
