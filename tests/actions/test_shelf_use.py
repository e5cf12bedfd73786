"""How the shelf is used: counted by article and by week, and never with a visitor's words."""

from datetime import timedelta

import pytest
from conversing import client_id
from stage import SYSTEM

from chat_server.actions import ending, sharing, shelf_use, upkeep
from chat_server.actions.action import Done, Member
from chat_server.protocol.reports import ReportWanted
from chat_server.protocol.staff import ReportMissing, ShareArticle
from chat_server.protocol.visitor import RateChat
from chat_server.records import retention
from chat_server.records.shelf_use import Page

MONDAY = "2026-11-23"
EDITH = Member("edith", "Edith", frozenset({"editor"}))


@pytest.fixture
def shelved(stage, monkeypatch):
    stage.shelve_articles()
    # Faked: what the search finds. It is tried by itself, and takes a second to build.
    found = lambda _shelf, query, language, _limit: [("bcg", language, None)] if "bcg" in query else []  # noqa: E731
    monkeypatch.setattr(type(stage.policy.shelf), "find", found)
    lacking = lambda _shelf, query, _language: [word for word in query.split() if word != "bcg"]  # noqa: E731
    monkeypatch.setattr(type(stage.policy.shelf), "not_found", lacking)
    return stage


def share(ann, vera, slug="bcg", language="en", anchor=None):
    card = {"slug": slug, "language": language, "anchor": anchor}
    ann.stage.do(
        sharing.share_article, ShareArticle(chat_id=vera.chat_id, client_id=client_id(), **card), ann.by
    )


def report(stage, action, day=MONDAY, until=None, **more):
    wanted = ReportWanted.model_validate({"from": day, "to": until or day, **more})
    return stage.do(action, wanted, EDITH).ack


def used(stage, *days, **more):
    return report(stage, shelf_use.articles_used, *days, **more)


def missing(stage, *days, **more):
    rows = report(stage, shelf_use.articles_missing, *days, **more)["rows"]
    return [(row["week"], row["language"], row["words"], row["searches"]) for row in rows]


def search_in_vain(ann, vera, query, language="en"):
    command = ReportMissing(chat_id=vera.chat_id, query=query, language=language)
    return ann.stage.perform(shelf_use.report_missing, command, ann.by)


def test_articles_are_counted_by_card_by_chat_and_by_rating(shelved):
    vera, ann = shelved.talking()
    for anchor in (None, "side-effects"):
        share(ann, vera, anchor=anchor)
    share(ann, vera, slug="car-t", language="es")
    vera.ends()
    shelved.do(ending.rate_chat, RateChat(score=5, comment="Secret."), vera.by)
    opened = {"opened_from_card": 0, "opened_otherwise": 0}
    bcg = {"slug": "bcg", "language": "en", "shared": 2, "chats": 1, "rated": 1, "mean_score": 5.0, **opened}
    car_t = {**bcg, "slug": "car-t", "language": "es", "shared": 1}
    assert used(shelved)["rows"] == [bcg, car_t]
    assert used(shelved)["totals"] == {"shared": 3, **opened}
    assert used(shelved, language="es")["rows"] == [car_t]
    assert used(shelved, "2026-11-22")["rows"] == used(shelved, "2026-11-24")["rows"] == []
    shelved.database.write(lambda sql: retention.forget(sql, [vera.chat_id], shelved.at))
    assert used(shelved)["rows"] == []


def test_without_a_rating_there_is_no_mean(shelved):
    vera, ann = shelved.talking()
    share(ann, vera)
    assert (used(shelved)["rows"][0]["rated"], used(shelved)["rows"][0]["mean_score"]) == (0, None)


def test_pages_that_were_opened_are_counted_by_day_from_the_card_and_otherwise(shelved):
    card, reading = Page("bcg", "en", from_card=True), Page("bcg", "en", from_card=False)
    for _ in range(2):
        shelved.do(shelf_use.count_openings, {card: 3, reading: 1, Page("car-t", "es", False): 1}, SYSTEM)
    shelved.time_passes(24 * 3600)
    shelved.do(shelf_use.count_openings, {card: 1}, SYSTEM)
    bcg, car_t = used(shelved)["rows"]
    assert (bcg["opened_from_card"], bcg["opened_otherwise"], bcg["shared"]) == (6, 2, 0)
    assert (car_t["slug"], car_t["opened_otherwise"]) == ("car-t", 2)
    assert used(shelved, MONDAY, "2026-11-24")["totals"]["opened_from_card"] == 7


def test_what_was_searched_for_twice_in_a_week_is_told_with_its_words_and_the_rest_in_one_row(shelved):
    vera, ann = shelved.talking()
    for query in ("Ziv-Aflibercept", "ziv aflibercept", "quxomab", "zebrafish", "zebrafish"):
        assert search_in_vain(ann, vera, query) == Done()
    search_in_vain(ann, vera, "quxomab", "es")
    assert missing(shelved) == [
        (MONDAY, "en", "zebrafish", 2),
        (MONDAY, "en", "ziv aflibercept", 2),
        (MONDAY, "en", "", 1),
        (MONDAY, "es", "", 1),
    ]
    assert missing(shelved, language="es") == [(MONDAY, "es", "", 1)]
    # A week is told whole, whichever of its days is asked for.
    assert missing(shelved, "2026-11-26") == missing(shelved)
    assert missing(shelved, "2026-11-30") == []


def test_what_the_visitor_wrote_is_counted_and_not_kept(shelved):
    vera, ann = shelved.talking()
    vera.says("My daughter Griselda Zimmerquist has quxomab since May")
    for query in ("griselda", "Zimmerquist, Griselda!", "quxomab", "his daughter Griselda Zimmerquist"):
        search_in_vain(ann, vera, query)
        search_in_vain(ann, vera, query)
    assert missing(shelved) == [(MONDAY, "en", "", 8)]
    search_in_vain(ann, vera, "zebrafish")
    search_in_vain(ann, vera, "zebrafish")
    assert missing(shelved)[0] == (MONDAY, "en", "zebrafish", 2)


def test_a_name_that_the_visitor_wrote_in_two_lines_is_not_kept(shelved):
    vera, ann = shelved.talking()
    for line in ("My daughter Griselda", "Zimmerquist", "has quxomab"):
        vera.says(line)
    for _ in range(2):
        search_in_vain(ann, vera, "Griselda Zimmerquist")
    assert missing(shelved) == [(MONDAY, "en", "", 2)]


def test_where_not_all_that_the_visitor_wrote_is_looked_at_nothing_is_kept(shelved, monkeypatch):
    monkeypatch.setattr(shelf_use, "MOST_CHARACTERS", 20)
    vera, ann = shelved.talking()
    vera.says("What does this do to my bones?")
    for _ in range(2):
        search_in_vain(ann, vera, "zebrafish")
    assert missing(shelved) == [(MONDAY, "en", "", 2)]


def test_the_name_that_a_visitor_gave_is_not_kept(shelved):
    ann = shelved.on_duty("Ann")
    vera = shelved.visitor(name="Véra Zimmerquist")
    shelved.dispatch()
    ann.accepts()
    for _ in range(2):
        search_in_vain(ann, vera, "zimmerquist sarcoma")
    assert missing(shelved) == [(MONDAY, "en", "", 2)]


def test_what_is_found_after_all_and_what_has_no_word_is_not_missing(shelved):
    vera, ann = shelved.talking()
    for query in ("bcg", "?!", "   "):
        assert search_in_vain(ann, vera, query) == Done()
    assert missing(shelved) == []


def test_a_search_of_which_only_the_rest_was_found_is_missing(shelved):
    vera, ann = shelved.talking()
    for _ in range(2):
        assert search_in_vain(ann, vera, "proton bcg") == Done()
    assert missing(shelved) == [(MONDAY, "en", "proton bcg", 2)]


def test_only_whoever_reads_a_chat_tells_of_a_search_in_it(shelved):
    vera, _ = shelved.talking()
    ben = shelved.on_duty("Ben")
    assert search_in_vain(ben, vera, "quxomab").code == "not_found"
    assert missing(shelved) == []


def test_after_half_a_year_searches_are_forgotten(shelved):
    vera, ann = shelved.talking()
    search_in_vain(ann, vera, "quxomab")
    shelved.later((upkeep.MISSED_KEPT - timedelta(days=1)).total_seconds())
    shelved.do(upkeep.forget_old_chats, None, SYSTEM)
    assert missing(shelved) == [(MONDAY, "en", "", 1)]
    shelved.later(timedelta(days=2).total_seconds())
    shelved.do(upkeep.forget_old_chats, None, SYSTEM)
    assert missing(shelved) == []
