"""Edith edits. What she withdraws can be sent to nobody, and whoever has it hears so."""

import json
from dataclasses import replace

import pytest
from conversing import client_id
from sqlalchemy import select
from stage import SYSTEM

from chat_server.actions import reading, recalling, sharing, shelving
from chat_server.actions.reading import ArticleWanted
from chat_server.protocol.refusal import UNAVAILABLE, Refusal
from chat_server.protocol.reports import ReportWanted
from chat_server.protocol.shelf import WithdrawArticle
from chat_server.protocol.staff import ShareArticle
from chat_server.records import articles
from chat_server.records.tables import audit
from chat_server.ticker import Ticker
from knowledge.article import Article
from knowledge.library import load, shelf_folder

REASON = "The dose in section 2 is wrong."


@pytest.fixture
def shelved(stage):
    stage.shelve_articles()
    return stage


@pytest.fixture
def edith(stage):
    return stage.employ("Edith", "editor")


def share(ann, chat_id, slug="bcg", language="en", anchor=None):
    command = ShareArticle(
        chat_id=chat_id, client_id=client_id(), slug=slug, language=language, anchor=anchor
    )
    return ann.stage.perform(sharing.share_article, command, ann.by)


def withdraw(edith, slug="bcg", language="en", version=1):
    command = WithdrawArticle(slug=slug, language=language, version=version, reason=REASON)
    return edith.stage.perform(recalling.withdraw_article, command, edith.by)


def publish(shelved, title):
    changed = [Article.from_dict({**one.to_dict(), "title": title}) for one in load(shelf_folder())]
    shelved.do(shelving.publish_articles, changed, None)


def recall(shelved):
    return shelved.do(recalling.recall_withdrawn, None, SYSTEM)


def notices(visitor):
    return [one["notice"] for one in visitor.reads()["entries"] if one["kind"] == "notice"]


RECALLED = {
    "what": "article_recalled",
    "name": "BCG for bladder cancer and melanoma",
    "slug": "bcg",
    "language": "en",
    "version": 1,
}
CORRECTED = {**RECALLED, "correction": "/articles/bcg?language=en"}


def test_whoever_was_sent_it_and_is_still_there_hears_so_once(shelved, edith):
    vera, ann = shelved.talking()
    share(ann, vera.chat_id, anchor="side-effects")
    share(ann, vera.chat_id)
    assert withdraw(edith).ack == {"chats": 1}
    recall(shelved)
    recall(shelved)
    assert notices(vera).count(RECALLED) == 1
    assert RECALLED in [event.payload.get("entry", {}).get("notice") for event in ann.hears()]


def test_whoever_has_another_article_another_language_or_another_version_hears_nothing(shelved, edith):
    vera, ann = shelved.talking()
    for slug, language in (("imiquimod", "en"), ("bcg", "es")):
        share(ann, vera.chat_id, slug=slug, language=language)
    publish(shelved, "Changed")
    share(ann, vera.chat_id)
    assert withdraw(edith).ack == {"chats": 0}
    recall(shelved)
    assert RECALLED not in notices(vera)


def test_a_chat_that_has_ended_is_counted_and_its_log_stays_as_it_is(shelved, edith):
    vera, ann = shelved.talking()
    share(ann, vera.chat_id)
    vera.ends()
    before = vera.reads()["entries"]
    assert withdraw(edith).ack == {"chats": 1}
    recall(shelved)
    assert vera.reads()["entries"] == before
    (row,) = report(shelved, edith)["rows"]
    assert row["chats"] == 1


def test_a_withdrawn_version_cannot_be_shared_and_its_page_says_so(shelved, edith):
    vera, ann = shelved.talking()
    withdraw(edith)
    refusal = share(ann, vera.chat_id)
    assert (refusal.code, refusal.details) == ("conflict", {"reason": "withdrawn"})
    page = shelved.do(reading.read_article, ArticleWanted("bcg", "en", 1), SYSTEM).ack
    assert page["warning"] == "withdrawn"


def test_a_new_text_takes_the_place_of_what_was_withdrawn_and_the_old_page_still_warns(shelved, edith):
    vera, ann = shelved.talking()
    withdraw(edith)
    publish(shelved, "Corrected")
    assert share(ann, vera.chat_id).ack["seq"]
    old = shelved.do(reading.read_article, ArticleWanted("bcg", "en", 1), SYSTEM).ack
    assert (old["warning"], old["newer"]) == ("withdrawn", True)


def test_an_old_version_is_withdrawn_and_the_current_one_stays_on_the_shelf(shelved, edith):
    vera, ann = shelved.talking()
    share(ann, vera.chat_id)
    publish(shelved, "Changed")
    assert withdraw(edith, version=1).ack == {"chats": 1}
    recall(shelved)
    assert CORRECTED in notices(vera)
    assert share(ann, vera.chat_id).ack["seq"]


def test_what_was_withdrawn_as_well_is_no_correction(shelved, edith):
    vera, ann = shelved.talking()
    share(ann, vera.chat_id)
    publish(shelved, "Changed")
    withdraw(edith, version=2)
    withdraw(edith, version=1)
    recall(shelved)
    assert RECALLED in notices(vera)


def test_an_older_page_that_is_sound_neither_warns_nor_sends_on_where_a_later_version_was_withdrawn(
    shelved, edith
):
    publish(shelved, "Changed")
    withdraw(edith, version=2)
    old = shelved.do(reading.read_article, ArticleWanted("bcg", "en", 1), SYSTEM).ack
    assert (old["warning"], old["newer"]) == (None, False)


def test_the_longest_slug_can_be_withdrawn_too(shelved, edith):
    slug = "a" * 80
    longest = next(one for one in load(shelf_folder()) if (one.slug, one.language) == ("bcg", "en"))
    shelved.do(shelving.publish_articles, [replace(longest, slug=slug)], SYSTEM)
    assert withdraw(edith, slug=slug).ack == {"chats": 0}


def test_of_two_workers_that_find_it_withdrawn_one_tells(shelved, edith):
    withdraw(edith)
    tells = [
        shelved.database.write(
            lambda sql: articles.recalled(sql, "bcg", "en", 1, now=shelved.at, chats_had_it=0)
        )
        for _ in range(2)
    ]
    assert tells == [True, False]


def test_time_tells_whoever_has_it(shelved, edith):
    vera, ann = shelved.talking()
    share(ann, vera.chat_id)
    withdraw(edith)
    ticker = Ticker(shelved.perform)
    ticker.step()
    assert notices(vera).count(RECALLED) == 1


def test_a_recall_that_is_refused_leaves_offers_and_presence_alone(shelved, monkeypatch):
    ticker = Ticker(shelved.perform)
    ticker.step()
    asked = shelved.perform

    def refuses(action, command, by):
        return UNAVAILABLE if action is recalling.recall_withdrawn else asked(action, command, by)

    refuses.clock, refuses.database = asked.clock, asked.database
    monkeypatch.setattr(ticker, "_perform", refuses)
    monkeypatch.setattr(ticker, "_last_tick", 0.0)
    ticker.step()
    assert not ticker._offers_in_doubt


def test_a_withdrawn_text_that_is_put_on_the_shelf_again_stays_withdrawn(shelved, edith):
    vera, ann = shelved.talking()
    withdraw(edith)
    shelved.shelve_articles()
    assert share(ann, vera.chat_id).details == {"reason": "withdrawn"}


def test_again_it_answers_the_same_and_one_row_tells_of_it(shelved, edith):
    vera, ann = shelved.talking()
    share(ann, vera.chat_id)
    assert withdraw(edith).ack == withdraw(edith).ack == {"chats": 1}
    rows = shelved.database.read(
        lambda sql: sql.execute(select(audit).where(audit.c.what == "withdraw_article")).all()
    )
    assert [(row.actor_id, row.subject, row.reason) for row in rows] == [(edith.id, "bcg", REASON)]
    assert json.loads(rows[0].replaced) == {"language": "en", "version": 1}


@pytest.mark.parametrize(("slug", "version"), [("no-such-article", 1), ("bcg", 9)])
def test_what_was_never_on_the_shelf_cannot_be_withdrawn(shelved, edith, slug, version):
    refusal = withdraw(edith, slug=slug, version=version)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "not_found"


def report(shelved, edith, **wanted):
    told = {"from": "2026-11-23", "to": "2026-11-23", **wanted}
    return shelved.do(recalling.recalls_by_version, ReportWanted.model_validate(told), edith.by).ack


def test_the_report_says_what_was_withdrawn_by_whom_why_and_how_many_had_it(shelved, edith):
    vera, ann = shelved.talking()
    share(ann, vera.chat_id)
    withdraw(edith)
    assert report(shelved, edith)["rows"][0]["chats"] is None
    recall(shelved)
    withdraw(edith, slug="imiquimod", language="es")
    recall(shelved)
    rows = report(shelved, edith)["rows"]
    assert [(row["slug"], row["version"], row["by"], row["reason"], row["chats"]) for row in rows] == [
        ("bcg", 1, "Edith", REASON, 1),
        ("imiquimod", 1, "Edith", REASON, 0),
    ]
    assert rows[0]["local"] == "2026-11-23T12:00-06:00"
    assert report(shelved, edith, language="es")["totals"] == {"versions": 1, "chats": 0}
    assert report(shelved, edith, **{"from": "2026-11-22", "to": "2026-11-22"})["rows"] == []


def test_new_search_words_find_a_text_that_stands_already(shelved):
    words = [
        Article.from_dict({**one.to_dict(), "synonyms": ["zebra"]})
        for one in load(shelf_folder())
        if one.slug == "bcg"
    ]
    shelved.do(shelving.publish_articles, words, None)
    contents = shelved.do(shelving.changed_contents, shelving.ShelfPage(None), SYSTEM).ack["contents"]
    assert {tuple(one["synonyms"]) for one in contents if one["slug"] == "bcg"} == {("zebra",)}
    assert shelved.do(reading.read_article, ArticleWanted("bcg", "en"), SYSTEM).ack["version"] == 1
