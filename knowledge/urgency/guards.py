"""When words of a sign are none: denied, long ago, over, asked about in general, laughed about. English and Spanish.

General rules, which know no sign. A rule of the list says which of them it heeds.
"""

from collections.abc import Collection, Sequence

from knowledge.urgency.guard_words import (
    ASKED,
    DENYING,
    HAVING,
    IS_SO,
    LAUGHED,
    LIGHT,
    NOW,
    OVER,
    PAST,
    SAID_AFTER,
    SPELT,
)
from knowledge.urgency.sign import Sign, Span

DENIED = "denied"
GUARDS = (DENIED, PAST, OVER, ASKED, LAUGHED)


def guard_signs() -> list[tuple[str, Sign]]:
    """Every sign of a guard, or of what lifts one, by its name."""
    return [
        (name, Sign.of(" ".join(written.split())))
        for name, spelt in SPELT.items()
        for line in spelt.splitlines()
        for written in line.split("|")
        if written.strip()
    ]


class Sentence:
    """A sentence's words, the clause of each, and where guards, and what lifts them, were found in it."""

    def __init__(self, said: Sequence[str], clauses: Sequence[int]) -> None:
        self.said = said
        self._clauses = clauses
        self.guards: dict[str, set[int]] = {}

    def note(self, name: str, spans: Sequence[Span]) -> None:
        """Keep that a guard stands in the clause of these words."""
        self.guards.setdefault(name, set()).add(self._clauses[spans[0][0]])

    def silences(self, spans: Sequence[Span], heeded: Collection[str], of_line: Collection[str]) -> bool:
        """Whether what stands at these places is not so; `of_line`: the guards found anywhere in the line."""
        clause = self._clauses[spans[0][0]]
        is_now = clause in self.guards.get(NOW, ())
        if DENIED in heeded and any(self._denied(span) for span in spans):
            return True
        if LAUGHED in heeded and LAUGHED in of_line:
            return True
        if OVER in heeded and OVER in of_line and not is_now:
            return True
        if ASKED in heeded and self.guards.get(ASKED) and NOW not in of_line:
            return True
        is_so = is_now or clause in self.guards.get(IS_SO, ())
        return PAST in heeded and not is_so and any(past <= clause for past in self.guards.get(PAST, ()))

    def _denied(self, span: Span) -> bool:
        start, end = span
        for place in range(start - 1, -1, -1):
            if self._clauses[place] != self._clauses[start]:
                break
            if self.said[place] in DENYING:
                return True
            if self.said[place] not in LIGHT:
                break
        behind = self.said[end + 1 : end + 3]
        return len(behind) == 2 and behind[0] in SAID_AFTER and behind[1] in HAVING
