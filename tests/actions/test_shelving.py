"""What is put on the shelf: told before it is done, done once, and a new edition only where something changed."""

from dataclasses import replace
from datetime import date

import pytest
from stage import SYSTEM

from chat_server import shelf_files
from chat_server.actions import recalling, sharing, shelving
from chat_server.protocol.shelf import WithdrawArticle
from chat_server.protocol.staff import ShareArticle
from chat_server.records import articles
from chat_server.shelf_files import bring_in, export, faults_in
from knowledge.interchange import as_markdown
from knowledge.library import load, shelf_folder

SAMPLES = load(shelf_folder())
TODAY = date(2026, 11, 23)
BCG = next(one for one in SAMPLES if (one.slug, one.language) == ("bcg", "en"))


@pytest.fixture
def shelved(stage):
    stage.shelve_articles()
    return stage


def edition(stage):
    return stage.do(shelving.shelf_edition, None, SYSTEM).ack["edition"]


def what(stage, *articles):
    changes = stage.do(shelving.compare_with_shelf, articles, SYSTEM).ack["changes"]
    return [one["change"] for one in changes]


def test_the_same_again_changes_nothing_and_is_no_new_edition(shelved):
    first = edition(shelved)
    assert set(what(shelved, *SAMPLES)) == {"same"}
    shelved.shelve_articles()
    assert edition(shelved) == first


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"title": "BCG, anew"}, "changed"),
        ({"synonyms": ("zebra",)}, "words"),
        ({"slug": "bcg-anew"}, "new"),
    ],
)
def test_what_differs_is_told_beforehand_and_makes_one_new_edition(shelved, change, told):
    first, article = edition(shelved), replace(BCG, **change)
    assert what(shelved, article) == [told]
    for _ in range(2):
        shelved.do(shelving.publish_articles, [article], SYSTEM)
    assert edition(shelved) == first + 1
    assert what(shelved, article) == ["same"]


def changed(stage, since, after=("", "")):
    return stage.do(shelving.changed_contents, shelving.ShelfPage(since, after), SYSTEM).ack


def test_only_what_changed_since_an_edition_is_read(shelved):
    first = edition(shelved)
    assert changed(shelved, first)["contents"] == []
    shelved.do(shelving.publish_articles, [BCG, replace(BCG, title="BCG, anew")], SYSTEM)
    read = changed(shelved, first)
    assert [one["title"] for one in read["contents"]] == ["BCG, anew"]
    assert (read["after"], read["edition"]) == (None, first + 1)


def test_what_changed_is_read_in_pages_in_which_nothing_is_missed_or_twice(shelved, monkeypatch):
    monkeypatch.setattr(shelving, "PAGE", 5)
    read, after = [], ("", "")
    while after is not None:
        page = changed(shelved, None, after)
        assert len(page["contents"]) <= 5
        read += [(one["slug"], one["language"]) for one in page["contents"]]
        after = page["after"]
    assert read == sorted((one.slug, one.language) for one in SAMPLES)


def test_how_often_an_article_was_shared_lately_is_counted(shelved):
    vera, ann = shelved.talking()
    for number, slug in enumerate(["bcg", "imiquimod", "bcg"]):
        command = ShareArticle(chat_id=vera.chat_id, client_id=f"share-{number:03}", slug=slug, language="en")
        shelved.do(sharing.share_article, command, ann.by)
    counts = shelved.do(shelving.latest_shares, None, SYSTEM).ack["counts"]
    assert counts == {("en", "bcg"): 2, ("en", "imiquimod"): 1}


def test_a_withdrawn_text_stays_withdrawn_and_a_corrected_one_takes_its_place(shelved):
    withdrawal = WithdrawArticle(slug="bcg", language="en", version=1, reason="wrong")
    shelved.do(recalling.withdraw_article, withdrawal, SYSTEM)
    assert what(shelved, BCG) == ["withdrawn"]
    corrected = replace(BCG, title="BCG, corrected")
    assert what(shelved, corrected) == ["changed"]
    shelved.do(shelving.publish_articles, [BCG, corrected], SYSTEM)
    contents = shelved.do(shelving.published_contents, None, SYSTEM).ack["contents"]
    assert [one["title"] for one in contents if (one["slug"], one["language"]) == ("bcg", "en")] == [
        "BCG, corrected"
    ]


def test_a_dry_run_tells_the_difference_and_leaves_the_shelf_as_it_is(shelved):
    changed = replace(BCG, title="BCG, anew", synonyms=())
    told = bring_in(shelved.perform, [changed], only_look=True)
    assert told.lines == ["en/bcg: changed: another version"]
    assert "--- shelf/en/bcg.md\n+++ folder/en/bcg.md\n" in told.differences
    assert "-title: BCG for bladder cancer and melanoma\n+title: BCG, anew\n" in told.differences
    assert what(shelved, BCG) == ["same"]
    assert bring_in(shelved.perform, [changed], only_look=False).differences == told.differences
    assert what(shelved, changed) == ["same"]


def test_what_is_exported_is_as_it_stands_and_a_withdrawn_article_is_left_out(shelved, tmp_path):
    withdrawal = WithdrawArticle(slug="bcg", language="es", version=1, reason="wrong")
    shelved.do(recalling.withdraw_article, withdrawal, SYSTEM)
    files = dict(export(shelved.perform, tmp_path))
    assert files[tmp_path / "en" / "bcg.md"] == as_markdown(BCG)
    assert set(files) == {
        tmp_path / one.language / f"{one.slug}.md"
        for one in SAMPLES
        if (one.slug, one.language) != ("bcg", "es")
    }


def test_samples_are_faults_where_they_are_not_asked_for():
    articles, faults = faults_in(shelf_folder(), TODAY, samples=False)
    assert len(faults) == len(articles) == len(SAMPLES)
    assert "no clinician has reviewed it" in str(faults[0])
    assert faults_in(shelf_folder(), TODAY, samples=True)[1] == []


def test_an_article_whose_review_is_overdue_is_a_fault_with_its_line():
    _, faults = faults_in(shelf_folder(), date(2031, 1, 1), samples=True)
    assert len(faults) == len(SAMPLES)
    assert all("next_review: the review was due on" in str(fault) and fault.line > 1 for fault in faults)


def test_a_withdrawn_text_takes_nobodys_place_whatever_asks_for_it(shelved):
    withdrawal = WithdrawArticle(slug="bcg", language="en", version=1, reason="wrong")
    shelved.do(recalling.withdraw_article, withdrawal, SYSTEM)
    shelved.do(shelving.publish_articles, [replace(BCG, title="BCG, corrected")], SYSTEM)
    again = {"content_hash": BCG.content_hash, "content": BCG.to_dict(), "now": shelved.at}
    dates = {"last_revised": BCG.last_revised, "next_review": BCG.next_review}
    published = shelved.database.write(
        lambda sql: articles.publish(sql, slug="bcg", language="en", **again, **dates)
    )
    assert published == 1
    assert shelved.database.read(lambda sql: articles.current(sql, "bcg", "en")).version == 2


def test_a_folder_is_published_a_few_at_a_time_and_only_what_differs(shelved, monkeypatch):
    monkeypatch.setattr(shelf_files, "AT_ONCE", 2)
    pieces = []

    def perform(action, command, by):
        if action is shelving.publish_articles:
            pieces.append([one.slug for one in command])
        return shelved.perform(action, command, by)

    new = [replace(BCG, slug=f"bcg-{number}") for number in range(5)]
    bring_in(perform, [*SAMPLES, *new], only_look=False)
    assert pieces == [["bcg-0", "bcg-1"], ["bcg-2", "bcg-3"], ["bcg-4"]]
