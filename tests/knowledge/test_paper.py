"""An article on paper: in pages, tagged, with all that stands on its page, and never markup of its own."""

import io
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from knowledge.article import Section
from knowledge.library import load, shelf_folder
from knowledge.paper import pdf
from knowledge.paper_tree import blocks

SAMPLES = load(shelf_folder())
WORDS = {
    "page": "Page {page} of {pages}",
    "sample": "A sample.",
    "call": "Call:",
    "phone": "1-800-227-2345",
    "phone_uri": "tel:+18002272345",
    "newer": "",
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
    assert 2 <= len(document.pages) <= 3
    assert WORDS["references"] in document.pages[-1].extract_text()


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
        WORDS["phone_uri"],
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


def test_a_long_name_without_a_space_is_broken_and_does_not_run_off_the_paper():
    text = "z" * 400 + "\n\n```\n" + "c" * 300 + "\n```"
    made = printed(article(title="x" * 200, summary="w" * 300, sections=(Section("one", "y" * 300, text),)))
    first = PdfReader(io.BytesIO(made)).pages[0].extract_text().replace("\u200b", "")
    for letter, count in {"x": 200, "w": 300, "y": 300, "z": 400, "c": 300}.items():
        runs = [line for line in first.splitlines() if set(line.strip()) == {letter}]
        assert sum(map(len, runs)) == count
        assert max(map(len, runs)) < 100


def test_who_wrote_it_and_when_it_was_revised_are_told_and_no_time_of_making():
    found = PdfReader(io.BytesIO(printed(article()))).metadata
    assert found.author == article().reviewed_by
    assert found.creation_date.date() == article().last_revised


def test_the_phone_can_be_called_from_the_paper():
    pages = PdfReader(io.BytesIO(printed(article()))).pages
    led = [note.get_object()["/A"]["/URI"] for page in pages for note in page.get("/Annots", [])]
    assert led.count(WORDS["phone_uri"]) == 1
    assert all(WORDS["phone"] in page.extract_text() for page in pages)


def test_a_sign_without_a_shape_is_one_box_and_the_rest_is_still_printed():
    made = printed(
        article(title="Fever 😀", sections=(Section("one", "One", "Call us 😀, at 38 °C → now: ≥ 2."),))
    )
    text = words_of(made)
    assert "Fever □" in text
    assert "Call us □, at 38 °C → now: ≥ 2." in text


def test_headings_go_down_one_level_at_a_time_and_numbers_begin_where_they_are_said_to():
    text = "#### Four\n\n### Three\n\n#### Below it\n\n###\n\n3. third\n4. fourth"
    made = printed(
        article(sections=(Section("one", "One", text), Section("two", "Two", "#### Anew")), references=())
    )
    assert [tag for tag in tags(made) if tag.startswith("/H")] == [
        "/H1",
        "/H2",
        "/H3",
        "/H3",
        "/H4",
        "/H2",
        "/H3",
    ]
    assert "3. third 4. fourth" in words_of(made)


@pytest.mark.parametrize(
    "text", [">" * 18 + " deep", "- > 1. " * 3 + "deep", f"[deep](https://x.org/{'a' * 9000})"]
)
def test_what_nests_too_deep_and_leads_too_far_is_printed_all_the_same(text):
    assert "deep" in words_of(printed(article(sections=(Section("one", "One", text),))))


MARKS = [
    "- ",
    "1. ",
    "3) ",
    "> ",
    "### ",
    "#### ",
    "*",
    "**",
    "_",
    "`",
    "```\n",
    "    ",
    "\n",
    "\n\n",
    "  \n",
    "\\",
]
LOOKALIKES = [
    "<b>",
    "&amp;",
    "$x$",
    "#let",
    "@a",
    "<l>",
    "//",
    "/*",
    "--",
    "\t",
    "\u200b",
    "\u00a0",
    "😀",
    "***\n",
]
LINKS = ["[a](https://x.org)", "[](tel:+1)", "[b](article:bcg#x)", "![i](x)", "[c](<>)"]
PIECES = st.sampled_from([*MARKS, *LOOKALIKES, *LINKS, "word ", "1-800-227-2345"])
MARKDOWN = st.lists(PIECES | st.text(st.characters(codec="utf-8"), max_size=4), max_size=40).map("".join)


@settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(MARKDOWN, st.text(st.characters(codec="utf-8"), max_size=8))
def test_whatever_stands_in_an_article_it_can_be_printed(text, word):
    one = article(
        title=f"T{word}", summary=word, sections=(Section("one", f"One {word}", text),), references=()
    )
    assert printed(one).startswith(b"%PDF")


def test_an_article_that_is_no_sample_does_not_say_that_it_is_one():
    assert "A sample." not in words_of(pdf(article(references=()), {**WORDS, "sample": ""}, address))


def test_a_dose_keeps_its_signs_beside_one_that_has_no_shape():
    doses = "Give 10⁹/L, H₂O₂, 1⁄2 tablet, 10\u202f000 mg and 5\u2009mg, ≥ 38 °C 😀"
    text = words_of(printed(article(sections=(Section("one", "One", doses),))))
    for kept in ("10⁹/L", "H₂O₂", "1⁄", "000 mg", "5 mg", "≥ 38 °C", "□"):
        assert kept in text
    assert text.count("□") == 1
