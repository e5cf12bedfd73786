"""Edith writes, Ada has the second pair of eyes. What they publish stands on the shelf as any other version."""

import json
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from stage import SYSTEM, Stage

from chat_server.actions import drafting, recalling, reviewing, shelving
from chat_server.protocol.drafts import (
    AcceptFlag,
    DiscardDraft,
    ListDrafts,
    PublishDraft,
    ReadDraft,
    ReadShelf,
    ReturnDraft,
    SaveDraft,
    SendToReview,
)
from chat_server.protocol.refusal import Refusal
from chat_server.protocol.shelf import WithdrawArticle
from chat_server.records.tables import audit
from knowledge.interchange import as_markdown
from knowledge.library import load, shelf_folder

BCG = next(one for one in load(shelf_folder()) if (one.slug, one.language) == ("bcg", "en"))
BCG_ES = next(one for one in load(shelf_folder()) if (one.slug, one.language) == ("bcg", "es"))
TEXT = as_markdown(BCG)
ANEW = as_markdown(replace(BCG, title="BCG, anew"))
GARBLED = as_markdown(replace(BCG, summary="A diagn?stico that was garbled."))


@pytest.fixture
def shelved(stage):
    stage.shelve_articles()
    return stage


@pytest.fixture
def edith(shelved):
    return shelved.employ("Edith", "editor")


@pytest.fixture
def ada(shelved):
    return shelved.employ("Sue", "administrator")


def save(who, text=ANEW, version=0, slug="bcg", language="en"):
    command = SaveDraft(slug=slug, language=language, version=version, text=text)
    return who.stage.perform(drafting.save_draft, command, who.by)


def step(who, action, command, version, slug="bcg", language="en", **more):
    told = command(slug=slug, language=language, version=version, **more)
    return who.stage.perform(action, told, who.by)


def send(who, version, **where):
    return step(who, reviewing.send_to_review, SendToReview, version, **where)


def give_back(who, version, remark="Say it more simply."):
    return step(who, reviewing.return_draft, ReturnDraft, version, remark=remark)


def publish(who, version, **where):
    return step(who, reviewing.publish_draft, PublishDraft, version, **where)


def discard(who, version):
    return step(who, drafting.discard_draft, DiscardDraft, version)


def accept(who, version, text="diagn?stico"):
    return step(who, reviewing.accept_flag, AcceptFlag, version, kind="question_mark", text=text)


def read(who, slug="bcg", language="en"):
    return who.stage.do(drafting.read_draft, ReadDraft(slug=slug, language=language), who.by).ack


def listed(who):
    return who.stage.do(drafting.list_drafts, ListDrafts(), who.by).ack["drafts"]


def shelf(who, **wanted):
    return who.stage.do(shelving.read_shelf, ReadShelf(**wanted), who.by).ack


def standing(who, slug="bcg", language="en"):
    return next(one for one in shelf(who)["articles"] if (one["slug"], one["language"]) == (slug, language))


def edition(stage):
    return stage.do(shelving.shelf_edition, None, SYSTEM).ack["edition"]


def test_what_one_writes_another_reviews_and_publishes(shelved, edith, ada):
    first = edition(shelved)
    draft = save(edith).ack["draft"]
    assert (draft["version"], draft["state"], draft["faults"], draft["flags"]) == (1, "draft", [], [])
    assert draft["written_by"] == {"id": edith.id, "name": "Edith"}
    assert send(edith, 1).ack["draft"]["state"] == "in_review"
    assert publish(ada, 2).ack == {"version": 2}
    assert (standing(ada)["title"], standing(ada)["version"]) == ("BCG, anew", 2)
    assert edition(shelved) == first + 1
    assert listed(edith) == []
    assert read(edith) == {
        "draft": None,
        "shelved": ANEW,
        "shelved_version": 2,
        "shelved_withdrawn": False,
        "second_editor": True,
    }


def test_a_new_article_is_published_in_one_language_and_its_missing_pair_is_shown(edith, ada):
    save(edith, as_markdown(replace(BCG, slug="bcg-anew")), slug="bcg-anew")
    send(edith, 1, slug="bcg-anew")
    assert publish(ada, 2, slug="bcg-anew").ack == {"version": 1}
    assert standing(ada, "bcg-anew")["pair_missing"] is True
    assert standing(ada)["pair_missing"] is False


def test_a_draft_with_faults_is_kept_and_told_by_line_but_not_sent_to_review(edith):
    text = ANEW.replace("next_review: ", "next_reviews: ")
    line = text.split("\n").index(next(one for one in text.split("\n") if "next_reviews" in one)) + 1
    draft = save(edith, text).ack["draft"]
    assert draft["text"] == text
    assert [(one["line"], one["message"].split(":")[0]) for one in draft["faults"]] == [
        (2, "next_review is missing"),
        (line, "next_reviews"),
    ]
    refusal = send(edith, 1)
    assert (refusal.code, refusal.details["field"]) == ("conflict", "text")
    assert refusal.details["faults"] == draft["faults"]
    assert read(edith)["draft"]["state"] == "draft"


@pytest.mark.parametrize("text", ["", "No front matter", "---\n", "---\n: : [\n---\n", "---\n---\n## x"])
def test_whatever_is_no_article_is_kept_as_it_was_written(edith, text):
    draft = save(edith, text).ack["draft"]
    assert draft["text"] == text
    assert draft["faults"]


def test_a_fault_that_came_up_during_review_keeps_it_from_the_shelf(shelved, edith, ada):
    save(edith)
    send(edith, 1)
    shelved.later((BCG.next_review - date(2026, 11, 23)).days * 86_400 + 2 * 86_400)
    assert publish(ada, 2).details["faults"][0]["message"].startswith("next_review: the review was due")
    assert standing(ada)["version"] == 1


def test_who_wrote_it_last_does_not_publish_it(edith, ada):
    save(edith)
    send(edith, 1)
    assert publish(edith, 2).code == "forbidden"
    give_back(ada, 2)
    save(ada, ANEW.replace("anew", "once more"), version=3)
    send(edith, 4)
    assert publish(ada, 5).code == "forbidden"
    assert publish(edith, 5).ack == {"version": 2}


def test_who_wrote_it_may_publish_it_where_a_setting_says_so(database):
    alone = Stage(database, second_editor=False)
    alone.shelve_articles()
    edith = alone.employ("Edith", "editor")
    save(edith)
    send(edith, 1)
    assert publish(edith, 2).ack == {"version": 2}


def test_what_is_not_in_review_is_neither_published_nor_returned_nor_is_what_is_in_review_changed(edith, ada):
    save(edith)
    assert publish(ada, 1).details == {"field": "state", "state": "draft"}
    assert give_back(ada, 1).details == {"field": "state", "state": "draft"}
    send(edith, 1)
    assert send(edith, 2).details == {"field": "state", "state": "in_review"}
    assert save(edith, TEXT, version=2).details == {"field": "state", "state": "in_review"}
    assert read(edith)["draft"]["text"] == ANEW


def test_a_draft_is_returned_with_a_remark_that_stands_until_it_is_sent_again(edith, ada):
    save(edith)
    send(edith, 1)
    assert give_back(ada, 2, " ").details == {"field": "remark"}
    assert give_back(ada, 2).ack["draft"]["remark"] == "Say it more simply."
    assert save(edith, TEXT, version=3).ack["draft"]["remark"] == "Say it more simply."
    assert send(edith, 4).ack["draft"]["remark"] is None


def test_what_somebody_saved_meanwhile_is_not_written_over(edith, ada):
    save(edith)
    save(ada, TEXT, version=1)
    refusal = save(edith, GARBLED, version=1)
    assert (refusal.code, refusal.details["field"]) == ("conflict", "version")
    assert (refusal.details["draft"]["text"], refusal.details["draft"]["version"]) == (TEXT, 2)
    assert save(edith, GARBLED).code == "conflict"
    assert read(edith)["draft"]["text"] == TEXT
    assert send(edith, 1).details["field"] == "version"


def test_what_was_seen_of_an_earlier_draft_changes_no_later_one(edith, ada):
    save(edith)
    discard(edith, 1)
    assert save(edith, GARBLED, version=1).code == "conflict"
    assert save(ada, TEXT).ack["draft"]["version"] == 3
    assert save(edith, GARBLED, version=1).details["draft"]["text"] == TEXT
    assert save(edith, version=7, slug="imiquimod").code == "not_found"


def test_the_same_again_answers_the_same_and_is_one_row_of_the_audit(shelved, edith):
    assert save(edith).ack == save(edith).ack
    assert save(edith, TEXT, version=1).ack == save(edith, TEXT, version=1).ack
    rows = shelved.database.read(
        lambda sql: sql.execute(
            select(audit).where(audit.c.what.like("%_draft")).order_by(audit.c.number)
        ).all()
    )
    assert [row.what for row in rows] == ["begin_draft", "save_draft"]


def test_what_looks_garbled_is_changed_or_accepted_before_it_is_published(edith, ada):
    draft = save(edith, GARBLED).ack["draft"]
    line = next(n for n, one in enumerate(GARBLED.split("\n"), 1) if "diagn?stico" in one)
    flag = {"kind": "question_mark", "text": "diagn?stico", "lines": [line], "state": "open", "by": None}
    assert (draft["flags"], draft["open_flags"]) == ([flag], 1)
    send(edith, 1)
    assert publish(ada, 2).details == {"field": "flags", "flags": [flag]}
    assert accept(ada, 2, "other").code == "not_found"
    assert accept(ada, 2).ack["draft"]["flags"] == [{**flag, "state": "accepted", "by": "Sue"}]
    assert accept(ada, 3).code == "not_found"
    assert publish(ada, 3).ack == {"version": 2}


def test_a_flag_is_resolved_when_its_words_are_gone_and_open_when_they_are_back(edith):
    save(edith, GARBLED)
    (flag,) = save(edith, TEXT, version=1).ack["draft"]["flags"]
    assert (flag["state"], flag["by"], flag["lines"]) == ("resolved", "Edith", [])
    (flag,) = save(edith, GARBLED, version=2).ack["draft"]["flags"]
    assert (flag["state"], flag["by"]) == ("open", None)


def test_what_was_accepted_stays_so_on_another_line(edith):
    (flag,) = save(edith, GARBLED).ack["draft"]["flags"]
    accept(edith, 1)
    moved = GARBLED.replace("summary:", "# looked at\nsummary:")
    (after,) = save(edith, moved, version=2).ack["draft"]["flags"]
    assert (after["state"], after["by"]) == ("accepted", "Edith")
    assert after["lines"] == [flag["lines"][0] + 1]


def test_a_text_that_was_withdrawn_is_not_published_again(shelved, edith, ada):
    withdrawal = WithdrawArticle(slug="bcg", language="en", version=1, reason="wrong")
    shelved.do(recalling.withdraw_article, withdrawal, SYSTEM)
    assert standing(ada)["withdrawn"] is True
    save(edith, TEXT)
    send(edith, 1)
    assert publish(ada, 2).details == {"field": "text", "reason": "withdrawn"}
    assert read(edith)["draft"]["state"] == "in_review"


def test_whoever_reads_a_draft_is_told_that_the_version_before_was_withdrawn_until_another_is_published(
    shelved, edith, ada
):
    assert read(edith, "never-written")["shelved_withdrawn"] is False
    withdrawal = WithdrawArticle(slug="bcg", language="en", version=1, reason="wrong")
    shelved.do(recalling.withdraw_article, withdrawal, SYSTEM)
    told = read(edith)
    assert (told["shelved"], told["shelved_version"], told["shelved_withdrawn"]) == (TEXT, 1, True)
    assert read(edith, language="es")["shelved_withdrawn"] is False
    save(edith)
    send(edith, 1)
    publish(ada, 2)
    assert (read(edith)["shelved_version"], read(edith)["shelved_withdrawn"]) == (2, False)


def test_the_same_text_as_on_the_shelf_stays_the_version_that_it_is(shelved, edith, ada):
    first = edition(shelved)
    save(edith, TEXT)
    send(edith, 1)
    assert publish(ada, 2).ack == {"version": 1}
    assert edition(shelved) == first


def test_anchors_are_held_against_the_pair_as_it_is_being_written_too(edith, ada):
    more = as_markdown(BCG) + "\n## More {#more}\n\nWords.\n"
    assert "anchor #more is missing in Spanish" in save(edith, more).ack["draft"]["faults"][0]["message"]
    pair = as_markdown(BCG_ES) + "\n## Más {#more}\n\nPalabras.\n"
    assert save(edith, pair, language="es").ack["draft"]["faults"] == []
    assert read(edith)["draft"]["faults"] == []
    for language in ("en", "es"):
        send(edith, 1, language=language)
        assert publish(ada, 2, language=language).ack == {"version": 2}
    fewer = save(edith, TEXT, version=0).ack["draft"]["faults"]
    assert "section #more is missing" in fewer[0]["message"]


def test_a_link_into_the_shelf_leads_to_what_is_there(edith):
    broken = TEXT + "\nSee [it](article:no-such-article) and [here](article:bcg#side-effects).\n"
    (fault,) = save(edith, broken).ack["draft"]["faults"]
    assert fault["message"].startswith("link article:no-such-article is broken")
    assert fault["line"] == len(broken.split("\n")) - 1


def test_a_discarded_draft_is_gone_from_the_list_and_another_may_begin(edith):
    save(edith)
    save(edith, as_markdown(BCG_ES), language="es")
    assert {(one["slug"], one["language"]) for one in listed(edith)} == {("bcg", "en"), ("bcg", "es")}
    assert discard(edith, 1).ack == {}
    assert [one["language"] for one in listed(edith)] == ["es"]
    assert discard(edith, 2).code == "conflict"
    assert isinstance(step(edith, drafting.discard_draft, DiscardDraft, 1, slug="tnf"), Refusal)
    assert save(edith, TEXT).ack["draft"]["version"] == 3


def test_each_step_is_in_the_audit_and_every_editor_hears_of_it(shelved, edith, ada):
    ann = shelved.employ("Ann")
    save(edith, GARBLED)
    send(edith, 1)
    give_back(ada, 2, "x" * 300)
    accept(edith, 3)
    send(edith, 4)
    publish(ada, 5)
    rows = shelved.database.read(
        lambda sql: sql.execute(select(audit).where(audit.c.subject == "bcg").order_by(audit.c.number)).all()
    )
    assert [(row.what, row.actor_id) for row in rows] == [
        ("begin_draft", edith.id),
        ("send_to_review", edith.id),
        ("return_draft", ada.id),
        ("accept_flag", edith.id),
        ("send_to_review", edith.id),
        ("publish_draft", ada.id),
    ]
    assert rows[2].reason == "x" * 200
    assert json.loads(rows[5].replaced) == {"language": "en", "version": 5, "state": "in_review"}
    heard = [(event.name, event.payload) for event in edith.hears()]
    assert heard == [("draft_changed", {"slug": "bcg", "language": "en"})] * 6
    assert ann.hears() == []


def test_the_shelf_is_read_a_few_articles_at_a_time_and_says_what_is_overdue(shelved, edith):
    first = shelf(edith, limit=2)
    slugs = sorted({one["slug"] for one in first["articles"]})
    assert (len(slugs), len(first["articles"]), first["more"]) == (2, 4, True)
    rest = shelf(edith, after=slugs[-1])
    assert (len(rest["articles"]), rest["more"]) == (20, False)
    assert not any(one["overdue"] for one in rest["articles"])
    shelved.later(5 * 366 * 86_400)
    assert all(one["overdue"] for one in shelf(edith)["articles"])


def test_a_sample_is_published_nowhere_but_in_a_demo(database):
    stage = Stage(database, publishes_samples=False)
    stage.shelve_articles()
    edith, ada = stage.employ("Edith", "editor"), stage.employ("Sue", "administrator")
    save(edith)
    send(edith, 1)
    assert publish(ada, 2).details == {"field": "text", "reason": "sample"}
    give_back(ada, 2)
    save(edith, as_markdown(replace(BCG, sample=False)), version=3)
    send(edith, 4)
    assert publish(ada, 5).ack == {"version": 2}


def test_a_draft_that_is_hard_to_read_is_told_so_at_the_section_and_not_sent_to_review(edith):
    hard = "Immunomodulatory pharmacotherapeutic interventions necessitate multidisciplinary evaluation. " * 8
    first = replace(BCG.sections[0], markdown=hard)
    text = as_markdown(replace(BCG, sections=(first, *BCG.sections[1:])))
    (fault,) = save(edith, text).ack["draft"]["faults"]
    assert text.split("\n")[fault["line"] - 1].startswith(f"## {first.title}")
    assert "is hard to read (grade " in fault["message"]
    assert send(edith, 1).details["field"] == "text"


@pytest.mark.parametrize("article", load(shelf_folder()), ids=lambda one: f"{one.language}-{one.slug}")
def test_what_stands_on_the_shelf_can_be_drafted_without_a_fault(edith, article):
    saved = save(edith, as_markdown(article), slug=article.slug, language=article.language)
    assert (saved.ack["draft"]["faults"], saved.ack["draft"]["open_flags"]) == ([], 0)
