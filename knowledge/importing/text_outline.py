"""Takes a page of plain text apart into blocks."""

import re
from collections.abc import Iterator

from knowledge.importing.block import Block, Outline
from knowledge.importing.boilerplate import is_boilerplate
from knowledge.importing.references import heads_references
from knowledge.importing.revision import revisions

_UNDERLINE = re.compile(r"\s*(=|-|~|_|\*)\1{2,}\s*")
_HASHES = re.compile(r"(#{1,4})\s+(.+?)\s*#*")
_BULLET = re.compile(r"\s*(?:[-*•·◦▪‣–\uf0b7]|\(?(\d{1,3})[.)]|\[(\d{1,3})\])\s+(?=\S)")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+(?=[^\W\d_]|¿)")
_LONG_LINE = 120  # characters: nobody wraps there, so each line is a paragraph
_HEADING_CHARACTERS, _HEADING_WORDS = 80, 12


def text_outline(text: str) -> Outline:
    """Return the blocks: headings are underlined, marked with #, in capitals, numbered, or short and apart."""
    blocks: list[Block] = []
    chunks = list(_chunks(text))
    for place, chunk in enumerate(chunks):
        following = chunks[place + 1] if place + 1 < len(chunks) else []
        blocks.extend(_blocks(chunk, following, first=not blocks))
    return Outline(blocks)


def _chunks(text: str) -> Iterator[list[str]]:
    chunk: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.strip():
            chunk.append(line.rstrip())
        elif chunk:
            yield chunk
            chunk = []


def _blocks(chunk: list[str], following: list[str], first: bool) -> Iterator[Block]:
    """Yield the blocks of lines that stand together; `following` are the lines after the gap."""
    place = 0
    while place < len(chunk):
        below = chunk[place + 1] if place + 1 < len(chunk) else ""
        apart = following[0] if following and not below else ""
        level = _level(chunk[place].strip(), below, apart, first)
        if not level:
            break
        yield Block("heading", _bare(chunk[place]), level)
        place += 2 if _UNDERLINE.fullmatch(below) else 1
        first = False
    yield from _body(chunk[place:])


def _level(line: str, below: str, apart: str, first: bool) -> int:
    """Return the level of a heading, or 0. `below` is the next line, `apart` the one after a gap, or ""."""
    if len(line) > 2 * _HEADING_CHARACTERS:
        return 0
    if below and _UNDERLINE.fullmatch(below):
        return 1 if below.strip()[0] == "=" else 2
    hashes = _HASHES.fullmatch(line)
    if hashes:
        return len(hashes[1])
    after = (below or apart).strip()
    if not after:
        return 0
    if heads_references(line):
        return 2
    number = _NUMBERED.match(line)
    bulleted = number is None and _BULLET.match(line)
    if bulleted or not _may_head(line):
        return 0
    if number:
        return 0 if _same_list(number, after) else 2 + number[1].count(".")
    if _in_capitals(line) or not below or _reads_on(line, after):
        return 1 if first else 2
    return 0


def _same_list(number: re.Match[str], after: str) -> bool:
    following = _NUMBERED.match(after)
    return following is not None and following[1].count(".") == number[1].count(".")


def _may_head(line: str) -> bool:
    short = len(line) <= _HEADING_CHARACTERS and len(line.split()) <= _HEADING_WORDS
    worded = re.search(r"[^\W\d_]{2}", line) is not None
    told = is_boilerplate(line) or any(revisions(line, "en")) or "://" in line
    return short and worded and line[-1] not in ".,;:!…" and not line[0].islower() and not told


def _in_capitals(line: str) -> bool:
    letters = [letter for letter in line if letter.isalpha()]
    return len(letters) >= 4 and all(letter.isupper() for letter in letters)


def _reads_on(line: str, after: str) -> bool:
    """The line is much shorter than the text right under it, which begins anew."""
    after = after.strip()
    return len(line.split()) <= 8 and len(after) > max(60, len(line) * 1.3) and not after[0].islower()


def _bare(line: str) -> str:
    line = line.strip()
    hashes = _HASHES.fullmatch(line)
    bare = hashes[2] if hashes else _NUMBERED.sub("", line, count=1)
    return bare.rstrip(":").strip()


def _body(lines: list[str]) -> Iterator[Block]:
    wrapped = max(map(len, lines), default=0) <= _LONG_LINE
    gathered: list[str] = []
    marker: str | None = None
    for line in lines:
        bullet = _BULLET.match(line)
        if gathered and (bullet or not wrapped or is_boilerplate(line)):
            yield _block(gathered, marker)
            gathered, marker = [], None
        if bullet:
            number = bullet[1] or bullet[2]
            marker = f"{number}." if number else "-"
        gathered.append(line[bullet.end() if bullet else 0 :].strip())
    if gathered:
        yield _block(gathered, marker)


def _block(lines: list[str], marker: str | None) -> Block:
    text = " ".join(lines)
    return Block("item", text, marker=marker) if marker else Block("paragraph", text)
