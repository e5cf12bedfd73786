"""Finds the character encoding of a page, and decodes it."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 4096  # bytes in which a page has to say its encoding
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,500}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_BYTE_SETS = re.compile(r"(iso8859-(2|3|4|5|7|9|10|13|14|15|16)|cp125[0-8]|cp(437|85\d)|mac-roman|koi8-[ru])")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def decoded(content: bytes, form: str) -> tuple[str, str]:
    """Return (text, encoding): by mark, NUL pattern, valid UTF-8, declaration, else Windows-1252.

    Valid UTF-8 goes before a declaration that says otherwise: text in another encoding that happens to be
    valid UTF-8 hardly exists, and wrong declarations are common. ISO 8859-1 is read as Windows-1252, as
    browsers do (WHATWG Encoding Standard, section 4.2).
    """
    for mark, marked in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(marked, errors="replace"), marked
    encoding = _by_nuls(content) or ("utf-8" if _is_utf8(content) else None) or _by_name(content, form)
    if encoding:
        return content.decode(encoding, errors="replace"), encoding
    try:
        return content.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        return content.decode("latin-1"), "latin-1"


def _by_nuls(content: bytes) -> str | None:
    """UTF-16 without its mark: in Latin text, every second byte is NUL."""
    sample = content[:_HEAD]
    even, odd = sample[0::2], sample[1::2]
    if not odd or len(content) % 2:
        return None
    for high, low, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if high.count(0) > 0.7 * len(high) and low.count(0) == 0:
            return encoding
    return None


def _is_utf8(content: bytes) -> bool:
    """Valid, or so nearly that the bytes which are not are damage."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        right = len(_MULTIBYTE.findall(content))
        wrong = sum(byte > 0x7F for byte in _MULTIBYTE.sub(b"", content))
        return right > 2 * wrong
    return True


def _by_name(content: bytes, form: str) -> str | None:
    match = _DECLARED.search(content[:_HEAD]) if form == "html" else None
    if not match:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii", errors="replace")).name
        content.decode(name)
    except (LookupError, UnicodeError):
        return None
    return name if _BYTE_SETS.fullmatch(name) else None
