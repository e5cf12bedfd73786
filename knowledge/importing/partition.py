"""Parts the blocks of the article from those of the site around it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from knowledge.importing.block import Block, Region
from knowledge.importing.boilerplate import is_boilerplate
from knowledge.importing.references import heads_references
from knowledge.importing.revision import says_only_when

_AN_ARTICLE = 50  # words: with fewer, an element that should hold the article does not
_A_MENU = 3  # items of nothing but links, one after the other


@dataclass
class Parts:
    """The blocks of the article, those of its list of sources, and what was left out, each in order."""

    article: list[Block] = field(default_factory=list)
    references: list[Block] = field(default_factory=list)
    left_out: list[Block] = field(default_factory=list)


def parted(blocks: list[Block], language: str, *, nested: bool) -> Parts:
    """Part the blocks. `nested` says that a heading's level is known, and so where its section ends."""
    regions = _article_regions(blocks)
    parts = Parts()
    kept: list[Block] = []
    swallowed = sources = 0  # the level of the heading that the block stands under, 0 if none
    for block in blocks:
        if block.region not in regions:
            parts.left_out.append(block)
            continue
        if block.kind == "heading":
            ends = swallowed and block.level > swallowed
            swallowed = swallowed if ends else block.level * (nested and is_boilerplate(block.text))
            sources = sources if sources and block.level > sources else 0
            if heads_references(block.text):
                sources = block.level
                continue
        if swallowed or is_boilerplate(block.text) or says_only_when(block.text, language):
            parts.left_out.append(block)
        else:
            (parts.references if sources else kept).append(block)
    for block in _without_menus(kept, parts.left_out):
        parts.article.append(block)
    order = {id(block): place for place, block in enumerate(blocks)}
    parts.left_out.sort(key=lambda block: order[id(block)])
    return parts


def _article_regions(blocks: Iterable[Block]) -> set[Region]:
    words = dict.fromkeys(Region, 0)
    for block in blocks:
        words[block.region] += len(block.text.split())
    if words[Region.MAIN] >= _AN_ARTICLE:
        return {Region.MAIN}
    plain = words[Region.MAIN] + words[Region.PAGE]
    if plain < _AN_ARTICLE and words[Region.NAMED] > plain:
        return {Region.MAIN, Region.PAGE, Region.NAMED}
    return {Region.MAIN, Region.PAGE}


def _without_menus(blocks: list[Block], left_out: list[Block]) -> Iterator[Block]:
    for linked, group in groupby(blocks, key=lambda block: block.linked and block.kind == "item"):
        run = list(group)
        if linked and len(run) >= _A_MENU:
            left_out.extend(run)
        else:
            yield from run
