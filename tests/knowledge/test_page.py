from dataclasses import replace
from html.parser import HTMLParser

import pytest

from knowledge.article import Section
from knowledge.library import load, shelf_folder
from knowledge.page import plain_text, render

SHELF = load(shelf_folder())
BCG = next(article for article in SHELF if article.slug == "bcg")


class Seen(HTMLParser):
    """Collects the tags of a page as a browser would meet them."""

    def __init__(self):
        super().__init__()
        self.tags = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, attrs))


def address(slug, anchor):
    return f"/articles/{slug}?language=en" + (f"#{anchor}" if anchor else "")


def html(markdown):
    [section] = render(replace(BCG, sections=(Section("a", "A", markdown),)), address).sections
    return section.html


def test_a_page_has_every_section_in_its_order():
    page = render(BCG, address)
    assert [(section.anchor, section.title) for section in page.sections] == [
        (section.anchor, section.title) for section in BCG.sections
    ]
    assert page.article is BCG


def test_a_link_between_articles_becomes_an_address():
    assert 'href="/articles/bcg?language=en#melanoma"' in html("[x](article:bcg#melanoma)")
    assert 'href="/articles/bcg?language=en"' in html("[x](article:bcg)")


def test_no_shelf_link_is_left_in_a_shipped_page():
    for article in SHELF:
        assert "article:" not in "".join(section.html for section in render(article, address).sections)


def test_a_phone_link_stays():
    assert 'href="tel:+18002272345"' in html("[call](tel:+18002272345)")


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt&colon;alert(1))",
        "<javascript:alert(1)>",
        "![x](https://x.org/x.png)",
        '[x](https://x.org "\\" onclick=alert(1)")',
        "<style>p{}</style>",
    ],
)
def test_nothing_that_runs_or_loads_reaches_the_page(markdown):
    seen = Seen()
    seen.feed(html(markdown))
    assert {tag for tag, _ in seen.tags} <= {"p", "a"}
    for name, value in (pair for _, attributes in seen.tags for pair in attributes):
        assert name in ("href", "rel"), name
        assert name != "href" or value.startswith("https://x.org")


def test_an_unsafe_address_given_by_the_caller_is_dropped():
    page = render(
        replace(BCG, sections=(Section("a", "A", "[x](article:bcg)"),)), lambda *_: "javascript:alert(1)"
    )
    assert "javascript" not in page.sections[0].html


def test_lists_and_stress_are_kept():
    assert html("- **one**\n- two") == "<ul>\n<li><strong>one</strong></li>\n<li>two</li>\n</ul>"


def test_html_is_shown_as_the_text_it_is():
    assert html("a <b>b</b>") == "<p>a &lt;b&gt;b&lt;/b&gt;</p>"


def test_plain_text_has_the_words_and_no_marks():
    markdown = "> **Note.** One\nline.\n\n- a [link](article:bcg)\n- `two`"
    assert plain_text(Section("a", "A", markdown)) == "Note. One line.\na link\ntwo"


def test_a_list_that_goes_on_after_a_sentence_keeps_its_numbers():
    assert '<ol start="3">' in html("1. one\n2. two\n\nMeanwhile, rest.\n\n3. three")
