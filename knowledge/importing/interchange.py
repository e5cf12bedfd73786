"""Writes a draft as a file of the shelf: Markdown under front matter. What the page does not say stays empty."""

import re
import unicodedata
from typing import Any

import yaml

from knowledge.front_matter import ARTICLE, REFERENCE
from knowledge.importing.boilerplate import is_copyright
from knowledge.importing.draft import Draft, Link
from knowledge.importing.links import located, may_stay

_MARKUP = re.compile(r"([\\`*_\[\]<>])")
_AT_START = re.compile(r"(?m)^(#{1,6}(?=\s)|[+=~-](?![ ])|-(?= *-))")
_LONGEST_SLUG = 60  # characters
_LEAD = {"en": "Overview", "es": "En resumen"}
# What every article says until an editor says it better, and what a page has none of.
_NOTICE = {
    "en": "Review this with your doctor. It is information, not medical advice.",
    "es": "Hable de esto con su médico. Es información, no un consejo médico.",
}
_AT_FIRST: dict[str, Any] = {"sample": False, "drugs": [], "synonyms": []}
_LINK = "\ufdd1"  # stands around the number of a link while the text around it is escaped; no text has it


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
        **_AT_FIRST,
        "notice": _NOTICE[draft.language],
        "title": draft.title or None,
        "slug": slug,
        "language": draft.language,
        "summary": draft.summary or None,
        "last_revised": draft.last_revised,
        "references": [_source(number, text, draft) for number, text in enumerate(draft.references, 1)],
        "copyright": copyright_of(draft),
    }
    fields = {name: given.get(name) for name in ARTICLE}
    head = yaml.dump(fields, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120)
    return f"---\n{head}---\n\n{_body(draft)[0]}"


def copyright_of(draft: Draft) -> str | None:
    """Return the line about the rights that becomes the article's `copyright`, None where the page has none."""
    return next(filter(is_copyright, draft.boilerplate), None)


def left_out(draft: Draft) -> list[str]:
    """Return what becomes no part of the article: what belongs to the site, and where links led that lose that."""
    kept, gone = copyright_of(draft), list(draft.boilerplate)
    if kept is not None:
        gone.remove(kept)
    stay = kept_links(draft)
    lost = [link for link in draft.links if link not in stay]
    return gone + [f"{link.text} → {link.address} ({link.at})" for link in lost]


def kept_links(draft: Draft) -> list[Link]:
    """Return the links that the article has too: one of each source, and those in texts whose words are certain."""
    _, kept = _body(draft)
    sources = (_first_of(number, draft) for number in range(1, len(draft.references) + 1))
    return kept + [link for link in sources if link is not None]


def _source(number: int, text: str, draft: Draft) -> dict[str, str | None]:
    link = _first_of(number, draft)
    return {**_empty(REFERENCE), "title": text, **({"address": link.address} if link else {})}


def _first_of(number: int, draft: Draft) -> Link | None:
    return next((link for link in draft.links if link.at == f"reference {number}" and may_stay(link)), None)


def _empty(shape: Any) -> dict[str, None]:
    return {name: None for name, kind in shape.items() if kind.needed}


def _body(draft: Draft) -> tuple[str, list[Link]]:
    """Return the sections, and their links. What stands before the first heading gets one: the shelf needs it."""
    parts: list[str] = []
    kept: list[Link] = []
    anchors: set[str] = set()
    for number, section in enumerate(draft.sections, 1):
        paragraphs = [(place, text) for place, text in enumerate(section.text.split("\n\n"), 1) if text]
        title = section.title
        if not title:
            paragraphs = _beside_the_summary(paragraphs, draft)
            title = _LEAD[draft.language] if paragraphs else ""
        if title:
            # Both languages share anchors.
            anchor = _anchor(section.title or _LEAD["en"], anchors)
            parts.append(f"## {_escaped(title)} {{#{anchor}}}")
        for place, text in paragraphs:
            at = f"section {number}, paragraph {place}"
            markdown, stay = _linked(text, [link for link in draft.links if link.at == at])
            parts.append(markdown)
            kept += stay
    return "\n\n".join(parts) + "\n", kept


def _beside_the_summary(paragraphs: list[tuple[int, str]], draft: Draft) -> list[tuple[int, str]]:
    """Leave out the paragraph that became the summary, which stands above the sections, unless it is all there is."""
    if len(draft.sections) == 1:
        return paragraphs
    return [(place, text) for place, text in paragraphs if text != draft.summary]


def _linked(paragraph: str, links: list[Link]) -> tuple[str, list[Link]]:
    """Return a paragraph as Markdown, and which of its links that has."""
    lines = paragraph.split("\n")
    kept: list[Link] = []
    for number, line in enumerate(lines):
        there = located(line, [link for link in links if link.line == number])
        for begin, link in reversed([(begin, link) for begin, link in there if may_stay(link)]):
            before, after = lines[number][:begin], lines[number][begin + len(link.text) :]
            lines[number] = f"{before}{_LINK}{len(kept)}{_LINK}{after}"
            kept.append(link)
    markdown = _escaped("\n".join(lines))
    for number, link in enumerate(kept):
        written = f"[{_escaped(link.text)}](<{link.address.replace('&', '&amp;')}>)"
        # Behind an exclamation mark it would be a picture.
        mark = f"{_LINK}{number}{_LINK}"
        markdown = markdown.replace(f"!{mark}", f"\\!{mark}").replace(mark, written, 1)
    return markdown, kept


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
