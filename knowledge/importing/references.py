"""Recognises the list of sources at the end of a page."""

import re

_HEADS = re.compile(
    r"(\d+[.)]?\s*)?((selected |additional |medical )?references?( list)?|sources?( and references)?|bibliography|"
    r"works cited|literature( cited)?|citations|referencias?( bibliográficas| seleccionadas| médicas)?|"
    r"bibliograf[ií]a( consultada)?|fuentes?( consultadas| y referencias)?|literatura( citada)?|obras citadas)\s*:?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\s*(?:\[\d{1,3}\]|\(?\d{1,3}[.)])\s+|^\s*[-*•]\s+")


def heads_references(title: str) -> bool:
    """Say whether what stands under a heading is a list of sources."""
    return bool(_HEADS.fullmatch(title.strip(" #*_=")))


def reference_text(text: str) -> str:
    """Return one source without its number in the list."""
    return _NUMBER.sub("", text).strip()
