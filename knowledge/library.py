"""Loads a shelf of article files, and refuses it whole when anything on it is wrong."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from knowledge.article import LANGUAGES, Article, Drug, split_synonym
from knowledge.body import Body
from knowledge.fault import ArticleFault, ShelfFault
from knowledge.front_matter import ARTICLE, Reader, split
from knowledge.wording import garbled_words, hard_sections

__all__ = [
    "ArticleFault",
    "Shelf",
    "ShelfFault",
    "anchors_in",
    "inspect",
    "inspect_text",
    "load",
    "shelf_folder",
]

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Shelf:
    """What was found in a folder: the articles that are whole, and every fault."""

    articles: list[Article] = field(default_factory=list)
    faults: list[ArticleFault] = field(default_factory=list)


@dataclass(frozen=True)
class _Leaf:
    """What a file says as far as it can be read, for the checks between articles.

    `article` is None where a field or every section is missing: what else is wrong is told all the same.
    """

    path: Path
    language: str
    slug: str
    drugs: tuple[Drug, ...]
    body: Body
    article: Article | None


def shelf_folder() -> Path:
    """Return the folder of the sample articles that come with the product."""
    return Path(__file__).parent / "articles"


def load(folder: Path) -> list[Article]:
    """Return the articles in `folder`, by language and slug. Raises ShelfFault with every fault found."""
    shelf = inspect(folder)
    if shelf.faults:
        raise ShelfFault(shelf.faults)
    return shelf.articles


def inspect(folder: Path, today: date | None = None) -> Shelf:
    """Read `folder/<language>/<slug>.md`; never raises for what an editor wrote.

    With a day, what editors must look after by then is a fault too: an overdue review, garbled words, hard reading.
    """
    faults: list[ArticleFault] = []
    leaves: list[_Leaf] = []
    for path in sorted(folder.rglob("*.md")):
        leaf, found = _read(folder, path, today)
        faults += found
        if leaf:
            leaves.append(leaf)
    if not leaves and not faults:
        faults.append(ArticleFault(folder, 1, "no articles: put them into en/ and es/ as <slug>.md"))
    faults += [*_duplicates(leaves), *_pairs(folder, leaves), *_links(leaves)]
    if today is not None:
        faults += _wording(leaves)
    faults.sort(key=lambda fault: (str(fault.path), fault.line))
    return Shelf([leaf.article for leaf in leaves if leaf.article], faults)


def inspect_text(
    text: str, slug: str, language: str, today: date, anchors_of: Callable[[str, str], Collection[str] | None]
) -> tuple[Article | None, list[ArticleFault]]:
    """Read one article as its editor writes it: `<language>/<slug>.md`, which need not be a file yet.

    `anchors_of(slug, language)`: those of an article that it may link to or be the pair of; None where there is none.
    Hard reading is a fault, where only its own drugs are left out; garbled words are for whoever flags them.
    The article is None where a field or every section is missing; it is whole only where there are no faults.
    """
    path = Path(language, f"{slug}.md")
    leaf, faults = _parsed(Path(), path, text, today)
    if leaf is None:
        return None, sorted(faults, key=lambda fault: fault.line)
    for other in LANGUAGES:
        anchors = None if other == language else anchors_of(slug, other)
        if anchors is not None:
            faults += [*_unpaired(leaf, other, anchors), *_unwritten(leaf, other, anchors)]
    own = leaf.body.lines
    faults += _broken(leaf, lambda to: own if to == slug else anchors_of(to, language))
    faults += hard_sections(path, language, leaf.body, _drug_names([leaf]))
    return leaf.article, sorted(faults, key=lambda fault: fault.line)


def _unwritten(leaf: _Leaf, language: str, anchors: Collection[str]) -> Iterator[ArticleFault]:
    for anchor in anchors:
        if anchor not in leaf.body.lines:
            told = (
                "section #{anchor} is missing: it is there in {language_name}; both languages share anchors"
            )
            yield ArticleFault(leaf.path, 1, told, anchor=anchor, language_name=language)


def _read(folder: Path, path: Path, today: date | None) -> tuple[_Leaf | None, list[ArticleFault]]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return None, [ArticleFault(path, line, "the file is not UTF-8: save it as UTF-8")]
    return _parsed(folder, path, text, today)


def _parsed(
    folder: Path, path: Path, text: str, today: date | None
) -> tuple[_Leaf | None, list[ArticleFault]]:
    try:
        head, rest, first_line = split(path, text)
    except ArticleFault as fault:
        return None, [fault]
    reader = Reader(path)
    values = reader.read(head)
    body = Body.read(path, rest, first_line)
    faults = [*reader.faults, *body.faults, *_names(folder, path, values, head, today)]
    faults += _misled(path, values.get("synonyms", ()), head, body)
    whole = body.sections and all(name in values for name in ARTICLE)
    article = Article(**values, sections=tuple(body.sections)) if whole else None
    language, slug = values.get("language", path.parent.name), values.get("slug", path.stem)
    return _Leaf(path, language, slug, values.get("drugs", ()), body, article), faults


def _names(
    folder: Path, path: Path, values: dict[str, Any], head: str, today: date | None
) -> Iterator[ArticleFault]:
    """Check the fields that must agree with one another or with the file's place."""

    def fault(name: str, told: str, **of: object) -> ArticleFault:
        return ArticleFault(path, _line(head, name), told, **of)

    language, slug = values.get("language"), values.get("slug")
    if language is not None and language not in LANGUAGES:
        yield fault("language", "language: use one of {languages}", languages=", ".join(LANGUAGES))
    elif language is not None and path.parent != folder / language:
        yield fault(
            "language",
            "language: the file says {language}: move it to {language}/ or change the field",
            language=language,
        )
    if slug is not None and not _SLUG.fullmatch(slug):
        yield fault("slug", "slug: use lower-case letters, digits and single hyphens")
    elif slug is not None and slug != path.stem:
        yield fault(
            "slug",
            "slug: differs from the file's name: name the file {slug}.md or change the field",
            slug=slug,
        )
    revised, review = values.get("last_revised"), values.get("next_review")
    if revised is not None and review is not None and review < revised:
        yield fault("next_review", "next_review: is before last_revised: give a later date")
    elif review is not None and today is not None and review < today:
        yield fault(
            "next_review",
            "next_review: the review was due on {due}: review it, and give the next date",
            due=review,
        )


def _misled(path: Path, synonyms: Collection[str], head: str, body: Body) -> Iterator[ArticleFault]:
    for synonym in synonyms:
        words, anchor = split_synonym(synonym)
        if not words:
            told = "synonyms: {synonym} has no words: write them before the #"
            yield ArticleFault(path, _line_with(head, synonym), told, synonym=synonym)
        elif anchor is not None and anchor not in body.lines:
            told = "synonyms: {synonym} leads to no section of this article: correct what follows the #"
            yield ArticleFault(path, _line_with(head, synonym), told, synonym=synonym)


def _line_with(head: str, synonym: str) -> int:
    lines = (number for number, line in enumerate(head.split("\n"), 2) if synonym in line)
    return next(lines, _line(head, "synonyms"))


def _wording(leaves: list[_Leaf]) -> Iterator[ArticleFault]:
    names = _drug_names(leaves)
    for leaf in leaves:
        if leaf.article:
            yield from garbled_words(leaf.path, leaf.article)
        yield from hard_sections(leaf.path, leaf.language, leaf.body, names)


def _drug_names(leaves: list[_Leaf]) -> set[str]:
    drugs = [drug for leaf in leaves for drug in leaf.drugs]
    return {name for drug in drugs for name in (drug.generic, *drug.brands)}


def _line(head: str, name: str) -> int:
    starts = (number for number, line in enumerate(head.split("\n"), 2) if line.startswith(f"{name}:"))
    return next(starts, 1)


def _duplicates(leaves: list[_Leaf]) -> Iterator[ArticleFault]:
    first: dict[tuple[str, str], Path] = {}
    for leaf in leaves:
        key = (leaf.language, leaf.slug)
        if key in first:
            told = "slug: {slug} is a duplicate of {first} in {language_name}: choose another"
            yield ArticleFault(leaf.path, 1, told, slug=key[1], first=first[key], language_name=key[0])
        first.setdefault(key, leaf.path)


def _pairs(folder: Path, leaves: list[_Leaf]) -> Iterator[ArticleFault]:
    shelf = {(leaf.language, leaf.slug): leaf for leaf in leaves}
    for leaf in leaves:
        for language in LANGUAGES:
            other = shelf.get((language, leaf.slug))
            if other:
                yield from _anchors(leaf, other)
            elif not (folder / language / f"{leaf.slug}.md").exists():
                told = "pair is missing: write {language}/{slug}.md"
                yield ArticleFault(leaf.path, 1, told, language=language, slug=leaf.slug)


def _anchors(leaf: _Leaf, other: _Leaf) -> Iterator[ArticleFault]:
    return _unpaired(leaf, other.language, other.body.lines)


def _unpaired(leaf: _Leaf, language: str, anchors: Collection[str]) -> Iterator[ArticleFault]:
    for anchor, line in leaf.body.lines.items():
        if anchor not in anchors:
            told = "anchor #{anchor} is missing in {language_name}: both languages share anchors"
            yield ArticleFault(leaf.path, line, told, anchor=anchor, language_name=language)


def _links(leaves: list[_Leaf]) -> Iterator[ArticleFault]:
    shelves: dict[str, dict[str, Collection[str]]] = {}
    for leaf in leaves:
        shelves.setdefault(leaf.language, {})[leaf.slug] = leaf.body.lines
    for leaf in leaves:
        yield from _broken(leaf, shelves[leaf.language].get)


def _broken(leaf: _Leaf, anchors_of: Callable[[str], Collection[str] | None]) -> Iterator[ArticleFault]:
    for link in leaf.body.links:
        anchors = anchors_of(link.slug)
        if anchors is None:
            told = "link article:{slug} is broken: no such article in {language_name}; correct the slug"
            yield ArticleFault(leaf.path, link.line, told, slug=link.slug, language_name=leaf.language)
        elif link.anchor is not None and link.anchor not in anchors:
            told = "link article:{slug}#{anchor} is broken: no such section; correct the anchor"
            yield ArticleFault(leaf.path, link.line, told, slug=link.slug, anchor=link.anchor)


def anchors_in(text: str) -> Collection[str] | None:
    """The anchors of an article's text; None where its front matter has no beginning or no end."""
    path = Path()
    try:
        _, rest, first_line = split(path, text)
    except ArticleFault:
        return None
    return Body.read(path, rest, first_line).lines
