"""What is wrong with a page that cannot become a draft."""

from pathlib import Path


class PageFault(ValueError):
    """One fault in one page. `line` counts from 1, and is None where the fault has no line."""

    def __init__(self, path: Path, message: str, line: int | None = None) -> None:
        """Keep the place and the message; `str()` gives `path:line: message` or `path: message`."""
        place = f"{path}" if line is None else f"{path}:{line}"
        super().__init__(f"{place}: {message}")
        self.path = path
        self.line = line
        self.message = message
