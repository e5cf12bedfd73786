"""What is wrong with an article file, said so that its editor can mend it."""

from collections.abc import Sequence
from pathlib import Path

from knowledge.fault_words import LANGUAGE_NAMES, SPANISH


class ArticleFault(ValueError):
    """One fault in one file. `line` counts from 1; what it says names the field and the remedy."""

    def __init__(self, path: Path, line: int, told: str, **of: object) -> None:
        """Keep the place and what is told: an English sentence, in which `{name}` stands for what `of` gives.

        `str()` gives `path:line: message`.
        """
        self.path = path
        self.line = line
        self._told, self._of = told, of
        super().__init__(f"{path}:{line}: {self.message}")

    @property
    def message(self) -> str:
        """What is wrong, and the remedy, in English."""
        return self.in_language("en")

    def in_language(self, language: str) -> str:
        """The same as that language's editors read it: `en` or `es`."""
        words = SPANISH if language == "es" else {}
        of = {
            name: words.get(value, value) if isinstance(value, str) else value
            for name, value in self._of.items()
        }
        if (code := of.get("language_name")) is not None:
            of["language_name"] = LANGUAGE_NAMES[language].get(str(code), code)
        return words.get(self._told, self._told).format(**of)


class ShelfFault(ValueError):
    """A shelf that may not be loaded, with every fault found on it in `faults`."""

    def __init__(self, faults: Sequence[ArticleFault]) -> None:
        """Keep the faults; `str()` gives one line for each."""
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)
