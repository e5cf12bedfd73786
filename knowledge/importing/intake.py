"""Reads a page from the disk, and refuses what is no page before it is read whole."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from knowledge.importing.decoding import decoded
from knowledge.importing.fault import PageFault

Form = Literal["html", "text"]

LARGEST_PAGE = 5_000_000  # bytes: far above any article, far below what fills a memory

_FORMS: dict[str, Form] = {".html": "html", ".htm": "html", ".xhtml": "html", ".txt": "text"}
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, as Word and EPUB files are"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
)


@dataclass(frozen=True)
class Page:
    """A page as text, and the form that its name says it has."""

    path: Path
    form: Form
    text: str
    encoding: str


def read_page(path: Path) -> Page:
    """Return the page. Raises PageFault for whatever is missing, too large, empty or no text."""
    form = _form(path)
    return page_of(path, form, _content(path))


def page_of(path: Path, form: Form, content: bytes) -> Page:
    """Return the page that these bytes are; `path` only names it. Raises PageFault as `read_page` does."""
    for signature, name in _SIGNATURES:
        if content.startswith(signature):
            raise PageFault(path, f"this is {name}, not a page: save the page as HTML or plain text")
    if not content.strip():
        raise PageFault(path, "the file is empty: save the page again")
    text, encoding = decoded(content, form)
    nul = text.find("\0")
    if nul >= 0:
        line = text.count("\n", 0, nul) + 1
        raise PageFault(path, "a NUL byte: this is a binary file, not a page of text", line)
    return Page(path, form, text.replace("\r\n", "\n").replace("\r", "\n"), encoding)


def _form(path: Path) -> Form:
    if path.is_dir():
        raise PageFault(path, "this is a folder: name the pages in it")
    if not path.exists():
        raise PageFault(path, "no such file")
    if not path.is_file():
        raise PageFault(path, "this is not a regular file: save the page first")
    return form_of(path)


def form_of(path: Path) -> Form:
    """Return the form that the name says it has. Raises PageFault for any other."""
    form = _FORMS.get(path.suffix.lower())
    if form is None:
        raise PageFault(path, f"{path.suffix or 'no'} extension: use one of {', '.join(_FORMS)}")
    return form


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST_PAGE:
            message = f"{size / 1e6:.1f} MB is too large for a page: the limit is {LARGEST_PAGE // 10**6} MB"
            raise PageFault(path, message)
        with path.open("rb") as file:
            return file.read(LARGEST_PAGE)
    except OSError as error:
        raise PageFault(path, f"cannot be read: {error.strerror}") from error
