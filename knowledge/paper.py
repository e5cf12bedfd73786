"""Sets an article on paper: a PDF in pages, tagged for those who listen to it (PDF/UA-1)."""

import json
import re
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

from knowledge.article import Article, Reference
from knowledge.paper_tree import Address, blocks

TEMPLATE = Path(__file__).with_name("paper.typ")
STAND_IN = "□"
# What is tried sign by sign where an article cannot be set: whatever is not in every font.
_RARE = re.compile("[^\u0020-\u007e\u00a0-\u017f]")
_CONTROL = re.compile("[\u0000-\u0009\u000b-\u001f\u007f-\u009f]")
MOST_TRIED = 200
ONE_SIGN = b"""#set document(title: "One sign")
#set text(font: "Libertinus Serif")
#sys.inputs.sign
"""


def pdf(article: Article, words: Mapping[str, str], address: Address) -> bytes:
    """Return the article as a PDF: of the same words, the same bytes.

    `words` are what stands around the text, each under the name that the template knows it by.
    `address(slug, anchor)` gives the whole URL of another article's page. A sign that no font of ours has, such as an
    emoji, stands as □; to find out which takes 10 ms for each rare one, once. Takes some 30 ms. Raises
    `typst.TypstError` where it cannot be set, which no text of an article is known to do.
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
    rare = sorted(set(_RARE.findall(normalize("NFC", json.dumps(told, ensure_ascii=False)))))
    without_shape = {sign for sign in rare[:MOST_TRIED] if not _has_a_shape(sign)} | {*rare[MOST_TRIED:]}
    return _in_signs(told, {ord(sign): STAND_IN for sign in without_shape})


def _in_signs(told: Any, instead: Mapping[int, str]) -> Any:
    if isinstance(told, dict):
        return {name: _in_signs(inner, instead) for name, inner in told.items()}
    if isinstance(told, list):
        return [_in_signs(inner, instead) for inner in told]
    if isinstance(told, str):
        return _CONTROL.sub(" ", normalize("NFC", told)).translate(instead)
    return told


@lru_cache(maxsize=4096)
def _has_a_shape(sign: str) -> bool:
    """Whether our fonts have this sign: a dose must not lose one because of another."""
    import typst

    try:
        typst.compile(ONE_SIGN, sys_inputs={"sign": sign}, font_paths=_fonts(), pdf_standards=["ua-1"])
    except typst.TypstError:
        return False
    return True


@cache
def _compiler() -> Any:
    import typst

    return typst.Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=_fonts())


@cache
def _fonts() -> Any:
    import typst

    # With those that it brings, a page is the same on every machine.
    return typst.Fonts(include_system_fonts=False)


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
