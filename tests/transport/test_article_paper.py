"""An article as a PDF: the reader's language, the version that was asked for, and only what may be relied on."""

import io
import re

import pytest
from pypdf import PdfReader

BCG = "/articles/bcg.pdf?language=en"


def publish_anew(house):
    """Ed changes the title of the English article about BCG, and Ada publishes it."""
    ed, ada = house.staff("ed"), house.staff("ada")
    bcg = {"slug": "bcg", "language": "en"}
    text = ed.do("read_draft", **bcg)["shelved"].replace("\ntitle: ", "\ntitle: Anew, ", 1)
    ed.do("save_draft", **bcg, version=0, text=text)
    ed.do("send_to_review", **bcg, version=1)
    ada.do("publish_draft", **bcg, version=2)
    return ada


def text_of(answer):
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (
            "en",
            ["No clinician has reviewed it", "Reviewed by:", "November 27, 2026", "Version 1", "Page 1 of"],
        ),
        ("es", ["Ningún profesional clínico", "Revisado por:", "27 de noviembre de 2026", "Página 1 de"]),
    ],
)
def test_it_is_printed_in_each_language_with_its_notices_and_the_phone(helpline, language, says):
    answer = helpline.request("GET", f"/articles/bcg.pdf?language={language}")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert answer.headers["Content-Disposition"] == f'inline; filename="bcg-{language}.pdf"'
    text = text_of(answer)
    for said in (*says, "1-800-227-2345", f"{helpline.url}/articles/bcg?language={language}"):
        assert said in text
    assert PdfReader(io.BytesIO(answer.content)).trailer["/Root"]["/Lang"] == language


@pytest.mark.parametrize(
    ("language", "says", "heard"),
    [
        ("en", "Save or print (PDF)", "in English, opens in a new tab"),
        ("es", "Guardar o imprimir (PDF)", "en español, se abre en otra pestaña"),
    ],
)
def test_the_page_leads_to_the_pdf_of_its_version_and_says_what_it_is(helpline, language, says, heard):
    page = helpline.request("GET", f"/articles/bcg?language={language}").content.decode()
    [link] = re.findall(r"<a [^>]*\.pdf[^>]*>[^<]*</a>", page)
    for part in (
        f'href="/articles/bcg.pdf?language={language}&amp;version=1" type="application/pdf"',
        f'hreflang="{language}" target="_blank"',
        f'aria-label="{says}, {heard}"',
        f">{says}</a>",
    ):
        assert part in link


def test_whoever_has_it_is_told_so_and_every_cache_asks_again(helpline):
    first = helpline.request("GET", BCG)
    assert first.headers["Cache-Control"] == "no-cache"
    again = helpline.request("GET", BCG, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status, again.content) == (304, b"")
    head = helpline.request("HEAD", BCG)
    assert (head.status, head.headers["ETag"], head.content) == (200, first.headers["ETag"], b"")
    spanish = helpline.request(
        "GET", "/articles/bcg.pdf?language=es", headers={"If-None-Match": first.headers["ETag"]}
    )
    assert spanish.status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/articles/none.pdf",
        "/articles/bcg.pdf?version=99",
        "/articles/.pdf",
        "/articles/BCG.pdf",
        "/articles/b%00cg.pdf",
    ],
)
def test_what_is_not_there_is_a_404_with_the_phone(helpline, path):
    answer = helpline.request("GET", path)
    assert answer.status == 404
    assert 'href="tel:+18002272345"' in answer.content.decode()


def test_a_withdrawn_version_has_no_pdf_but_its_page_that_says_so_and_another_version_has(start):
    house = start(HELPLINE_RATE_LIMITS="off")
    before = house.request("GET", BCG)
    ada = publish_anew(house)
    ada.do("withdraw_article", slug="bcg", language="en", version=1, reason="A wrong dose.")
    withdrawn = house.request("GET", f"{BCG}&version=1", headers={"If-None-Match": before.headers["ETag"]})
    page = withdrawn.content.decode()
    assert "This text has been withdrawn" in page
    assert ".pdf" not in page
    assert "Anew, " in text_of(house.request("GET", BCG))


def test_an_older_version_says_that_there_is_a_newer_one_as_soon_as_there_is(start):
    house = start(HELPLINE_RATE_LIMITS="off")
    first = f"{BCG}&version=1"
    before = house.request("GET", first)
    publish_anew(house)
    after = house.request("GET", first, headers={"If-None-Match": before.headers["ETag"]})
    said = "There is a newer version of this text."
    assert (said in text_of(before), said in text_of(after), said in text_of(house.request("GET", BCG))) == (
        False,
        True,
        False,
    )


def test_an_article_whose_review_is_overdue_has_no_pdf_but_its_page_that_says_so(start):
    house = start(HELPLINE_RATE_LIMITS="off", HELPLINE_DEMO_CLOCK="2029-01-08T10:00:00-05:00")
    page = house.request("GET", f"{BCG}&version=1").content.decode()
    assert "This text is due for a new review" in page
    assert ".pdf" not in page
