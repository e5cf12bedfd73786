"""Finds when a page says that it was last revised."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    )
    for number, name in enumerate(names.split(), 1)
}
_MONTHS.update({"setiembre": 9, "sept": 9, "set": 9, "ene": 1, "abr": 4, "ago": 8, "dic": 12})
_MONTHS.update({name[:3]: number for name, number in list(_MONTHS.items())[:12]})
_NAMED = rf"(?P<name>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DATES = (
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)",
    rf"{_NAMED}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:de\s+|del\s+)?(?P<year>\d{{4}})",
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.º|º)?\s+(?:de\s+)?{_NAMED},?\s+(?:de\s+|del\s+)?(?P<year>\d{{4}})",
    r"(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>\d{4})",
)
_DATE = [re.compile(pattern, re.IGNORECASE) for pattern in _DATES]
# The first kinds say it best: a page that was reviewed may have been revised since.
_LABELS = (
    r"last\s+revised|revised|última\s+revisión(?!\s+médica)|fecha\s+de\s+(?:la\s+última\s+)?revisión|revisado",
    r"(?:last|most\s+recently|page\s+last)\s+(?:updated|modified)|updated|actualización\s+más\s+reciente|"
    r"(?:última|fecha\s+de(?:\s+la\s+última)?)\s+(?:actualización|modificación)|actualizado|actualizada",
    r"last\s+(?:medical(?:ly)?\s+)?(?:review(?:ed)?)|(?:medically\s+|page\s+last\s+)?reviewed|"
    r"última\s+revisión\s+médica(?:\s+completa)?|revisión\s+médica\s+más\s+reciente",
)
_YEAR = re.compile(r"\d{4}")
_BETWEEN = r"(?:\s*[:\-–—]\s*|\s+(?:on|date|el|la|en|completa)\b\s*:?\s*|\s+)"
_SAYS = [re.compile(rf"\b(?:{label})(?P<between>{_BETWEEN})", re.IGNORECASE) for label in _LABELS]
_WINDOW = 40  # characters after the label in which its date begins and ends
_LEFT = 4  # words: a line that holds fewer beside its dates is about nothing else


@dataclass(frozen=True)
class Revision:
    """What a labelled date says: its `day`, or None where the day cannot be told from `text` alone."""

    text: str
    day: date | None
    rank: int


def revisions(text: str, language: str) -> Iterator[Revision]:
    """Yield each labelled date of the text, also those that name no day that exists."""
    if not _YEAR.search(text):
        return
    for rank, pattern in enumerate(_SAYS):
        for match in pattern.finditer(text):
            window = text[match.end() : match.end() + _WINDOW]
            found = [hit for hit in (date_form.match(window) for date_form in _DATE) if hit]
            if found:
                yield Revision(match[0] + found[0][0], _day(found[0], language), rank)
            elif re.match(rf"(?:(?:de\s+)?{_NAMED}\s+(?:de\s+|del\s+)?)?\d{{4}}\b", window, re.IGNORECASE):
                yield Revision((match[0] + window).strip(), None, rank)


def says_only_when(text: str, language: str) -> bool:
    """Say whether the text is nothing but the dates of its revision and review."""
    found = list(revisions(text, language))
    rest = text
    for revision in found:
        rest = rest.replace(revision.text, " ")
    return bool(found) and len(re.findall(r"[^\W\d_]+", rest)) < _LEFT


def _day(match: re.Match[str], language: str) -> date | None:
    parts = match.groupdict()
    if "first" in parts:
        one, two = int(parts["first"]), int(parts["second"])
        if language == "es" and one <= 12 and two <= 12 and one != two:
            return None  # the reader may be in Madrid or in Miami
        day_first = one > 12
        month, day = (two, one) if day_first else (one, two)
    else:
        month = int(parts["month"]) if parts.get("month") else _MONTHS[parts["name"].lower()]
        day = int(parts["day"])
    try:
        return date(int(parts["year"]), month, day)
    except ValueError:
        return None
