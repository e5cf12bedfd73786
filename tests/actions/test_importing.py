"""Edith brings in a page: what it becomes is hers to look at, and nothing is saved before she says so."""

from base64 import b64encode

import pytest

from chat_server.actions import drafting, importing
from chat_server.protocol.drafts import ImportPage, ListDrafts, SaveDraft
from chat_server.protocol.refusal import Refusal

PAGE = """<title>Living with BCG | A site</title><nav>Menu</nav><h1>Living with BCG</h1>
<p>It is a vaccine for the bladder that many people know, and it is cafÃ© safe.</p>
<h2>After it</h2><p>Say when you see a diagn?stico and call your care team when you have a fever.</p>"""


@pytest.fixture
def edith(stage):
    return stage.employ("Edith", "editor")


def bring(edith, page=PAGE, name="page.html"):
    content = b64encode(page if isinstance(page, bytes) else page.encode()).decode()
    command = ImportPage(name=name, content=content)
    return edith.stage.perform(importing.import_page, command, edith.by)


def test_a_page_becomes_a_text_with_what_was_repaired_and_what_is_to_be_looked_at(edith):
    told = bring(edith).ack
    assert (told["slug"], told["language"]) == ("living-with-bcg", "en")
    assert told["text"].startswith("---\ntitle: Living with BCG\nslug: living-with-bcg\n")
    assert [(one["before"], one["after"]) for one in told["repairs"]] == [("cafÃ©", "café")]
    assert [(one["kind"], one["text"], one["at"]) for one in told["flags"]] == [
        ("question_mark", "diagn?stico", "section 2, paragraph 1")
    ]
    assert edith.stage.do(drafting.list_drafts, ListDrafts(), edith.by).ack["drafts"] == []


def test_the_pages_rights_are_told_as_kept_and_not_as_left_out(edith):
    told = bring(edith, f"{PAGE}<p>Copyright 2019 A Charity</p>").ack
    assert (told["copyright"], told["left_out"]) == ("Copyright 2019 A Charity", ["Menu"])
    assert "copyright: Copyright 2019 A Charity\n" in told["text"]
    assert bring(edith).ack["copyright"] is None


def test_what_it_became_can_be_saved_as_a_draft_with_its_flag(edith):
    told = bring(edith).ack
    command = SaveDraft(slug=told["slug"], language=told["language"], version=0, text=told["text"])
    draft = edith.stage.do(drafting.save_draft, command, edith.by).ack["draft"]
    assert [flag["text"] for flag in draft["flags"]] == ["diagn?stico"]


def test_the_encoding_is_found_as_for_a_file(edith):
    assert "café" in bring(edith, PAGE.replace("cafÃ©", "café").encode("cp1252")).ack["text"]


@pytest.mark.parametrize(
    ("page", "name", "says"),
    [
        ("", "page.html", "empty"),
        (b"%PDF-1.7 and more", "page.txt", "PDF"),
        ("text", "page.doc", "extension"),
        ("<p></p>", "page.html", "no article"),
        (b"one\0two", "page.txt", "NUL"),
    ],
)
def test_what_is_no_page_is_refused_in_words(edith, page, name, says):
    refusal = bring(edith, page, name)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.details["field"]) == ("invalid", "content")
    assert says in refusal.message


def test_what_is_no_base64_is_refused(edith):
    command = ImportPage(name="page.txt", content="abc")
    assert edith.stage.perform(importing.import_page, command, edith.by) == importing.NOT_BASE64
