"""What is wrong with an article file, said so that its editor can mend it."""

from collections.abc import Sequence
from pathlib import Path


class ArticleFault(ValueError):
    """One fault in one file. `line` counts from 1; the message names the field and the remedy."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        """Keep the place and the message; `str()` gives `path:line: message`."""
        super().__init__(f"{path}:{line}: {message}")
        self.path = path
        self.line = line
        self.message = message


class ShelfFault(ValueError):
    """A shelf that may not be loaded, with every fault found on it in `faults`."""

    def __init__(self, faults: Sequence[ArticleFault]) -> None:
        """Keep the faults; `str()` gives one line for each."""
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)
