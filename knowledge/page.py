"""Renders an article to safe HTML and to plain text; knows nothing of the web layer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from knowledge.article import Article, Section

_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_TAGS = {"a", "blockquote", "br", "code", "em", "h3", "h4", "hr", "li", "ol", "p", "pre", "strong", "ul"}
_SCHEMES = {"http", "https", "mailto", "tel"}

Address = Callable[[str, str | None], str]


@dataclass(frozen=True, slots=True)
class PageSection:
    """A section ready to be put into a page; `html` is safe, `title` is plain text."""

    anchor: str
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class Page:
    """An article ready to be put into a page."""

    article: Article
    sections: tuple[PageSection, ...]


def render(article: Article, address: Address) -> Page:
    """Render all sections. `address(slug, anchor)` gives the URL of another article's page."""
    return Page(article, tuple(_section(section, address) for section in article.sections))


def plain_text(section: Section) -> str:
    """Return the words of a section without its marks, blocks parted by a line feed."""
    blocks = (token for token in _MARKDOWN.parse(section.markdown) if token.type == "inline")
    return "\n".join("".join(_words(block)) for block in blocks)


def _section(section: Section, address: Address) -> PageSection:
    tokens = _MARKDOWN.parse(section.markdown)
    for token in tokens:
        for child in token.children or []:
            if child.type == "link_open":
                child.attrSet("href", _target(str(child.attrGet("href")), address))
    html = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    safe = nh3.clean(
        html, tags=_TAGS, attributes={"a": {"href"}, "ol": {"start"}, "*": set()}, url_schemes=_SCHEMES
    )
    return PageSection(section.anchor, section.title, safe.strip())


def _target(href: str, address: Address) -> str:
    if not href.startswith("article:"):
        return href
    slug, _, anchor = href.removeprefix("article:").partition("#")
    return address(slug, anchor or None)


def _words(block: Token) -> Iterator[str]:
    for child in block.children or []:
        if child.type in ("softbreak", "hardbreak"):
            yield " "
        else:
            yield child.content
