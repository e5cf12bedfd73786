"""An article on paper: in pages, tagged, with all that stands on its page, and never markup of its own."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from knowledge.article import Section
from knowledge.library import load, shelf_folder
from knowledge.paper import blocks, pdf

SAMPLES = load(shelf_folder())
WORDS = {
    "page": "Page {page} of {pages}",
    "sample": "A sample.",
    "call": "Call:",
    "phone": "1-800-227-2345",
    "questions": "Questions?",
    "references": "Sources",
    "reviewed_by": "Reviewed by the team",
    "dates": "Revised in November",
    "current": "The current text:",
    "address": "https://help.example/articles/bcg",
}


def address(slug, anchor):
    return f"https://help.example/articles/{slug}" + (f"#{anchor}" if anchor else "")


def printed(article):
    days = {one.accessed.isoformat(): "Read then." for one in article.references if one.accessed}
    return pdf(article, {**WORDS, **days}, address)


def article(slug="bcg", language="en", **changes):
    (found,) = [one for one in SAMPLES if (one.slug, one.language) == (slug, language)]
    return replace(found, **changes)


def words_of(printed_pdf):
    pages = PdfReader(io.BytesIO(printed_pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def tags(printed_pdf):
    """The names of the tags, in reading order."""

    def walk(node):
        node = node.get_object()
        if "/S" in node:
            yield node["/S"]
        inside = node.get("/K", [])
        for one in inside if isinstance(inside, list) else [inside]:
            found = one.get_object() if hasattr(one, "get_object") else one
            if isinstance(found, dict):
                yield from walk(found)

    return list(walk(PdfReader(io.BytesIO(printed_pdf)).trailer["/Root"]["/StructTreeRoot"]))


@pytest.mark.parametrize("one", SAMPLES, ids=lambda one: f"{one.language}/{one.slug}")
def test_every_sample_is_printed_with_its_language_its_sections_its_sources_and_its_notice(one):
    made = printed(one)
    document = PdfReader(io.BytesIO(made))
    root = document.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], document.metadata.title) == (
        one.language,
        True,
        one.title,
    )
    found = tags(made)
    assert (found.count("/H1"), found.count("/H2")) == (1, len(one.sections) + 1)
    text = words_of(made)
    for part in (one.summary, one.notice, one.copyright, *(section.title for section in one.sections)):
        assert " ".join(part.split()) in text
    for source in one.references:
        assert source.title in text
    assert f"Page 1 of {len(document.pages)}" in text


def test_what_an_editor_writes_is_text_however_much_it_looks_like_markup():
    hostile = "Take #let x = 1, $y$, @name, <label> and \\[a\\] as they are: = no heading, `#eval` too."
    made = printed(article(title="#panic() *now*", sections=(Section("one", "= #One", hostile),)))
    text = words_of(made)
    assert "#panic() *now*" in text
    assert "= #One" in text
    assert "Take #let x = 1, $y$, @name, <label> and [a] as they are: = no heading, #eval too." in text
    assert tags(made).count("/H2") == 2


def test_links_lead_to_other_articles_and_elsewhere():
    elsewhere = "[this](https://example.org/a?b=1&c=2) or [us](tel:+18002272345)"
    text = f"See [the drug](article:car-t#when-to-call), {elsewhere}."
    made = printed(article(sections=(Section("one", "One", text),), references=()))
    links = [
        note.get_object()["/A"]["/URI"]
        for page in PdfReader(io.BytesIO(made)).pages
        for note in page.get("/Annots", [])
    ]
    assert links == [
        "https://help.example/articles/car-t#when-to-call",
        "https://example.org/a?b=1&c=2",
        "tel:+18002272345",
        WORDS["address"],
    ]


def test_lists_quotes_and_headings_inside_a_section_keep_their_tags():
    text = "> Quoted\n\n#### A heading\n\n- one\n  1. inside\n- two\n\n```\ncode\n```\n\nlast  \nline\n\n***"
    found = tags(printed(article(sections=(Section("one", "One", text),), references=())))
    assert {"/BlockQuote", "/H3", "/L", "/LI", "/Code"} <= set(found)
    assert found.count("/L") == 2


def test_markdown_becomes_a_tree_in_which_words_are_words():
    assert blocks("*a* **b** `c`  \nd\ne", address) == [
        [
            "par",
            ["em", ["text", "a"]],
            ["text", " "],
            ["strong", ["text", "b"]],
            ["text", " "],
            ["code", "c"],
            ["break"],
            ["text", "d"],
            ["text", " "],
            ["text", "e"],
        ]
    ]


def test_of_the_same_words_the_same_bytes():
    assert printed(article()) == printed(article())
    assert printed(article()) != printed(article(title="Another"))


def test_a_long_name_without_a_space_stays_on_the_page():
    made = printed(article(title="x" * 200, sections=(Section("one", "y" * 300, "z" * 400),)))
    assert len(PdfReader(io.BytesIO(made)).pages) >= 1


def test_an_article_that_is_no_sample_does_not_say_that_it_is_one():
    assert "A sample." not in words_of(pdf(article(references=()), {**WORDS, "sample": ""}, address))
