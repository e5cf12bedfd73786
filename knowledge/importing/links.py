"""The links of a page: which of them an article may have, and which of its words each of them is."""

import re
from collections.abc import Iterable, Sequence

from knowledge.importing.block import Block
from knowledge.importing.draft import Link
from knowledge.importing.mending import mended

# What the shelf allows; an address with anything else in it is nobody's to guess at.
_SAFE = re.compile(r"https://[^\s<>\\\"`^{|}\x00-\x20]+|tel:[-+().0-9]+|mailto:[^\s<>\\?\"]+@[-.\w]+")
_SCHEME = re.compile(r"(?i)(?:https|tel|mailto):")


def links_of(placed: Iterable[tuple[str, Block]], *, entities: bool) -> list[Link]:
    """Return the links of these blocks in their order, but those to a place on the page itself."""
    found: list[Link] = []
    before, line = "", 0
    for at, block in placed:
        line = line + 1 if at == before else 0
        before = at
        for words, address in block.links:
            text = mended(words, entities=entities).text
            if text and not address.startswith("#"):
                found.append(Link(text, _tidy(address), at, line))
    return found


def may_stay(link: Link) -> bool:
    """Whether an article may have it: of a scheme that the shelf allows, in a paragraph, an item or a source."""
    return bool(_SAFE.fullmatch(link.address)) and ("paragraph" in link.at or link.at.startswith("reference"))


def located(text: str, links: Sequence[Link]) -> list[tuple[int, Link]]:
    """Return where the words of each link begin in one line, in the order of the line.

    A link is left out where its words stand there more often than links with such words: it might be the wrong ones.
    """
    found: list[tuple[int, Link]] = []
    for words in dict.fromkeys(link.text for link in links):
        alike = [link for link in links if link.text == words]
        begins = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
        if len(begins) == len(alike):
            found += zip(begins, alike, strict=True)
    apart: list[tuple[int, Link]] = []
    end = 0
    for begin, link in sorted(found, key=lambda one: one[0]):
        if begin >= end:
            apart.append((begin, link))
            end = begin + len(link.text)
    return apart


def _tidy(address: str) -> str:
    address = (
        _SCHEME.sub(lambda scheme: scheme[0].lower(), address, count=1) if _SCHEME.match(address) else address
    )
    return re.sub(r"\s", "", address) if address.startswith("tel:") else address
