"""Sets an article on paper: a PDF in pages, tagged for those who listen to it (PDF/UA-1)."""

import json
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

from knowledge.article import Article, Reference
from knowledge.paper_tree import Address, blocks

TEMPLATE = Path(__file__).with_name("paper.typ")
STAND_IN = "□"
# Latin, Greek, Cyrillic, punctuation, arrows, mathematics, shapes: what the fonts have, wherever it stands.
_STRANGE = re.compile(
    "[^\n\u0020-\u007e\u00a0-\u024f\u0384-\u038a\u038e-\u03a1\u03a3-\u03ff\u0400-\u045f"
    "\u2010-\u2027\u2030-\u2040\u20ac\u2116\u2122\u2150\u2151\u2153-\u215e\u2190-\u22ff\u25a0-\u25ff\u2713\u2714]"
)


def pdf(article: Article, words: Mapping[str, str], address: Address) -> bytes:
    """Return the article as a PDF: of the same words, the same bytes.

    `words` are what stands around the text, each under the name that the template knows it by.
    `address(slug, anchor)` gives the whole URL of another article's page. A sign that no font of ours has, such as an
    emoji, stands as □, and then other rare ones do too. Takes some 30 ms. Raises `typst.TypstError` where it cannot
    be set, which no text of an article is known to do.
    """
    import typst

    told = {"article": _told(article, address), "words": dict(words)}
    try:
        return _set(told)
    except typst.TypstError:
        # A sign that no font of ours has is not worth the whole article. What is wrong otherwise is raised again.
        return _set(_settable(told))


def _set(told: Any) -> bytes:
    sys_inputs = {"told": json.dumps(told, ensure_ascii=False)}
    printed = _compiler().compile(sys_inputs=sys_inputs, pdf_standards=["ua-1"], timestamp=0)
    assert isinstance(printed, bytes)
    return printed


def _settable(told: Any) -> Any:
    if isinstance(told, dict):
        return {name: _settable(inner) for name, inner in told.items()}
    if isinstance(told, list):
        return [_settable(inner) for inner in told]
    if isinstance(told, str):
        return _STRANGE.sub(STAND_IN, normalize("NFC", told.replace("\t", " ")))
    return told


@cache
def _compiler() -> Any:
    import typst

    # With the fonts that it brings, a page is the same on every machine.
    fonts = typst.Fonts(include_system_fonts=False)
    return typst.Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=fonts)


def _told(article: Article, address: Address) -> dict[str, Any]:
    return {
        "title": article.title,
        "summary": article.summary,
        "language": article.language,
        "author": article.reviewed_by,
        "revised": _parts(article.last_revised),
        "notice": article.notice,
        "copyright": article.copyright,
        "references": [_reference(one) for one in article.references],
        "sections": [{"title": one.title, "body": blocks(one.markdown, address)} for one in article.sections],
    }


def _parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]


def _reference(one: Reference) -> dict[str, Any]:
    return {
        "authors": one.authors.rstrip("."),
        "title": one.title,
        "published": f"{one.publication}, {one.year}" + (f": {one.pages}" if one.pages else ""),
        "address": one.address,
        "accessed": None if one.accessed is None else one.accessed.isoformat(),
    }
