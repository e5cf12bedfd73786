"""Turns a page into a draft."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

from knowledge.importing.block import Block, Outline, Region
from knowledge.importing.boilerplate import is_boilerplate
from knowledge.importing.draft import Draft, Flag, Repair
from knowledge.importing.fault import PageFault
from knowledge.importing.garbling import garbled
from knowledge.importing.html_outline import html_outline
from knowledge.importing.intake import Page, read_page
from knowledge.importing.language import language_of
from knowledge.importing.links import links_of
from knowledge.importing.mending import mended
from knowledge.importing.partition import Parts, parted
from knowledge.importing.references import reference_text
from knowledge.importing.revision import Revision, revisions
from knowledge.importing.sections import Chapter, chapters
from knowledge.importing.text_outline import text_outline

_SITE = re.compile(r"\s+[|–—·»-]\s+|\s*[|»]\s*")
_SENTENCE = 5  # words: a first paragraph with fewer sums nothing up
_SUMMARY = range(8, 61)  # words that a description needs to be the better summary
_LONGEST_SUMMARY = 60  # words

Placed = tuple[str, Block]


def import_page(path: Path) -> Draft:
    """Return the draft of the page in a file. Raises PageFault."""
    return drafted(read_page(path))


def drafted(page: Page) -> Draft:
    """Return the draft of a page. Raises PageFault if there is no article in it."""
    is_html = page.form == "html"
    outline = html_outline(page.text) if is_html else text_outline(page.text)
    blocks = [whole for block in outline.blocks if (whole := _mended(block, is_html)).text]
    language = language_of(" ".join(block.text for block in blocks), outline.language)
    title, blocks, above = _titled(blocks, outline, is_html)
    parts = parted(blocks, language, nested=is_html)
    found, bare = chapters(parts.article)
    if not found:
        raise PageFault(page.path, "no article is in it: is this the page that you meant?")
    left_out = [*above, *parts.left_out, *bare]
    summary = _summary(found, outline)
    sections = [chapter.section() for chapter in found]
    placed = [("title", title), ("summary", summary), *_placed(found, parts)]
    dated = [*placed, *((f"boilerplate {n}", block) for n, block in enumerate(left_out, 1))]
    day, undated = _revised(dated, language, outline)
    return Draft(
        title=title.text,
        language=language,
        summary=summary.text or _first_paragraph(found),
        sections=tuple(sections),
        references=tuple(reference_text(block.text) for block in parts.references),
        last_revised=day,
        boilerplate=tuple(block.text for block in left_out),
        repairs=tuple(Repair(before, after, at) for at, block in placed for before, after in block.repairs),
        flags=(*_flags(placed, language), *undated),
        links=tuple(links_of(placed, entities=is_html)),
    )


def _mended(block: Block, is_html: bool) -> Block:
    whole = mended(block.text, entities=is_html)
    return replace(block, text=whole.text, repairs=whole.repairs)


def _titled(blocks: list[Block], outline: Outline, is_html: bool) -> tuple[Block, list[Block], list[Block]]:
    """Return the title, the blocks of the page without it, and those that stand above it on an HTML page."""
    tops = [place for place, block in enumerate(blocks) if block.kind == "heading" and block.level == 1]
    tops.sort(key=lambda place: blocks[place].region is not Region.MAIN)
    if not tops and not is_html:
        begins = (place for place, block in enumerate(blocks) if not is_boilerplate(block.text))
        tops = [place for place in islice(begins, 1) if blocks[place].kind == "heading"]
    named = mended(_SITE.split(outline.title)[0], entities=True)
    head = Block("heading", named.text, 1, repairs=named.repairs)
    if not tops or (blocks[tops[0]].region is Region.CHROME and named.text):
        return head, blocks, []
    title, before, after = blocks[tops[0]], blocks[: tops[0]], blocks[tops[0] + 1 :]
    above = [block for block in before if is_html and block.region is not Region.MAIN]
    if sum(map(_words, above)) > sum(map(_words, after)):
        above = []  # it stands at the foot of the page
    known = set(map(id, above))
    return title, [block for block in before if id(block) not in known] + after, above


def _words(block: Block) -> int:
    return len(block.text.split())


def _summary(found: list[Chapter], outline: Outline) -> Block:
    """Return the page's own description if it is the better summary, else an empty block."""
    words = len(_first_paragraph(found).split())
    described = mended(outline.description, entities=True)
    better = not _SENTENCE < words <= _LONGEST_SUMMARY and len(described.text.split()) in _SUMMARY
    return Block("paragraph", described.text, repairs=described.repairs) if better else Block("paragraph", "")


def _first_paragraph(found: list[Chapter]) -> str:
    texts = [run[0].text for chapter in found for run in chapter.paragraphs if run[0].kind == "paragraph"]
    return next((text for text in texts if len(text.split()) > _SENTENCE), texts[0] if texts else "")


def _placed(found: list[Chapter], parts: Parts) -> Iterator[Placed]:
    for number, chapter in enumerate(found, 1):
        if chapter.heading:
            yield f"section {number}, title", chapter.heading
        for place, run in enumerate(chapter.paragraphs, 1):
            for block in run:
                yield f"section {number}, paragraph {place}", block
    for number, block in enumerate(parts.references, 1):
        yield f"reference {number}", block


def _flags(placed: Iterable[Placed], language: str) -> Iterator[Flag]:
    for at, block in placed:
        for kind, text in garbled(block.text, language):
            yield Flag(kind, text, at)


def _revised(placed: list[Placed], language: str, outline: Outline) -> tuple[date | None, list[Flag]]:
    """Return the day that the page gives, and a flag for each date that names no day."""
    found: list[tuple[str, Revision]] = []
    for at, block in placed:
        found.extend((at, revision) for revision in revisions(block.text, language))
    days = sorted((revision.rank, revision.day) for _, revision in found if revision.day)
    undated = [Flag("date", revision.text, at) for at, revision in found if not revision.day]
    if days:
        best = days[0][0]
        return max(day for rank, day in days if rank == best), undated
    try:
        return (date.fromisoformat(outline.modified) if not undated else None), undated
    except ValueError:
        return None, undated
