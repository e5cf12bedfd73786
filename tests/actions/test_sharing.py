from dataclasses import replace

import pytest
from conversing import client_id
from sqlalchemy import select, update
from stage import SYSTEM

from chat_server.actions import reading, sharing, shelving
from chat_server.actions.action import Done
from chat_server.protocol.staff import FindArticles, ShareArticle
from chat_server.records.tables import article_versions
from knowledge.article import Article
from knowledge.library import load, shelf_folder


@pytest.fixture
def shelved(stage):
    stage.shelve_articles()
    return stage


def share(ann, chat_id, slug="bcg", language="en", anchor=None, under=None):
    command = ShareArticle(
        chat_id=chat_id, client_id=under or client_id(), slug=slug, language=language, anchor=anchor
    )
    return ann.stage.perform(sharing.share_article, command, ann.by)


def withdraw_all(stage):
    withdrawn = update(article_versions).values(withdrawn_at=stage.at)
    stage.database.write(lambda sql: sql.execute(withdrawn))


def test_an_article_goes_into_the_log_in_its_exact_version(shelved):
    vera, ann = shelved.talking()
    share(ann, vera.chat_id)
    card = vera.reads()["entries"][-1]["article"]
    assert (card["slug"], card["language"], card["version"], card["anchor"]) == ("bcg", "en", 1, None)
    assert card["url"] == "/articles/bcg?language=en&version=1"
    assert card["notice"]
    assert card["sample"] is True


def test_one_section_can_be_shared(shelved):
    vera, ann = shelved.talking()
    share(ann, vera.chat_id, anchor="side-effects")
    card = vera.reads()["entries"][-1]["article"]
    assert card["section"] == "Side effects"
    assert card["url"].endswith("#side-effects")


def test_the_same_share_again_is_one_entry(shelved):
    vera, ann = shelved.talking()
    first = share(ann, vera.chat_id, under="share-001")
    assert share(ann, vera.chat_id, under="share-001").ack == first.ack


@pytest.mark.parametrize(("slug", "anchor"), [("no-such-article", None), ("bcg", "no-such-section")])
def test_what_does_not_stand_on_the_shelf_cannot_be_shared(shelved, slug, anchor):
    vera, ann = shelved.talking()
    assert share(ann, vera.chat_id, slug=slug, anchor=anchor).code == "not_found"


def test_a_withdrawn_article_is_found_says_so_and_cannot_be_shared(shelved):
    vera, ann = shelved.talking()
    withdraw_all(shelved)
    found = shelved.do(sharing.find_articles, FindArticles(query="bcg", language="en"), ann.by).ack[
        "articles"
    ]
    assert (found[0]["sendable"], found[0]["reason"]) == (False, "withdrawn")
    assert share(ann, vera.chat_id).details == {"reason": "withdrawn"}


def searched(stage, ann, query):
    return stage.do(sharing.find_articles, FindArticles(query=query, language="en"), ann.by).ack


def test_a_sample_is_found_as_one_and_what_was_reviewed_is_not(shelved):
    _, ann = shelved.talking()
    assert searched(shelved, ann, "bcg")["articles"][0]["sample"] is True
    reviewed = [Article.from_dict({**article.to_dict(), "sample": False}) for article in load(shelf_folder())]
    shelved.do(shelving.publish_articles, reviewed, None)
    assert searched(shelved, ann, "bcg")["articles"][0]["sample"] is False


def test_where_no_section_fits_best_no_words_of_one_are_shown(shelved):
    _, ann = shelved.talking()
    assert {one["anchor"] for one in searched(shelved, ann, "")["articles"]} == {None}
    assert {one["excerpt"] for one in searched(shelved, ann, "")["articles"]} == {None}


def test_what_may_be_sent_has_no_reason_and_what_is_past_its_review_has_one(shelved):
    _, ann = shelved.talking()
    assert searched(shelved, ann, "bcg")["articles"][0]["reason"] is None
    shelved.later(5 * 365 * 24 * 3600)
    assert searched(shelved, ann, "bcg")["articles"][0]["reason"] == "review_overdue"


class BarrenShelf:
    def find(self, query, language, limit):
        return []

    def fitting(self, text, language, limit):
        return [("bcg", language, "melanoma")]

    def not_found(self, query, language):
        return query.split()

    def suggest(self, query, language):
        return f"{query} in {language}"


def test_only_a_search_that_found_nothing_has_a_suggestion(shelved):
    _, ann = shelved.talking()
    assert searched(shelved, ann, "bcg")["suggestion"] is None
    shelved.perform.policy = replace(shelved.policy, shelf=BarrenShelf())
    assert searched(shelved, ann, "bgc") == {
        "articles": [],
        "suggestion": "bgc in en",
        "not_found": ["bgc"],
    }


def test_what_a_visitor_wrote_finds_only_what_fits_it_and_no_other_words_to_try(shelved):
    _, ann = shelved.talking()
    shelved.perform.policy = replace(shelved.policy, shelf=BarrenShelf())
    command = FindArticles(query="my melanoma", language="en", suggests=True)
    answer = shelved.do(sharing.find_articles, command, ann.by).ack
    (found,) = answer["articles"]
    assert (found["slug"], found["anchor"]) == ("bcg", "melanoma")
    assert found["excerpt"].startswith("BCG is also used for some melanomas")
    assert (answer["suggestion"], answer["not_found"]) == (None, [])


def listed(shelved, language):
    return shelved.do(reading.read_shelf, reading.ShelfWanted(language), SYSTEM).ack["articles"]


def test_who_waits_can_read_what_may_be_relied_on_and_nothing_else(shelved):
    assert {one["slug"] for one in listed(shelved, "es")} == {
        article.slug for article in load(shelf_folder())
    }
    titles = [one["title"] for one in listed(shelved, "en")]
    assert titles == sorted(titles)
    withdraw_bcg = (
        update(article_versions).where(article_versions.c.slug == "bcg").values(withdrawn_at=shelved.at)
    )
    shelved.database.write(lambda sql: sql.execute(withdraw_bcg))
    assert "bcg" not in {one["slug"] for one in listed(shelved, "es")}
    shelved.later(5 * 365 * 24 * 3600)
    assert listed(shelved, "es") == []


def test_an_article_past_its_review_date_cannot_be_shared(shelved):
    vera, ann = shelved.talking()
    shelved.later(5 * 365 * 24 * 3600)
    assert share(ann, vera.chat_id).code == "conflict"


def test_publishing_the_same_text_again_is_the_same_version_and_a_new_text_the_next(shelved):
    shelved.shelve_articles()
    changed = [
        Article.from_dict({**article.to_dict(), "title": "Changed"}) for article in load(shelf_folder())
    ]
    shelved.do(shelving.publish_articles, changed, None)
    versions = shelved.database.read(
        lambda sql: sql.scalars(
            select(article_versions.c.version).where(article_versions.c.slug == "bcg")
        ).all()
    )
    assert sorted(versions) == [1, 1, 2, 2]


def test_the_page_shows_the_version_that_was_shared_and_tells_of_a_newer_one(shelved):
    changed = [
        Article.from_dict({**article.to_dict(), "title": "Changed"}) for article in load(shelf_folder())
    ]
    shelved.do(shelving.publish_articles, changed, None)
    old = shelved.do(reading.read_article, reading.ArticleWanted("bcg", "en", 1), None).ack
    assert old["newer"] is True
    assert old["content"]["title"] != "Changed"
    new = shelved.do(reading.read_article, reading.ArticleWanted("bcg", "en"), None).ack
    assert (new["content"]["title"], new["newer"], new["other_language"]) == ("Changed", False, "es")
    assert (
        shelved.refusal(reading.read_article, reading.ArticleWanted("bcg", "en", 9), None).code == "not_found"
    )


def test_nobody_shares_into_a_chat_that_is_not_theirs(shelved):
    vera, _ = shelved.talking()
    ben = shelved.on_duty("Ben")
    outcome = share(ben, vera.chat_id)
    assert not isinstance(outcome, Done)
    assert outcome.code == "not_found"
