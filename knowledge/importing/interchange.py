"""Writes a draft as a file of the shelf: Markdown under front matter. What the page does not say stays empty."""

import re
import unicodedata
from typing import Any

import yaml

from knowledge.front_matter import ARTICLE, REFERENCE
from knowledge.importing.boilerplate import is_copyright
from knowledge.importing.draft import Draft

_MARKUP = re.compile(r"([\\`*_\[\]<>])")
_AT_START = re.compile(r"(?m)^(#{1,6}(?=\s)|[+=~-](?![ ])|-(?= *-))")
_LONGEST_SLUG = 60  # characters


class _Dumper(yaml.SafeDumper):
    """Writes None as nothing at all, which the check of the shelf reports as missing."""


_Dumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))


def slug_of(text: str) -> str:
    """Return lower-case ASCII words with hyphens between them; "" if there is no such letter in the text."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", errors="ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    slug = ""
    for word in words:
        if len(slug) + len(word) >= _LONGEST_SLUG and slug:
            break
        slug = f"{slug}-{word}" if slug else word[:_LONGEST_SLUG]
    return slug


def markdown_of(draft: Draft, slug: str) -> str:
    """Return the text of `<language>/<slug>.md`. A source keeps its whole text as its title until it is parted."""
    given: dict[str, Any] = {
        "title": draft.title or None,
        "slug": slug,
        "language": draft.language,
        "summary": draft.summary or None,
        "last_revised": draft.last_revised,
        "references": [{**_empty(REFERENCE), "title": text} for text in draft.references],
        "copyright": next(filter(is_copyright, draft.boilerplate), None),
    }
    fields = {name: given.get(name) for name in ARTICLE}
    head = yaml.dump(fields, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120)
    return f"---\n{head}---\n\n{_body(draft)}"


def _empty(shape: Any) -> dict[str, None]:
    return {name: None for name, kind in shape.items() if kind.needed}


def _body(draft: Draft) -> str:
    parts: list[str] = []
    anchors: set[str] = set()
    for section in draft.sections:
        if section.title:
            anchor = _anchor(section.title, anchors)
            parts.append(f"## {_escaped(section.title)} {{#{anchor}}}")
        if section.text:
            parts.append(_escaped(section.text))
    return "\n\n".join(parts) + "\n"


def _anchor(title: str, taken: set[str]) -> str:
    first = slug_of(title) or "section"
    number, anchor = 1, first
    while anchor in taken:
        number += 1
        anchor = f"{first}-{number}"
    taken.add(anchor)
    return anchor


def _escaped(text: str) -> str:
    """Escape what Markdown would read as markup; lists stay lists."""
    text = _MARKUP.sub(r"\\\1", text)
    text = re.sub(r"&(?=#?\w+;)", r"\&", text)
    return _AT_START.sub(r"\\\1", text)
