"""Takes an HTML page apart into blocks; scripts, styles, comments and attributes give no text."""

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

from knowledge.importing.block import Block, Outline
from knowledge.importing.page_regions import OpenTags

AMPERSAND = "\ufdd0"  # stands for & while html.parser runs, which would hide broken entities by mending them

_UNREAD = "script|style|noscript|template|iframe|object|svg|math|select|textarea|canvas|audio|video"
# html.parser takes quadratic time over what never ends, so these go first; each alternative ends at the
# end of the page at the latest, which makes it linear.
_DROPPED = re.compile(
    rf"<!--(?:.*?--!?>|.*)|<[!?][^>]*+(?:>|\Z)|<(?:svg|math)\b[^>]*+(?<=/)>|"
    rf"<({_UNREAD})\b[^>]*+(?:>|\Z)(?:.*?</\1\b[^>]*+(?:>|\Z)|.*)",
    re.IGNORECASE | re.DOTALL,
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAKS = frozenset(
    str.split(
        "p div section article main header footer nav aside ul ol li dl dt dd table thead tbody tfoot tr caption "
        "blockquote pre figure figcaption form fieldset address hr body html head title details summary"
    )
) | set(_HEADINGS)
_VOID = frozenset(str.split("area base br col embed hr img input link meta param source track wbr"))
_LINE_ITEMS = ("li", "dt", "dd")


def html_outline(text: str) -> Outline:
    """Return the page's blocks. Entities are left as they stand in the source; see `mended`."""
    source = _DROPPED.sub(" ", text.replace(AMPERSAND, "\ufffd"))
    end = source.rfind(">") + 1
    parser = _Parser()
    parser.feed((source[:end] + source[end:].replace("<", "&lt;")).replace("&", AMPERSAND))
    parser.close()
    parser.flush()
    return Outline(parser.blocks, parser.title, parser.description, parser.language, parser.modified)


def _plain(text: str) -> str:
    return re.sub(r"[ \t\n\f\r]+", " ", text.replace(AMPERSAND, "&")).strip(" ")


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.title = self.description = self.language = self.modified = ""
        self._open = OpenTags()
        self._text: list[str] = []
        self._cells: list[str] = []
        self._unlinked = 0
        self._links: list[tuple[str, str]] = []
        self._linking: str | None = None  # the address of the link that is open
        self._link_text: list[str] = []
        self._counts: list[int] = []  # the open lists: items so far, or -1 where they bear no numbers

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKS:
            self.flush()
            for heading in _HEADINGS:
                self._open.pop(heading)  # left open, or there would be no end to it
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag in ("br", "wbr", "img"):
            self._take(" " if tag != "wbr" else "")
        values = {name: _plain(value or "") for name, value in attrs}
        if tag == "a":
            self._end_link()
            self._linking = unescape(values.get("href", "")) or None
        if tag == "meta":
            self._meta(values)
        elif tag == "html":
            self.language = values.get("lang", "")[:2].lower()
        if tag in ("ul", "ol"):
            self._counts.append(0 if tag == "ol" else -1)
        elif tag == "li" and self._counts and self._counts[-1] >= 0:
            self._counts[-1] += 1
        if tag not in _VOID:
            self._open.push(tag, values)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # in HTML, <div/> opens a div

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS:
            self.flush()
        elif tag in ("td", "th"):
            self._end_cell()
        if tag == "a":
            self._end_link()
            self._linking = None
        if tag in ("ul", "ol") and self._counts:
            self._counts.pop()
        self._open.pop(tag)

    def handle_data(self, data: str) -> None:
        self._take(data)
        if not self._open.holds("a"):
            self._unlinked += len(data.strip())

    def _meta(self, values: dict[str, str]) -> None:
        name = (values.get("name") or values.get("property") or "").lower()
        content = values.get("content", "")
        if name == "description" or (name == "og:description" and not self.description):
            self.description = content
        elif name in ("article:modified_time", "dcterms.modified", "last-modified"):
            self.modified = self.modified or content[:10]

    def _take(self, text: str) -> None:
        self._text.append(text)
        if self._linking is not None:
            self._link_text.append(text)

    def _end_link(self) -> None:
        """Keep what was linked so far: a link may go on in the next block."""
        text = _plain("".join(self._link_text))
        if self._linking is not None and text:
            self._links.append((text, self._linking))
        self._link_text = []

    def _end_cell(self) -> None:
        self._cells.append(_plain("".join(self._text)))
        self._text = []

    def flush(self) -> None:
        """End the block that is being gathered, if there is one."""
        self._end_link()
        self._end_cell()
        links, self._links = tuple(self._links), []
        cells = [cell for cell in self._cells if cell]
        linked = self._unlinked == 0
        self._cells, self._unlinked = [], 0
        if not cells:
            return
        if self._open.holds("title") and not self._open.holds("body"):
            self.title = self.title or cells[0]
            return
        self.blocks.append(replace(self._block(cells, linked), links=links))

    def _block(self, cells: list[str], linked: bool) -> Block:
        region = self._open.region
        for tag, level in _HEADINGS.items():
            if self._open.holds(tag):
                return Block("heading", " ".join(cells), level, region, linked)
        if self._open.holds("tr"):
            return Block("row", " | ".join(cells), 0, region, linked)
        if any(self._open.holds(tag) for tag in _LINE_ITEMS):
            count = self._counts[-1] if self._counts else -1
            return Block("item", cells[0], 0, region, linked, f"{count}." if count >= 0 else "-")
        return Block("paragraph", cells[0], 0, region, linked)
