"""Cuts the Markdown under the front matter into sections, and checks what stands in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from knowledge.article import Section
from knowledge.fault import ArticleFault

_HEADING = re.compile(r"(?P<title>.+?)\s*\{#(?P<anchor>[a-z0-9]+(?:-[a-z0-9]+)*)\}")
_SCHEMES = ("article:", "https://", "tel:", "mailto:")

# The page escapes HTML; only here is it recognised, so that an editor hears of it.
_MARKDOWN = MarkdownIt("commonmark", {"html": True})


@dataclass(frozen=True)
class Link:
    """A link from one article into another, and the line where it stands."""

    line: int
    slug: str
    anchor: str | None


@dataclass
class Body:
    """The sections of one article and its links into the shelf; what is wrong is in `faults`."""

    path: Path
    sections: list[Section] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    faults: list[ArticleFault] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path, text: str, first_line: int) -> "Body":
        """Return the body of an article whose Markdown begins on `first_line` of its file."""
        body = cls(path)
        env: dict[str, Any] = {}
        tokens = _MARKDOWN.parse(text, env)
        body._cut(tokens, text.split("\n"), first_line)
        for line, token in _flat(tokens, first_line):
            body._look(token, line)
        for reference in env.get("references", {}).values():
            body._fault(first_line + reference["map"][0], "link definition: write the address in the link")
        return body

    def _fault(self, line: int, told: str, **of: object) -> None:
        self.faults.append(ArticleFault(self.path, line, told, **of))

    def _cut(self, tokens: list[Token], lines: list[str], first_line: int) -> None:
        heads: list[tuple[int, int, str]] = []
        for place, token in enumerate(tokens):
            if token.type == "heading_open" and token.tag == "h2" and token.level == 0 and token.map:
                heads.append((token.map[0], token.map[1], tokens[place + 1].content))
        start = heads[0][0] if heads else len(lines)
        if not heads:
            self._fault(first_line, "sections are missing: begin each with `## Title {{#anchor}}`")
        for number in [number for number, line in enumerate(lines[:start]) if line.strip()][:1]:
            self._fault(
                first_line + number, "text before the first section: put it under a `## Title {{#anchor}}`"
            )
        ends = [head[0] for head in heads[1:]] + [len(lines)]
        for (head, begin, heading), end in zip(heads, ends, strict=False):
            self._add(heading, "\n".join(lines[begin:end]).strip(), first_line + head)

    def _add(self, heading: str, markdown: str, line: int) -> None:
        match = _HEADING.fullmatch(heading)
        if not match:
            self._fault(
                line,
                "anchor is missing on “{heading}”: end the heading with {{#lower-case-words}}",
                heading=heading,
            )
            return
        anchor = match["anchor"]
        if anchor in self.lines:
            self._fault(
                line,
                "anchor #{anchor} is a duplicate of line {first}: choose another",
                anchor=anchor,
                first=self.lines[anchor],
            )
        elif not markdown:
            self._fault(line, "section #{anchor} is empty: write it or remove its heading", anchor=anchor)
        self.lines.setdefault(anchor, line)
        self.sections.append(Section(anchor, match["title"], markdown))

    def _look(self, token: Token, line: int) -> None:
        if token.type in ("html_block", "html_inline"):
            self._fault(line, "raw HTML {tag!r}: write Markdown instead", tag=token.content.strip()[:40])
        elif token.type == "image":
            self._fault(line, "image: articles are text; remove it")
        elif token.type == "heading_open" and token.tag == "h1":
            self._fault(line, "heading #: the title stands in the front matter; use ## and below")
        elif token.type == "link_open":
            self._follow(str(token.attrGet("href")), line)

    def _follow(self, address: str, line: int) -> None:
        if not address.startswith(_SCHEMES):
            self._fault(
                line, "link {address!r}: use one of {schemes}", address=address, schemes=", ".join(_SCHEMES)
            )
        elif address.startswith("article:"):
            slug, _, anchor = address.removeprefix("article:").partition("#")
            self.links.append(Link(line, slug, anchor or None))


def _flat(tokens: list[Token], first_line: int) -> Iterator[tuple[int, Token]]:
    """Yield every token with the line of the file on which it stands."""
    for token in tokens:
        line = first_line + (token.map[0] if token.map else 0)
        yield line, token
        for child in token.children or []:
            yield line, child
            line += child.type in ("softbreak", "hardbreak")
