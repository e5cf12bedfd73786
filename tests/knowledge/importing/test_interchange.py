"""A draft as an editor gets it: with the page's links, and with as little to mend as the page allows."""

from datetime import date
from pathlib import Path

import pytest

from knowledge.body import Body
from knowledge.importing.drafting import drafted
from knowledge.importing.intake import Page
from knowledge.importing.interchange import copyright_of, left_out, markdown_of
from knowledge.importing.report import report_of
from knowledge.library import inspect_text
from knowledge.page import render

WORDS = "Some people feel tired for a day or two after each treatment and then get better again."


def html(inside):
    return drafted(Page(Path("page.html"), "html", f"<h1>Living with BCG</h1>{inside}", "utf-8"))


def body(draft):
    return markdown_of(draft, "living-with-bcg").split("---\n", 2)[2]


def faults(draft):
    text = markdown_of(draft, "living-with-bcg")
    _, found = inspect_text(text, "living-with-bcg", draft.language, date(2027, 1, 1), lambda *_: None)
    return [fault.message for fault in found]


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://example.org/trials?a=1&amp;copy=2#top", "https://example.org/trials?a=1&amp;copy=2#top"),
        ("https://example.org/a_(b)", "https://example.org/a_(b)"),
        ("tel:+18002272345", "tel:+18002272345"),
        ("mailto:help@example.org", "mailto:help@example.org"),
    ],
)
def test_a_link_that_an_article_may_have_stays_one(address, written):
    draft = html(f'<h2>After it</h2><p>{WORDS} See <a href="{address}">*the* trials</a> there.</p>')
    assert draft.sections[0].text == f"{WORDS} See *the* trials there."
    assert body(draft).endswith(f"See [\\*the\\* trials](<{written}>) there.\n")
    assert draft.flags == ()
    assert not any("link" in fault for fault in faults(draft))


def test_the_address_that_was_kept_is_the_address_that_the_page_had():
    draft = html(f'<h2>After it</h2><p>{WORDS} <a href="https://example.org/?a=1&amp;copy=2">Trials</a></p>')
    article_body = Body.read(Path("page.md"), body(draft).strip(), 1)
    assert article_body.faults == []

    class Article:
        sections, language = article_body.sections, "en"

    [section] = render(Article, lambda *_: "").sections
    assert 'href="https://example.org/?a=1&amp;copy=2"' in section.html


@pytest.mark.parametrize(
    "address",
    ["/trials", "trials.html", "//example.org/", "http://example.org/", "javascript:alert(1)", "ftp://x"],
)
def test_a_link_that_an_article_may_not_have_loses_its_address_not_without_a_word(address):
    draft = html(
        f'<h2>After it</h2><p>{WORDS}</p><p>See <a href="{address}">the trials</a> that are there.</p>'
    )
    assert draft.sections[0].text == f"{WORDS}\n\nSee the trials that are there."
    assert "](" not in body(draft)
    assert left_out(draft) == [f"the trials → {address} (section 1, paragraph 2)"]
    assert draft.flags == ()


def test_links_to_the_page_itself_and_those_of_menus_are_nothing_to_look_at():
    draft = html(f'<nav><a href="/">Home</a></nav><h2>After it</h2><p>{WORDS} <a href="#after">Up</a></p>')
    assert (left_out(draft), draft.links) == (["Home"], ())


def test_links_keep_their_order_their_item_and_their_source():
    item = (
        '<li>See <a href="https://example.org/1">here</a> and <a href="https://example.org/2">here</a></li>'
    )
    source = '<li>Writer A. <a href="https://example.org/paper">A paper</a>. A journal, 2019.</li>'
    draft = html(
        f"<h2>After it</h2><p>{WORDS}</p><ul>{item}<li>+ more here</li></ul><h2>References</h2><ul>{source}</ul>"
    )
    assert "- See [here](<https://example.org/1>) and [here](<https://example.org/2>)\n- + more here" in body(
        draft
    )
    assert "address: https://example.org/paper\n" in markdown_of(draft, "living-with-bcg")


@pytest.mark.parametrize(
    ("page", "written", "lost"),
    [
        (
            "This matters because it is yours. In an emergency contact <a href='tel:911'>us</a>.",
            "This matters because it is yours. In an emergency contact [us](<tel:911>).",
            [],
        ),
        (
            "Costs are <a href='/costs'>here</a> and trials are <a href='https://example.org/t'>here</a>.",
            "Costs are here and trials are [here](<https://example.org/t>).",
            ["here → /costs"],
        ),
        (
            "It is here, and trials are <a href='https://example.org/t'>here</a>.",
            "It is here, and trials are here.",
            ["here → https://example.org/t"],
        ),
        (
            "Act today!<a href='https://example.org/'>Call</a> now.",
            "Act today\\![Call](<https://example.org/>) now.",
            [],
        ),
        (
            "Call <a href='TEL:+1 800 555 1234'>the line</a> now.",
            "Call [the line](<tel:+18005551234>) now.",
            [],
        ),
        (
            "See <a href='HTTPS://example.org/A'>it all</a> now.",
            "See [it all](<https://example.org/A>) now.",
            [],
        ),
    ],
)
def test_a_link_stays_on_its_own_words_or_is_told_as_left_out(page, written, lost):
    draft = html(f"<h2>After it</h2><p>{WORDS}</p><p>{page}</p>")
    assert body(draft).endswith(f"\n\n{written}\n")
    assert left_out(draft) == [f"{one} (section 1, paragraph 2)" for one in lost]
    assert not any("image" in fault or "link" in fault for fault in faults(draft))


def test_links_of_the_lead_and_the_second_of_a_source_are_told_as_left_out():
    lead = (
        "BCG is a vaccine that is put into the bladder by <a href='https://example.org/tube'>a thin tube</a>."
    )
    source = (
        "<li>A study. <a href='https://example.org/1.pdf'>PDF</a> <a href='https://doi.org/1'>doi</a></li>"
    )
    draft = html(f"<p>{lead}</p><h2>After it</h2><p>{WORDS}</p><h2>References</h2><ul>{source}</ul>")
    assert left_out(draft) == [
        "a thin tube → https://example.org/tube (section 1, paragraph 1)",
        "doi → https://doi.org/1 (reference 1)",
    ]
    assert "  links: 1\n" in report_of("page.html", draft)


def test_links_are_no_part_of_the_json():
    draft = html(f'<h2>After it</h2><p>{WORDS} <a href="https://example.org/">Here</a></p>')
    assert list(draft.to_dict()) == [
        "title", "language", "summary", "sections", "references", "last_revised", "boilerplate", "repairs", "flags",
    ]  # fmt: skip


def test_the_line_about_the_rights_is_kept_and_not_told_as_left_out():
    draft = html(f"<h2>After it</h2><p>{WORDS}</p><p>Copyright 2019 A Charity</p><p>Donate now</p>")
    assert copyright_of(draft) == "Copyright 2019 A Charity"
    assert left_out(draft) == ["Donate now"]
    assert draft.boilerplate == ("Copyright 2019 A Charity", "Donate now")
    assert "copyright: Copyright 2019 A Charity\n" in markdown_of(draft, "living-with-bcg")
    report = report_of("page.html", draft)
    assert "  copyright: Copyright 2019 A Charity\n  left out: 1\n    - Donate now\n" in report


def test_the_lead_that_became_the_summary_is_no_fault():
    draft = html(
        f"<p>BCG is a vaccine that is put into the bladder by a thin tube.</p><h2>After it</h2><p>{WORDS}</p>"
    )
    assert draft.summary.startswith("BCG is a vaccine")
    assert body(draft) == f"\n## After it {{#after-it}}\n\n{WORDS}\n"
    assert not any("before the first section" in fault for fault in faults(draft))


LEADS = {
    "en": (
        "BCG is a vaccine that is put into the bladder by a thin tube.",
        "It is old.",
        "## Overview {#overview}",
    ),
    "es": (
        "La BCG es una vacuna que se pone en la vejiga por un tubo fino.",
        "Es muy conocida.",
        "## En resumen {#overview}",
    ),
}


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_the_lead_says_beside_the_summary_gets_a_heading(language):
    summary, more, heading = LEADS[language]
    draft = html(f"<p>{summary}</p><p>{more}</p><h2>Ok</h2><p>{summary} {more}</p>")
    assert (draft.language, draft.summary) == (language, summary)
    assert body(draft).startswith(f"\n{heading}\n\n{more}\n\n## Ok")


def test_a_page_without_headings_is_one_section_with_all_of_its_text():
    draft = html(f"<p>{WORDS}</p>")
    assert body(draft) == f"\n## Overview {{#overview}}\n\n{WORDS}\n"


def test_a_report_that_found_nothing_says_what_it_looked_for_and_what_it_did_not():
    report = report_of("page.html", html(f"<h2>After it</h2><p>{WORDS} Up dated, tired ness.</p>"))
    assert "  to look at: 0 (looked for: characters that were lost" in report
    assert "words that are misspelt or broken in two are not looked for)" in report


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_page_begins_with_the_faults_that_only_an_editor_can_mend(language):
    sources = (
        "<h2>References</h2><ol><li>Wraith DC. Immunotherapy. 2017.</li><li>Bayer VR. Guide. 2019.</li></ol>"
    )
    page = f'<html lang="{language}"><h1>BCG</h1><h2>After it</h2><p>{WORDS}</p>{sources}</html>'
    draft = drafted(Page(Path("page.html"), "html", page, "utf-8"))
    missing = [told for told in faults(draft) if "missing" in told and "pair" not in told]
    fields = ["topics", "reviewed_by", "last_revised", "next_review", "copyright"]
    assert [told.split()[0] for told in missing if not told.startswith("references")] == fields
    assert [told for told in missing if told.startswith("references")] == [
        "references: authors, publication, year are missing: give each of them"
    ] * len(draft.references)
