"""The head of a request, read line by line: the standard library's parser is made for mail, and takes longer."""

from collections.abc import ItemsView
from typing import Any

LONGEST_LINE = 16 * 1024
MOST_LINES = 100


class Head:
    """What gevent's handler asks of a request's headers. `status` says what is wrong, or is empty."""

    def __init__(self, lines: Any) -> None:
        self.status = ""
        self.headers: list[str] = []
        self._values: dict[str, str] = {}
        while (line := lines.readline(LONGEST_LINE + 1)) not in {b"\r\n", b"\n", b""}:
            if not self._take(line):
                self.status = "unreadable"
                return

    def _take(self, line: bytes) -> bool:
        text = line.decode("latin-1")
        name, colon, value = text.partition(":")
        # A folded line, or a space before the colon, is how requests are smuggled past a proxy.
        if (
            len(line) > LONGEST_LINE
            or len(self.headers) >= MOST_LINES
            or not colon
            or not name
            or name != name.strip()
        ):
            return False
        key, value = name.lower(), value.strip()
        if key in self._values:
            if key in {"content-length", "transfer-encoding"}:
                return False
            value = f"{self._values[key]}{'; ' if key == 'cookie' else ', '}{value}"
        self._values[key] = value
        self.headers.append(text)
        return True

    @property
    def typeheader(self) -> str | None:
        """The Content-Type."""
        return self._values.get("content-type")

    def get(self, name: str, default: str | None = None) -> str | None:
        """A header's value; of several, joined by commas."""
        return self._values.get(name.lower(), default)

    getheader = get

    def items(self) -> ItemsView[str, str]:
        """Names in lower case, and values."""
        return self._values.items()

    def __delitem__(self, name: str) -> None:
        del self._values[name.lower()]
