"""What is no page is refused with one clear line, before it is read whole."""

import os

import pytest

from knowledge.importing.decoding import decoded
from knowledge.importing.fault import PageFault
from knowledge.importing.intake import LARGEST_PAGE, read_page


def refusal(path):
    with pytest.raises(PageFault) as caught:
        read_page(path)
    line = str(caught.value)
    assert line.startswith(str(path))
    assert "\n" not in line
    return line.removeprefix(str(path))


def test_a_page_of_fifty_megabytes_is_refused_by_its_size(tmp_path, monkeypatch):
    path = tmp_path / "page.html"
    path.touch()
    os.truncate(path, 50_000_000)
    monkeypatch.setattr("pathlib.Path.open", None)  # it is not even opened
    assert refusal(path) == ": 50.0 MB is too large for a page: the limit is 5 MB"
    assert LARGEST_PAGE == 5_000_000


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG image"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04\x14\0", "a ZIP archive, as Word and EPUB files are"),
        (b"\xff\xd8\xff\xe0\0", "a JPEG image"),
        (b"\x1f\x8b\x08\0", "a gzip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "an old Word document"),
    ],
)
def test_a_binary_is_refused_by_name(tmp_path, content, name):
    path = tmp_path / "page.txt"
    path.write_bytes(content)
    assert refusal(path) == f": this is {name}, not a page: save the page as HTML or plain text"


def test_nul_bytes_are_refused_with_their_line(tmp_path):
    path = tmp_path / "page.txt"
    path.write_bytes(b"one\ntwo\nthr\0ee\n")
    assert refusal(path) == ":3: a NUL byte: this is a binary file, not a page of text"


def test_what_is_no_file_with_a_known_extension_is_refused(tmp_path):
    (tmp_path / "page.docx").write_text("x")
    (tmp_path / "page").write_text("x")
    (tmp_path / "empty.txt").write_text(" \n")
    os.mkfifo(tmp_path / "pipe.txt")
    assert refusal(tmp_path / "page.docx") == ": .docx extension: use one of .html, .htm, .xhtml, .txt"
    assert refusal(tmp_path / "page") == ": no extension: use one of .html, .htm, .xhtml, .txt"
    assert refusal(tmp_path / "empty.txt") == ": the file is empty: save the page again"
    assert refusal(tmp_path) == ": this is a folder: name the pages in it"
    assert refusal(tmp_path / "none.txt") == ": no such file"
    assert refusal(tmp_path / "pipe.txt") == ": this is not a regular file: save the page first"


TEXT = "El diagnóstico de la niña — ¿“cuándo”?"


@pytest.mark.parametrize(
    ("content", "form", "encoding"),
    [
        (TEXT.encode("utf-8"), "text", "utf-8"),
        (TEXT.encode("utf-8-sig"), "text", "utf-8"),
        (TEXT.encode("utf-16"), "text", "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "html", "utf-16-be"),
        (TEXT.encode("utf-32"), "text", "utf-32-le"),
        (TEXT.encode("cp1252"), "text", "cp1252"),
        (b'<meta charset="iso-8859-1">' + TEXT.encode("cp1252"), "html", "cp1252"),
        (b'<meta charset="iso-8859-1">' + TEXT.encode("utf-8"), "html", "utf-8"),  # it says so, and is not
        (b'<meta charset="utf-8">' + TEXT.encode("cp1252"), "html", "cp1252"),
        (
            b'<meta http-equiv="Content-Type" content="text/html; charset=macintosh">'
            + TEXT.encode("mac-roman"),
            "html",
            "mac-roman",
        ),
        (b'<?xml version="1.0" encoding="cp850"?>' + "El diagnóstico".encode("cp850"), "html", "cp850"),
        (b'<meta charset="utf-7">+AGE-' + TEXT.encode("cp1252"), "html", "cp1252"),
        (b'<meta charset="nonsense">' + TEXT.encode("cp1252"), "html", "cp1252"),
    ],
)
def test_the_encoding_is_found(content, form, encoding):
    text, found = decoded(content, form)
    assert found == encoding
    assert text.endswith(TEXT) or text.endswith("El diagnóstico")


def test_a_few_damaged_bytes_do_not_make_utf8_another_encoding():
    text, found = decoded(TEXT.encode() * 3 + b" ni\xf1o", "text")
    assert (text, found) == (TEXT * 3 + " ni\ufffdo", "utf-8")
