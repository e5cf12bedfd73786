"""Markdown as a tree for the template of the PDF: `[kind, what is in it…]`, in which words are words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_LEAVES = {"text": "text", "code_inline": "code", "fence": "pre", "code_block": "pre"}
_FRAMES = {"em": "em", "strong": "strong", "blockquote": "quote", "bullet_list": "list"}
_BREAKS = {"softbreak": ["text", " "], "hardbreak": ["break"], "hr": ["rule"]}
_SECTION_LEVEL = 2
# Typst gives up at sixteen quotes in each other, and at an address of eight thousand characters.
_MOST_FRAMES = 8
_LONGEST_URL = 2_000

Address = Callable[[str, str | None], str]
Node = list[Any]


def blocks(markdown: str, address: Address) -> list[Node]:
    """Return the tree of a section.

    `address(slug, anchor)` gives the whole URL of another article's page. What Typst would refuse is left out, and no
    words with it: frames beyond the eighth in each other, headings that say nothing, links that lead nowhere.
    """
    return list(_Reading(address).inside(SyntaxTreeNode(_MARKDOWN.parse(markdown)), 0))


@dataclass
class _Reading:
    address: Address
    level: int = field(default=_SECTION_LEVEL)

    def inside(self, node: SyntaxTreeNode, frames: int) -> Iterator[Node]:
        for child in node.children:
            yield from self._printed(child, frames)

    def _printed(self, node: SyntaxTreeNode, frames: int) -> Iterator[Node]:
        kind = node.type
        if kind in _LEAVES:
            yield [_LEAVES[kind], node.content]
        elif kind in _BREAKS:
            yield _BREAKS[kind]
        elif kind == "paragraph":
            yield ["par", *self.inside(node, frames)]
        elif kind == "list_item":
            yield ["item", *self.inside(node, frames)]
        elif kind == "heading":
            yield from self._heading(node, frames)
        elif frames < _MOST_FRAMES and kind in {*_FRAMES, "ordered_list", "link"}:
            yield from self._framed(node, frames + 1)
        else:
            yield from self.inside(node, frames)

    def _framed(self, node: SyntaxTreeNode, frames: int) -> Iterator[Node]:
        inside = self.inside(node, frames)
        if node.type == "ordered_list":
            yield ["enum", int(node.attrs.get("start", 1)), *inside]
        elif node.type in _FRAMES:
            yield [_FRAMES[node.type], *inside]
        else:
            target = self._target(str(node.attrs["href"]))
            if 0 < len(target) <= _LONGEST_URL:
                yield ["link", target, *inside]
            else:
                yield from inside

    def _heading(self, node: SyntaxTreeNode, frames: int) -> Iterator[Node]:
        if not any(leaf.content.strip() for leaf in node.walk() if leaf.type in _LEAVES):
            return
        # Who listens goes from heading to heading: none may be passed over on the way down.
        self.level = max(_SECTION_LEVEL + 1, min(int(node.tag[1:]), self.level + 1))
        yield ["heading", self.level, *self.inside(node, frames)]

    def _target(self, href: str) -> str:
        if not href.startswith("article:"):
            return href
        slug, _, anchor = href.removeprefix("article:").partition("#")
        return self.address(slug, anchor or None)
