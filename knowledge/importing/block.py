"""The parts of a page in the order in which they stand, before anybody knows which belong to the article."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal


class Region(Enum):
    """Where on the page a block stands, as far as its markup says."""

    MAIN = "main"  # inside the element that holds the article
    PAGE = "page"  # nowhere in particular
    NAMED = "named"  # inside an element whose class or id says that it is not the article
    CHROME = "chrome"  # inside navigation, a footer, a form or the like


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph, an item of a list or a row of a table; `level` is a heading's, from 1."""

    kind: Literal["heading", "paragraph", "item", "row"]
    text: str
    level: int = 0
    region: Region = Region.PAGE
    linked: bool = False  # nothing but links
    marker: str = "-"  # of an item: "-" or "1."
    repairs: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()  # the words and the address of each, as they stand in the source


@dataclass(frozen=True)
class Outline:
    """A page taken apart: its blocks, and what its head says."""

    blocks: list[Block]
    title: str = ""
    description: str = ""
    language: str = ""
    modified: str = ""
