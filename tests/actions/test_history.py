"""Edith looks at what was published, and at how far a version has gone."""

from dataclasses import replace

import pytest
from conversing import client_id
from stage import SYSTEM

from chat_server.actions import drafting, history, recalling, reviewing, sharing, shelving
from chat_server.protocol.drafts import PublishDraft, SaveDraft, SendToReview
from chat_server.protocol.refusal import Refusal
from chat_server.protocol.shelf import ReadHistory, ReadVersion, WithdrawArticle
from chat_server.protocol.staff import ShareArticle
from knowledge.interchange import as_markdown
from knowledge.library import load, shelf_folder

BCG = next(one for one in load(shelf_folder()) if (one.slug, one.language) == ("bcg", "en"))
ANEW = replace(BCG, title="BCG, anew")
NAMED = {"slug": "bcg", "language": "en"}


@pytest.fixture
def shelved(stage):
    stage.shelve_articles()
    return stage


@pytest.fixture
def edith(shelved):
    return shelved.employ("Edith", "editor")


def versions(edith, **named):
    return edith.stage.do(history.read_history, ReadHistory(**{**NAMED, **named}), edith.by).ack["versions"]


def version(edith, number):
    return edith.stage.perform(history.read_version, ReadVersion(**NAMED, version=number), edith.by)


def test_the_newest_version_comes_first_and_says_that_it_stands(shelved, edith):
    shelved.do(shelving.publish_articles, [ANEW], None)
    told = [(one["version"], one["title"], one["current"]) for one in versions(edith)]
    assert told == [(2, "BCG, anew", True), (1, BCG.title, False)]
    assert version(edith, 1).ack["text"] == as_markdown(BCG)
    assert version(edith, 2).ack["text"] == as_markdown(ANEW)


def test_of_what_was_never_published_there_is_nothing(edith):
    assert versions(edith, slug="never-written") == []
    refusal = version(edith, 9)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "not_found"


def test_a_version_says_how_many_chats_have_it_and_how_many_of_them_go_on(shelved, edith):
    vera, ann = shelved.talking()
    command = ShareArticle(chat_id=vera.chat_id, client_id=client_id(), **NAMED, anchor=None)
    shelved.do(sharing.share_article, command, ann.by)
    assert (version(edith, 1).ack["chats"], version(edith, 1).ack["open_chats"]) == (1, 1)
    vera.ends()
    assert (version(edith, 1).ack["chats"], version(edith, 1).ack["open_chats"]) == (1, 0)


def test_a_withdrawn_version_says_since_when_and_why(edith):
    assert versions(edith)[0]["withdrawn_at"] is None
    command = WithdrawArticle(**NAMED, version=1, reason="The dose is wrong.")
    edith.stage.do(recalling.withdraw_article, command, edith.by)
    assert versions(edith)[0]["withdrawn_at"].endswith("Z")
    assert versions(edith)[0]["withdrawn_reason"] == "The dose is wrong."
    assert versions(edith)[0]["withdrawn_by"] == {"id": edith.id, "name": "Edith"}


def test_a_version_says_who_wrote_it_and_who_published_it(shelved, edith):
    sue = shelved.employ("Sue", "administrator")
    text = as_markdown(ANEW)
    shelved.do(drafting.save_draft, SaveDraft(**NAMED, version=0, text=text), edith.by)
    shelved.later(60)
    shelved.do(reviewing.send_to_review, SendToReview(**NAMED, version=1), edith.by)
    shelved.do(reviewing.publish_draft, PublishDraft(**NAMED, version=2), sue.by)
    latest, first = versions(edith)
    assert latest["written_by"] == {"id": edith.id, "name": "Edith"}
    assert latest["published_by"] == {"id": sue.id, "name": "Sue"}
    assert latest["written_at"] < latest["added_at"]
    assert [first[name] for name in ("written_at", "written_by", "published_by")] == [None, None, None]


def test_what_was_withdrawn_on_the_command_line_names_nobody(shelved, edith):
    command = WithdrawArticle(**NAMED, version=1, reason="The dose is wrong.")
    shelved.do(recalling.withdraw_article, command, SYSTEM)
    assert versions(edith)[0]["withdrawn_by"] is None
