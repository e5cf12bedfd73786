"""Puts the blocks of an article together to sections, and remembers where each came to stand."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from knowledge.importing.block import Block
from knowledge.importing.draft import DraftSection


@dataclass
class Chapter:
    """A heading, if there is one, and the paragraphs under it: each is the blocks that make it up."""

    heading: Block | None
    paragraphs: list[list[Block]] = field(default_factory=list)

    @property
    def level(self) -> int:
        """The level of its heading; above them all without one."""
        return self.heading.level if self.heading else 0

    def section(self) -> DraftSection:
        """Return it as text: one blank line between paragraphs, one line for each item or row."""
        text = "\n\n".join("\n".join(map(_line, blocks)) for blocks in self.paragraphs)
        return DraftSection(self.heading.text if self.heading else "", text)


def _line(block: Block) -> str:
    return f"{block.marker} {block.text}" if block.kind == "item" else block.text


def chapters(blocks: list[Block]) -> tuple[list[Chapter], list[Block]]:
    """Return the chapters, and the headings under which nothing is left."""
    found = list(_cut(blocks))
    whole: list[Chapter] = []
    bare: list[Block] = []
    for place, chapter in enumerate(found):
        below = found[place + 1].level if place + 1 < len(found) else 0
        if chapter.paragraphs or (chapter.heading and below > chapter.level):
            whole.append(chapter)
        elif chapter.heading:
            bare.append(chapter.heading)
    return whole, bare


def _cut(blocks: list[Block]) -> Iterator[Chapter]:
    chapter = Chapter(None)
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        run = list(group)
        if kind in ("item", "row"):
            chapter.paragraphs.append(run)
        elif kind == "paragraph":
            chapter.paragraphs.extend([block] for block in run)
        else:
            for heading in run:
                yield chapter
                chapter = Chapter(heading)
    yield chapter
