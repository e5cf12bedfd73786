"""Keeps the links of a page that an article may have, and tells of the others what they led to."""

import re
from collections.abc import Iterable, Iterator

from knowledge.importing.block import Block
from knowledge.importing.draft import Link
from knowledge.importing.mending import mended

# What the shelf allows; an address with anything else in it is nobody's to guess at.
_SAFE = re.compile(
    r"https://[^\s<>\\\"`^{|}\x00-\x20]+|tel:[-+().0-9]+|mailto:[^\s<>\\?\"]+@[-.\w]+", re.IGNORECASE
)


def links_of(placed: Iterable[tuple[str, Block]], *, entities: bool) -> tuple[list[Link], list[Link]]:
    """Return the links that stay, and those that do not: relative, of another scheme, or in a heading.

    Links to a place on the page itself are neither: what they lead to is in the article.
    """
    kept: list[Link] = []
    lost: list[Link] = []
    for at, text, address in _found(placed, entities=entities):
        stays = _SAFE.fullmatch(address) and ("paragraph" in at or at.startswith("reference"))
        (kept if stays else lost).append(Link(text, address, at))
    return kept, lost


def _found(placed: Iterable[tuple[str, Block]], *, entities: bool) -> Iterator[tuple[str, str, str]]:
    for at, block in placed:
        for words, address in block.links:
            text = mended(words, entities=entities).text
            if text and not address.startswith("#"):
                yield at, text, address
