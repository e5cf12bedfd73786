"""Sets an article on paper: a PDF in pages, tagged for those who listen to it (PDF/UA-1)."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from knowledge.article import Article, Reference

TEMPLATE = Path(__file__).with_name("paper.typ")
_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_LEAVES = {"text": "text", "code_inline": "code", "fence": "pre", "code_block": "pre"}
_BRANCHES = {
    "paragraph": "par",
    "em": "em",
    "strong": "strong",
    "blockquote": "quote",
    "bullet_list": "list",
    "ordered_list": "enum",
    "list_item": "item",
}
_BREAKS = {"softbreak": ["text", " "], "hardbreak": ["break"], "hr": ["rule"]}

Address = Callable[[str, str | None], str]
Node = list[Any]


def pdf(article: Article, words: Mapping[str, str], address: Address) -> bytes:
    """Return the article as a PDF: of the same words, the same bytes.

    `words` are what stands around the text, each under the name that the template knows it by.
    `address(slug, anchor)` gives the whole URL of another article's page. Takes some 50 ms.
    """
    told = {"article": _told(article, address), "words": dict(words)}
    sys_inputs = {"told": json.dumps(told, ensure_ascii=False)}
    printed = _compiler().compile(sys_inputs=sys_inputs, pdf_standards=["ua-1"], timestamp=0)
    assert isinstance(printed, bytes)
    return printed


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


def blocks(markdown: str, address: Address) -> list[Node]:
    """Return Markdown as a tree for the template: `[kind, what is in it…]`, where text is text and nothing else."""
    return list(_inside(SyntaxTreeNode(_MARKDOWN.parse(markdown)), address))


def _inside(node: SyntaxTreeNode, address: Address) -> Iterator[Node]:
    for child in node.children:
        yield from _printed(child, address)


def _printed(node: SyntaxTreeNode, address: Address) -> Iterator[Node]:
    kind = node.type
    if kind in _LEAVES:
        yield [_LEAVES[kind], node.content]
    elif kind in _BREAKS:
        yield _BREAKS[kind]
    elif kind == "link":
        yield ["link", _target(str(node.attrs["href"]), address), *_inside(node, address)]
    elif kind == "heading":
        yield ["heading", int(node.tag[1:]), *_inside(node, address)]
    elif kind in _BRANCHES:
        yield [_BRANCHES[kind], *_inside(node, address)]
    else:
        yield from _inside(node, address)


def _target(href: str, address: Address) -> str:
    if not href.startswith("article:"):
        return href
    slug, _, anchor = href.removeprefix("article:").partition("#")
    return address(slug, anchor or None)
