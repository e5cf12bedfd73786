import json
from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from knowledge.article import Article, Drug, Section
from knowledge.library import load, shelf_folder

BCG = next(article for article in load(shelf_folder()) if article.slug == "bcg")


def test_an_article_comes_back_from_json_as_it_was():
    for article in load(shelf_folder()):
        assert Article.from_dict(json.loads(json.dumps(article.to_dict()))) == article


def test_dates_are_iso_text_in_json():
    assert BCG.to_dict()["last_revised"] == "2026-11-27"
    assert BCG.to_dict()["references"][0]["accessed"] == "2019-12-19"


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Other"},
        {"notice": "Other"},
        {"drugs": (Drug("x"),)},
        {"references": ()},
        {"next_review": date(2030, 1, 1)},
        {"sections": (Section("a", "A", "b"),)},
        {"sections": BCG.sections[::-1]},
    ],
)
def test_what_a_reader_sees_changes_the_hash(change):
    assert replace(BCG, **change).content_hash != BCG.content_hash


def test_search_words_do_not_change_the_hash():
    assert replace(BCG, synonyms=("x",), topics=("y",)).content_hash == BCG.content_hash


def test_the_hash_outlives_a_round_trip():
    assert Article.from_dict(BCG.to_dict()).content_hash == BCG.content_hash


def test_the_hash_is_the_same_on_every_machine():
    article = Article(
        "a", "en", "T", "s", "n", True, (), (), (), "r", date(2026, 1, 1), date(2027, 1, 1), (), "c", ()
    )
    assert article.content_hash == "4bcc9fcc2953facf956de5079cdb67e0a5022d8602a43be50e32c2fd64c8e8b2"


@pytest.mark.parametrize(
    ("day", "answer"),
    [(date(2028, 11, 26), (True, None)), (date(2028, 11, 27), (False, "review_overdue"))],
)
def test_an_article_is_sent_up_to_its_next_review_and_not_after(day, answer):
    assert BCG.sendable_on(day) == answer


def test_a_section_is_found_by_its_anchor():
    assert BCG.section("melanoma").title == "BCG for melanoma"
    assert BCG.section("nothing") is None


def test_an_article_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        BCG.title = "Other"


@pytest.mark.parametrize(
    "values", [{}, {**BCG.to_dict(), "extra": 1}, {**BCG.to_dict(), "last_revised": "x"}]
)
def test_other_json_is_refused(values):
    with pytest.raises((KeyError, TypeError, ValueError)):
        Article.from_dict(values)
