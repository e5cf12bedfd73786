"""Windows of opening, on the wall clock of one day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

MIDNIGHT = time(0)


@dataclass(frozen=True)
class Window:
    """Open from `opens` up to, not including, `closes`; `closes` 00:00 means the end of the day."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        """Refuse a window that ends before it starts."""
        if self.closes != MIDNIGHT and self.closes <= self.opens:
            raise ValueError(f"window {self.opens:%H:%M}-{self.closes:%H:%M} ends before it starts")

    def holds(self, at: time) -> bool:
        """Whether the wall-clock time `at` is inside."""
        return self.opens <= at and not self.ended_by(at)

    def ended_by(self, at: time) -> bool:
        """Whether it has ended when the clock shows `at`."""
        return self.closes != MIDNIGHT and self.closes <= at

    def overlaps(self, other: "Window") -> bool:
        """Whether some time is inside both."""
        return not self.ended_by(other.opens) and not other.ended_by(self.opens)


Windows = tuple[Window, ...]
Week = Mapping[int, Windows]
"""Windows by weekday; Monday is 0. A weekday that is not there has none."""


def parse_windows(text: str) -> Windows:
    """Read `07:00-12:00,13:00-18:30`. Raises ValueError that says what is wrong."""
    windows = []
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        opens, _, closes = part.partition("-")
        try:
            until = MIDNIGHT if closes.strip() == "24:00" else time.fromisoformat(closes.strip())
            since = time.fromisoformat(opens.strip())
        except ValueError as error:
            raise ValueError(
                f"{part!r} is not a window; give hours such as 07:00-18:30, several with commas"
            ) from error
        windows.append(Window(since, until))
    return tuple(windows)
