"""The words of an article file: garbled ones, and sections that are too hard to read."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from knowledge.article import Article
from knowledge.body import Body
from knowledge.fault import ArticleFault
from knowledge.importing.garbling import garbled
from knowledge.page import plain_text
from knowledge.reading_grade import ease, grade

HARDEST_GRADE = 9.0
LEAST_EASE = 60.0
# A heading with a telephone number under it is no text whose grade says anything.
FEWEST_WORDS = 30
_NO_EASE = "section #{anchor} is hard to read (ease {found:.0f}, {bound:.0f} at least): shorter sentences, plainer words"  # noqa: E501
_HIGH_GRADE = "section #{anchor} is hard to read (grade {found:.1f}, {bound:.0f} at most): shorter sentences, plainer words"  # noqa: E501
_PUNCTUATION = ".,;:!()[]“”\"'"
_EXPLAINED = re.compile(r"\*\*(.+?)\*\*")


def garbled_words(path: Path, article: Article) -> Iterator[ArticleFault]:
    """Yield a fault for each garbled place of what visitors read, with its line."""
    lines = path.read_text(encoding="utf-8").split("\n")
    sections = (f"{section.title}\n{plain_text(section)}" for section in article.sections)
    sources = (reference.title for reference in article.references)
    for text in (article.title, article.summary, article.notice, *sections, *sources):
        for kind, words in garbled(text, article.language):
            first = words.split()[0].strip(_PUNCTUATION)
            line = next((number for number, line in enumerate(lines, 1) if first in line), 1)
            yield ArticleFault(
                path,
                line,
                "garbled text ({kind}) “{words}”: write what it should say",
                kind=kind,
                words=words,
            )


def hard_sections(path: Path, language: str, body: Body, names: Collection[str]) -> Iterator[ArticleFault]:
    """Yield a fault for each section that reads above grade 9, or in Spanish below an ease of 60.

    Each is sent alone. The `names` of drugs, and terms that the article explains (set in bold there), are left out.
    """
    left_out = {*names, *(term for one in body.sections for term in _EXPLAINED.findall(one.markdown))}
    for section in body.sections:
        text = plain_text(section)
        if len(text.split()) < FEWEST_WORDS:
            continue
        spanish = language == "es"
        found = ease(text, left_out) if spanish else grade(text, left_out)
        if found < LEAST_EASE if spanish else found > HARDEST_GRADE:
            told, bound = (_NO_EASE, LEAST_EASE) if spanish else (_HIGH_GRADE, HARDEST_GRADE)
            yield ArticleFault(
                path, body.lines[section.anchor], told, anchor=section.anchor, found=found, bound=bound
            )
