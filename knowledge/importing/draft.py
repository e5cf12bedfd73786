"""What a page became: frozen values, and their JSON form."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A part of the draft. Paragraphs of `text` are parted by a blank line; before the first heading, no title."""

    title: str
    text: str

    @property
    def words(self) -> int:
        """How many words its text has."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Repair:
    """A change that was certain: the words as they were and as they are, and the place where they stand."""

    before: str
    after: str
    at: str


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that an editor has to look at: what kind of fault, the words, and the place."""

    kind: str
    text: str
    at: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the page: its words, where it leads, and the place and line, from 0, where it stands."""

    text: str
    address: str
    at: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """An article to be; `last_revised` only where the page says it, `boilerplate` is what belongs to the site.

    `links` are all that the page has in these places; they are no part of the JSON form.
    """

    title: str
    language: str
    summary: str
    sections: tuple[DraftSection, ...]
    references: tuple[str, ...]
    last_revised: date | None
    boilerplate: tuple[str, ...]
    repairs: tuple[Repair, ...]
    flags: tuple[Flag, ...]
    links: tuple[Link, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values: the day as ISO text, tuples as lists."""
        plain = asdict(self)
        del plain["links"]
        for name in ("sections", "references", "boilerplate", "repairs", "flags"):
            plain[name] = list(plain[name])
        plain["last_revised"] = self.last_revised.isoformat() if self.last_revised else None
        return plain
