"""Makes the repairs that are certain: broken entities, text decoded with the wrong encoding, ligatures."""

import re
import unicodedata
from dataclasses import dataclass
from html import unescape
from html.entities import html5

from ftfy import TextFixerConfig, fix_encoding

_ENTITY = re.compile(r"&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31})(;?)")
_BARE = frozenset(name for name in html5 if not name.endswith(";"))
_ACCENTED = re.compile(r"[A-Za-z](?:acute|grave|tilde|uml|circ|cedil|ring|slash)|iquest|iexcl")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("[ﬀ-ﬆ]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")  # hints of where a line may break
_ENCODING_ONLY = TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    replace_lossy_sequences=False,  # what is lost is for an editor to find
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    remove_control_chars=False,
    normalization=None,
)


@dataclass(frozen=True)
class Mended:
    """A text, and the repairs (before, after) that were made on it, in order."""

    text: str
    repairs: tuple[tuple[str, str], ...] = ()


def mended(text: str, *, entities: bool) -> Mended:
    """Repair the text. `entities` says that it is HTML, where an entity that is whole is no fault."""
    repairs: list[tuple[str, str]] = []
    if "&" in text:
        text = re.sub(r"\S+", lambda match: _unescaped(match[0], entities, repairs), text)
    if not text.isascii():
        text = _spelt_out(text, repairs)
        # Word by word: across a space, a lost closing quotation mark would be taken for a dagger.
        text = re.sub(r"[^ \n]+", lambda match: _decoded(match[0], repairs), text)
        text = unicodedata.normalize("NFC", text)
    return Mended(re.sub(r"[ \t\r\f\v]+", " ", text).strip(), tuple(repairs))


def _spelt_out(text: str, repairs: list[tuple[str, str]]) -> str:
    """Spell out the ligatures that a typesetter leaves in a page, and that no search finds."""
    found = _LIGATURE.sub(lambda match: _LIGATURES[match[0]], text)
    if found != text:
        words = zip(text.split(), found.split(), strict=True)
        repairs.extend((before, after) for before, after in words if before != after)
    return found


def _unescaped(word: str, entities: bool, repairs: list[tuple[str, str]]) -> str:
    """Decode the word's entities; only what HTML would not have decoded as written counts as a repair."""
    if "&" not in word:
        return word
    whole = unescape_whole(word) if entities else word
    found = whole
    lenient = "://" not in word and "www." not in word  # in an address, & begins a parameter
    for _ in range(3):  # encoded twice, and once more for good measure
        again = _ENTITY.sub(lambda match: _character(match, lenient), found)
        if again == found:
            break
        found = again
    if found != whole:
        repairs.append((word, found))
    return found


def unescape_whole(text: str) -> str:
    """Decode the entities that are written in full, once."""
    return _ENTITY.sub(lambda match: _character(match, lenient=False), text)


def _character(match: re.Match[str], lenient: bool) -> str:
    name, end = match[1], match[2]
    if end and (name.startswith("#") or f"{name};" in html5):
        return unescape(match[0])
    if end or not lenient:
        return match[0]
    following = match.string[match.end() : match.end() + 1]
    if re.fullmatch(r"#[0-9]+", name) or (name in _BARE and following != "="):
        return unescape(f"&{name};")
    accented = _ACCENTED.match(name)
    if accented and accented[0] in _BARE:
        return unescape(f"&{accented[0]};") + name[accented.end() :]
    return match[0]


def _decoded(word: str, repairs: list[tuple[str, str]]) -> str:
    found = word if word.isascii() else fix_encoding(word, _ENCODING_ONLY)
    before, after = _INVISIBLE.sub("", word), _INVISIBLE.sub("", found)
    if before != after:
        repairs.append((word, after))
    return after
