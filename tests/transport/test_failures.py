"""What fails on our side: whoever asked has the phone, and the log has the place and not a word of the text."""

import shutil

import pytest
import structlog

from chat_server.app import create_core, create_flask
from chat_server.protocol.refusal import UNAVAILABLE
from chat_server.settings import load_settings
from chat_server.transport import article_paper

BCG = "/articles/bcg.pdf?language="


@pytest.fixture
def pages(tmp_path, furnished_data):
    """The pages, in this process."""
    shutil.copytree(furnished_data, tmp_path / "data")
    core = create_core(load_settings(mode="demo", data=tmp_path / "data"), "a key")
    yield create_flask(core, lambda: True)
    core.database.close()


def fails(*_told):
    raise RuntimeError("what Vera's article says")


@pytest.mark.parametrize(
    ("language", "says"), [("en", "Something went wrong on our side"), ("es", "Algo falló de nuestro lado")]
)
def test_a_pdf_that_cannot_be_made_gives_the_phone_and_is_logged_without_its_text(
    pages, monkeypatch, caplog, language, says
):
    monkeypatch.setattr(article_paper, "pdf", fails)
    with structlog.testing.capture_logs() as logged:
        answer = pages.test_client().get(BCG + language)
    assert answer.status_code == 500
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.text.count(says) == 2
    assert 'href="tel:+18002272345"' in answer.text
    [told] = logged
    assert (told["event"], told["error"], told["action"]) == (
        "failed",
        "RuntimeError",
        ["article_pages.paper"],
    )
    assert any("fails" in place for place in told["at"])
    assert "Vera" not in f"{logged}{answer.text}{caplog.text}"


def test_what_failed_is_tried_again_and_what_was_made_is_made_once(pages, monkeypatch):
    made = []

    def makes(article, *_told):
        made.append(article.title)
        return b"%PDF"

    monkeypatch.setattr(article_paper, "pdf", fails)
    assert pages.test_client().get(BCG + "en").status_code == 500
    monkeypatch.setattr(article_paper, "pdf", makes)
    asked = [pages.test_client().get(BCG + language) for language in ("en", "en", "es", "en")]
    assert {(answer.status_code, answer.data) for answer in asked} == {(200, b"%PDF")}
    assert len(made) == 2


def test_an_api_that_fails_answers_with_a_refusal(pages, monkeypatch):
    monkeypatch.setitem(pages.view_functions, "visitor_pages.availability", fails)
    answer = pages.test_client().get("/api/availability")
    assert (answer.status_code, answer.json["error"]["code"]) == (500, "internal")


def test_while_the_database_is_away_an_article_gives_the_phone(pages, monkeypatch):
    shelf = pages.view_functions["article_pages.article"].__self__
    monkeypatch.setattr(shelf, "_perform", lambda *_asked: UNAVAILABLE)
    answer = pages.test_client().get("/articles/bcg?language=es")
    assert answer.status_code == 503
    assert 'href="tel:+18002272345"' in answer.text
