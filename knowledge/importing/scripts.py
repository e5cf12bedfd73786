"""Which script a letter is of, and which letters of other scripts look like Latin ones."""

import unicodedata
from functools import cache

from confusable_homoglyphs import confusables

# First words of Unicode names of letters that any Latin text may hold: µ, ª, º, ʼ, K, Å, Ω, ℓ.
_COMMON = frozenset(
    str.split(
        "MICRO FEMININE MASCULINE MODIFIER KELVIN ANGSTROM OHM SCRIPT ALEF DOUBLE-STRUCK PLANCK COMBINING"
    )
)


@cache
def script(character: str) -> str | None:
    """Return "LATIN", "GREEK", "CYRILLIC", "CJK" and so on, or None for what is of no script."""
    if not character.isalpha():
        return None
    first = unicodedata.name(character, "UNNAMED").split(" ")[0].split("-")[0]
    return None if first in _COMMON else first


@cache
def looks_latin(character: str) -> bool:
    """Say whether a letter of another script is easily taken for one or more Latin letters."""
    found = confusables.is_confusable(character, greedy=True, preferred_aliases=[])
    return any(
        glyph["c"].isascii() and glyph["c"].isalpha()
        for entry in found or []
        for glyph in entry["homoglyphs"]
    )
