"""Finds the places of a text that were garbled on its way here, and that nobody can mend for certain."""

import re
import unicodedata
from collections.abc import Iterator

from ftfy.badness import BADNESS_RE

from knowledge.importing.language import language_of
from knowledge.importing.scripts import looks_latin, script

_ADDRESS = re.compile(r"://|^\W*www\.|[\w-]\.[a-z]{2,}/|@|=")
# A letter became "?": inside a word or a number, at its beginning, after its hyphen.
_ASKING = re.compile(r"\w\?+\w|(?<![\w?!)»”\"'’])\?+(?=\w)|\w[-–‑]\?|\?[-–‑]\w")
_NEW_SENTENCE = re.compile(r"[^\W\d_]{2}\?+[A-ZÁÉÍÓÚÑ][a-zñáéíóú]")  # only the space was lost
_LOST = re.compile(r"(?<=\s)\?(?= [a-zñáéíóú\d])|(?<=\d)\? (?=[CF]\b)")
_UNOPENED = re.compile(r"[^\W\d_]\?(?= [a-zñáéíóú])")
_CLOSED_TWICE = re.compile(r"¿[^¿?.!]*[^\W\d_]\?(?= [a-zñáéíóú][^¿?.!]*\?)")
_SYMBOL = re.compile(
    r"(?<=[a-zñ])[¢£¤¥¦§¨©ª¬¯´¶¸¹º»¼½¾¿¡˜ˆ^`](?=[a-zñ])"
    r"|(?<=[a-z]{2})[±°](?=[a-z]{2})"
    r"|(?<=[a-zñáéíóú])[À-ÖØ-Þ](?=[a-zñáéíóú])|\bÃ(?=[a-z])"  # niÑo; Ãndice, whose second half is lost
)
_TAG = re.compile(r"</?[a-z]{1,10}\d?/?>")
_DISGUISED = re.compile("[\uff01-\uff5e\u1d00-\u1d2b]")  # full-width signs, small capitals
_ENTITY = re.compile(
    r"&[A-Za-z]{3,8};|&#\w*;?|&\s?(?:#\d+|[A-Za-z](?:acute|grave|tilde|uml|circ)|nbsp|iquest);"
)
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\ufdd0-\ufdef\uffff]"
    "|(?<=\\w)[\u200c\u200d](?=\\w)"
)
_SOUND = re.compile(r"[A-Za-z0-9.,;:!()\[\]'\"/%+-]*")  # most words; nothing below is about these signs
_LETTERS = re.compile(r"[^\W\d_]+")
_WHOLE_GREEK = 4  # letters: αβ and γδ are names of cells, a word is longer
_GREEK_SYMBOLS = frozenset("αβγδεζηθκλμξπρστφχψωΓΔΘΛΞΠΣΦΨΩ")

Finding = tuple[str, str]


def garbled(text: str, language: str) -> Iterator[Finding]:
    """Yield (kind, the word or words it is about) for each garbled place, in the text's order."""
    for word in text.split():
        if not _SOUND.fullmatch(word):
            yield from _in_word(word)
    for kind, pattern in (("question_mark", _LOST), ("entity", re.compile(r"&\s[^;\s]{2,8};"))):
        for match in pattern.finditer(text):
            if kind == "question_mark" or _ENTITY.search(match[0]):
                yield kind, _around(text, match)
    if language == "es" and "?" in text and language_of(text, language) == "es":
        for match in (_CLOSED_TWICE if "¿" in text else _UNOPENED).finditer(text):
            yield "question_mark", _around(text, match)


def _in_word(word: str) -> Iterator[Finding]:
    if "\ufffd" in word:
        yield "replacement_character", word
    address = ("?" in word or "&" in word) and _ADDRESS.search(word)
    if "?" in word and not address and _ASKING.search(word) and not _NEW_SENTENCE.search(word):
        yield "question_mark", word
    if "&" in word and not address and _ENTITY.search(word):
        yield "entity", word
    if _TAG.search(word):
        yield "markup", word
    if word.isascii():
        if _SYMBOL.search(word) or _CONTROL.search(word):
            yield ("control_character" if _CONTROL.search(word) else "mojibake"), word
        return
    if _CONTROL.search(word):
        yield "control_character", word
    if BADNESS_RE.search(word) or _SYMBOL.search(word):
        yield "mojibake", word
    disguised = "homoglyph" if _DISGUISED.search(word) else None
    kind = disguised or next(filter(None, map(_foreign, _LETTERS.findall(word))), None)
    if kind:
        yield kind, word


def _foreign(letters: str) -> str | None:
    """Name what is wrong with the scripts of a run of letters, if anything is."""
    scripts = {script(letter) for letter in letters} - {None}
    if scripts <= {"LATIN"}:
        return None
    if scripts == {"GREEK"}:
        return "foreign_script" if len(letters) >= _WHOLE_GREEK else None
    others = [letter for letter in letters if script(letter) not in ("LATIN", None)]
    if "LATIN" not in scripts:
        alike = len(letters) > 1 and all(map(looks_latin, others))
        return "homoglyph" if alike or _looks_alone(letters) else "foreign_script"
    if scripts == {"LATIN", "GREEK"} and not _greek_in_place(letters):
        return "homoglyph" if all(map(looks_latin, others)) else "mixed_script"
    if scripts == {"LATIN", "GREEK"}:
        return None
    return "homoglyph" if all(map(_looks_alone, others)) else "mixed_script"


def _looks_alone(letter: str) -> bool:
    wide = unicodedata.normalize("NFKC", letter).isascii()  # ｃ and 𝐜 are c in another dress
    return wide or (len(letter) == 1 and looks_latin(letter))


def _greek_in_place(letters: str) -> bool:
    """IFNα, μg, NFκB, FcγRIIIa: a symbol of science, not between two small Latin letters."""
    for place, letter in enumerate(letters):
        if script(letter) != "GREEK":
            continue
        before, after = letters[max(place - 1, 0) : place], letters[place + 1 : place + 2]
        between = all(script(near) == "LATIN" and near.islower() for near in (before, after) if near)
        if letter not in _GREEK_SYMBOLS or (before and after and between):
            return False
    return True


def _around(text: str, match: re.Match[str]) -> str:
    begin = text.rfind(" ", 0, max(match.start() - 1, 0)) + 1
    end = text.find(" ", match.end() + 1)
    return text[begin : end if end >= 0 else len(text)]
