"""Says to an editor what became of a page."""

from collections.abc import Iterable, Iterator

from knowledge.importing.draft import Draft
from knowledge.importing.interchange import copyright_of, kept_links, left_out

_LOOKED_FOR = (
    "looked for: characters that were lost or are of another script, entities and tags left in the text, dates "
    "that name no day; words that are misspelt or broken in two are not looked for"
)
_LONGEST = 100  # characters of a line that only reminds of a text


def report_of(name: str, draft: Draft) -> str:
    """Return the report of one page, ending with a new line."""
    return "\n".join(_lines(name, draft)) + "\n"


def _lines(name: str, draft: Draft) -> Iterator[str]:
    day = draft.last_revised
    yield name
    yield f"  title: {draft.title or '(none found)'}"
    yield f"  language: {draft.language}"
    yield f"  summary: {draft.summary or '(none found)'}"
    yield f"  last revised: {day.isoformat() if day else '(not said)'}"
    words = sum(section.words for section in draft.sections)
    titles = (
        f"{section.title or '(before the first heading)'}: {section.words}" for section in draft.sections
    )
    yield from _list(f"sections: {len(draft.sections)}, words: {words}", titles, numbered=True)
    yield from _list(f"references: {len(draft.references)}", map(_short, draft.references), numbered=True)
    gone = left_out(draft)
    yield f"  copyright: {_short(copyright_of(draft) or '(none found)')}"
    yield from _list(f"left out: {len(gone)}", map(_short, gone))
    kept = kept_links(draft)
    links = (f"{link.at}: {_short(link.text)} → {link.address}" for link in draft.links if link in kept)
    yield from _list(f"links: {len(kept)}", links)
    repairs = (f"{repair.at}: {repair.before} → {repair.after}" for repair in draft.repairs)
    yield from _list(f"repairs: {len(draft.repairs)}", repairs)
    flags = (f"{flag.at}: {flag.kind.replace('_', ' ')}: {flag.text}" for flag in draft.flags)
    yield from _list(f"to look at: {len(draft.flags)} ({_LOOKED_FOR})", flags)


def _list(head: str, items: Iterable[str], *, numbered: bool = False) -> Iterator[str]:
    yield f"  {head}"
    for number, item in enumerate(items, 1):
        yield f"    {f'{number}. ' if numbered else '- '}{item}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
