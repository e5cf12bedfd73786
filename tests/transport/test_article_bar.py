"""What a reader of any section of an article has to know stands in the bar above the text, all of it."""

import shutil
from dataclasses import replace

import pytest
from flask import render_template

from chat_server.app import create_core, create_flask
from chat_server.settings import load_settings
from chat_server.transport.article_pages import shown
from knowledge.library import load, shelf_folder

SAMPLE = {
    "en": "Sample article: no clinician has reviewed it",
    "es": "Artículo de muestra: ningún profesional clínico lo ha revisado",
}
DUE = {"en": "Due for a new review", "es": "Pendiente de una nueva revisión"}
WITHDRAWN = {"en": "Withdrawn", "es": "Texto retirado"}
DRAFT = {"en": "Draft, not published", "es": "Borrador, sin publicar"}
BCG = {one.language: one for one in load(shelf_folder()) if one.slug == "bcg"}
PUBLISHED = {"version": 1, "newer": False, "warning": None, "other_language": None}


@pytest.fixture
def bar(tmp_path, furnished_data):
    """Renders the page, and returns what stands in its bar."""
    shutil.copytree(furnished_data, tmp_path / "data")
    core = create_core(load_settings(mode="demo", data=tmp_path / "data"), "a key")
    flask = create_flask(core, lambda: True)

    def of(language, *, sample=True, **found):
        with flask.test_request_context():
            told = shown(replace(BCG[language], sample=sample))
            text = render_template("article.html", **told, **found, phone_number="1", phone_uri="tel:1")
        return text.split('<nav class="article-bar')[1].split(">", 1)[1].split("</nav>")[0]

    yield of
    core.database.close()


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_sample_that_is_due_for_review_is_said_to_be_both(bar, language):
    said = bar(language, **{**PUBLISHED, "warning": "review_overdue"})
    assert DUE[language] in said
    assert SAMPLE[language] in said
    assert SAMPLE[language] not in bar(language, sample=False, **{**PUBLISHED, "warning": "review_overdue"})


@pytest.mark.parametrize("language", ["en", "es"])
def test_of_what_was_withdrawn_nothing_else_is_said(bar, language):
    said = bar(language, **{**PUBLISHED, "warning": "withdrawn"})
    assert WITHDRAWN[language] in said
    assert SAMPLE[language] not in said


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("sample", [True, False])
def test_the_bar_of_a_draft_says_that_it_is_one_and_whether_it_is_a_sample(bar, language, sample):
    said = bar(language, sample=sample, draft=True)
    assert DRAFT[language] in said
    assert (SAMPLE[language] in said) is sample
    assert DRAFT[language] not in bar(language, sample=sample, **PUBLISHED)
