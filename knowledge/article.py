"""What an article is: frozen values, their JSON form and their hash."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Self

LANGUAGES = ("en", "es")

# Search words are for finding an article; nobody reads them on the page.
_UNSEEN = ("synonyms", "topics")


@dataclass(frozen=True, slots=True)
class Section:
    """One part of an article; `anchor` is the same in every language."""

    anchor: str
    title: str
    markdown: str


@dataclass(frozen=True, slots=True)
class Drug:
    """A drug by its generic name, and the brand names it is sold under."""

    generic: str
    brands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A source that stands behind an article."""

    authors: str
    title: str
    publication: str
    year: int
    pages: str | None = None
    address: str | None = None
    accessed: date | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article in one language; (slug, language) names it."""

    slug: str
    language: str
    title: str
    summary: str
    notice: str
    sample: bool
    drugs: tuple[Drug, ...]
    synonyms: tuple[str, ...]
    topics: tuple[str, ...]
    reviewed_by: str
    last_revised: date
    next_review: date
    references: tuple[Reference, ...]
    copyright: str
    sections: tuple[Section, ...]

    @property
    def content_hash(self) -> str:
        """SHA-256, in hex, of everything a reader sees: all fields but `synonyms` and `topics`."""
        seen = {name: value for name, value in self.to_dict().items() if name not in _UNSEEN}
        canonical = json.dumps(seen, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode("ascii")).hexdigest()

    def section(self, anchor: str) -> Section | None:
        """Return the section of that anchor, or None."""
        return next((section for section in self.sections if section.anchor == anchor), None)

    def sendable_on(self, day: date) -> tuple[bool, str | None]:
        """Say whether it may be sent to a visitor on `day`: `(True, None)` or `(False, "review_overdue")`."""
        return (False, "review_overdue") if day > self.next_review else (True, None)

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values: dates as ISO text, tuples as lists."""
        plain: dict[str, Any] = _plain(asdict(self))
        return plain

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Undo `to_dict`. Raises KeyError, TypeError or ValueError on anything else."""
        fields = dict(values)
        fields["drugs"] = tuple(Drug(drug["generic"], tuple(drug["brands"])) for drug in values["drugs"])
        fields["references"] = tuple(_reference(reference) for reference in values["references"])
        fields["sections"] = tuple(Section(**section) for section in values["sections"])
        for name in ("synonyms", "topics"):
            fields[name] = tuple(values[name])
        for name in ("last_revised", "next_review"):
            fields[name] = date.fromisoformat(values[name])
        return cls(**fields)


def split_synonym(synonym: str) -> tuple[str, str | None]:
    """Return the words, and the anchor of the section that they lead to: `passed out#when-to-call`; None for none."""
    words, mark, anchor = synonym.partition("#")
    return words.strip(), anchor.strip() if mark else None


def _reference(values: Mapping[str, Any]) -> Reference:
    accessed = values.get("accessed")
    return Reference(**{**values, "accessed": date.fromisoformat(accessed) if accessed else None})


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value
